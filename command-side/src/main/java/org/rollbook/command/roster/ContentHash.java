package org.rollbook.command.roster;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.rollbook.messages.roster.RosterReport;

/** What two reports of a record are compared by: SHA-256 of the canonical JSON of the report. */
public final class ContentHash {
    private ContentHash() {}

    /** Lower-case hexadecimal. */
    public static String of(RosterReport report) {
        return of(CanonicalJson.text((Record) report));
    }

    /** Of the canonical JSON of a report. */
    public static String of(String canonicalJson) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(canonicalJson.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

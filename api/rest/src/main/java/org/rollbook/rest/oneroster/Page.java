package org.rollbook.rest.oneroster;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.rollbook.messages.oneroster.ObjectPage;
import org.rollbook.messages.oneroster.Version;

/** The body of an answer, ready to send; nobody changes it any more. */
final class Page {
    private static final int TAG = 32;

    private final byte[] body;
    private final String sha256;

    private Page(byte[] body) {
        this.body = body;
        this.sha256 = sha256(body);
    }

    byte[] body() {
        return body;
    }

    /** SHA-256 of the body, lower-case hexadecimal. */
    String sha256() {
        return sha256;
    }

    /** Weak, since the same page is compressed for some. */
    String tag() {
        return "W/\"" + sha256.substring(0, TAG) + "\"";
    }

    /**
     * @param number of a page the total, which its head says, and links that follow from it and the address; of a
     *     single the version, which {@link Conditions} reads
     */
    String tag(long number) {
        return "W/\"" + sha256.substring(0, TAG) + "-" + number + "\"";
    }

    /** Objects become bytes one by one: in one text, a name that is not Latin would make all of it wide and slow. */
    static Page many(ObjectPage page, String key, Version version, Addresses addresses) {
        var out = new ByteArrayOutputStream(256 + page.objects().size() * 900);
        out.writeBytes(utf8("{" + warnings(page, version) + "\"" + key + "\":["));
        for (int i = 0; i < page.objects().size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            out.writeBytes(addresses.expanded(page.objects().get(i), version));
        }
        out.writeBytes(utf8("]}"));
        return new Page(out.toByteArray());
    }

    static Page one(ObjectPage page, String key, Version version, Addresses addresses) {
        var out = new StringBuilder(2_000)
                .append('{')
                .append(warnings(page, version))
                .append('"')
                .append(key)
                .append("\":");
        addresses.expand(out, page.objects().getFirst(), version);
        return new Page(utf8(out.append('}').toString()));
    }

    private static String warnings(ObjectPage page, Version version) {
        return version == Version.V1P1 && !page.warnings().isEmpty() ? StatusInfo.warnings(page.warnings()) : "";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

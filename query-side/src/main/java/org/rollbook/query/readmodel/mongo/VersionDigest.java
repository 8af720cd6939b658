package org.rollbook.query.readmodel.mongo;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rollbook.query.readmodel.Version;

/** SHA-256 over versions in order, each part of them after its length. */
final class VersionDigest {
    private final MessageDigest sha256;
    private long versions;

    VersionDigest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    VersionDigest add(Version version, long asOf) {
        var row = version.row();
        versions++;
        add(row.id());
        add(version.from() + " " + (version.to() <= asOf ? version.to() : "") + " " + row.active());
        var schools = Documents.schools(row.schools());
        add(schools == null ? null : schools.toString());
        add(row.body());
        add(row.otherBody());
        new TreeMap<>(row.fields()).forEach((name, value) -> {
            add(name);
            add(value.toString());
        });
        return this;
    }

    String text() {
        return versions + "-" + HexFormat.of().formatHex(sha256.digest());
    }

    private void add(@Nullable String part) {
        byte[] bytes = part == null ? new byte[0] : part.getBytes(StandardCharsets.UTF_8);
        sha256.update(((part == null ? -1 : bytes.length) + ":").getBytes(StandardCharsets.US_ASCII));
        sha256.update(bytes);
    }
}

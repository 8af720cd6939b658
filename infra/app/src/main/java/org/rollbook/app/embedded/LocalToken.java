package org.rollbook.app.embedded;

import java.nio.file.Path;

/**
 * A token with the administrator's rights for whoever can read the service's data directory: the command line uses it
 * on the same machine. It is made at the first start.
 */
public final class LocalToken {
    private LocalToken() {}

    public static Path file(Path data) {
        return data.resolve("administrator.token");
    }

    public static String readOrCreate(Path data) {
        return SecretFile.at(file(data)).readOrCreate();
    }
}

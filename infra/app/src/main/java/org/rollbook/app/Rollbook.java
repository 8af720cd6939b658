package org.rollbook.app;

import org.rollbook.app.cli.RollbookCommand;

/** Where Java begins. */
public final class Rollbook {
    private Rollbook() {}

    public static void main(String[] arguments) {
        var code = RollbookCommand.execute(arguments);
        if (code != RollbookCommand.SERVING) {
            System.exit(code);
        }
    }
}

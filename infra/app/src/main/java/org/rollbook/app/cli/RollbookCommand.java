package org.rollbook.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code rollbook}: groups the commands and turns what goes wrong into one sentence and an exit code. */
@Command(
        name = "./rollbook",
        description = "Connects outside learning programs to a district's student information system.",
        subcommands = {RunCommand.class, TourCommand.class, ImportCommand.class, VerifyCommand.class},
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed", "2:wrong usage"})
public final class RollbookCommand {
    /** The command goes on in the background: the process must not end yet. */
    public static final int SERVING = -1;

    /** @return 0 done, 1 failed, 2 wrong usage */
    public static int execute(String... arguments) {
        return new CommandLine(new RollbookCommand())
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    line.getErr().println(messageOf(failure));
                    return 1;
                })
                .execute(arguments);
    }

    private static String messageOf(Throwable failure) {
        var message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}

package org.rollbook.command.roster;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.rollbook.messages.Caller;
import org.rollbook.messages.Commands;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;

/** An import can wait: what is refused because others keep the ledger busy is sent again. */
final class PatientCommands implements Commands {
    private static final int TIMES = 40;
    private static final Executor LATER = CompletableFuture.delayedExecutor(250, TimeUnit.MILLISECONDS);

    private final Commands commands;

    PatientCommands(Commands commands) {
        this.commands = commands;
    }

    @Override
    public CompletableFuture<Receipt> send(Object command, Caller caller) {
        return send(command, caller, TIMES);
    }

    private CompletableFuture<Receipt> send(Object command, Caller caller, int times) {
        return commands.send(command, caller)
                .exceptionallyCompose(problem -> times > 0 && busy(problem)
                        ? CompletableFuture.supplyAsync(() -> times - 1, LATER)
                                .thenCompose(left -> send(command, caller, left))
                        : CompletableFuture.failedFuture(problem));
    }

    private static boolean busy(Throwable problem) {
        return cause(problem) instanceof Refused refused
                && (refused.code() == RefusalCode.OVERLOADED || refused.code() == RefusalCode.CONFLICT);
    }

    static Throwable cause(Throwable problem) {
        return problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
    }
}

package org.rollbook.command.connection;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.Caller;
import org.rollbook.messages.connection.PagesDisclosed;

/**
 * The pages of one run, on their way to the record. Those that come while others are being written make up the next
 * entry together: a vendor that reads fast would otherwise cost the ledger as much as the answers cost the read models.
 */
final class RunPages {
    private static final int TOGETHER = 256;

    /** After so many, as many are expected again, and worth a moment's wait. */
    private static final int MANY = 4;

    private static final Executor IN_A_MOMENT = CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS);

    private final String syncId;
    private final String connectionId;
    private final DisclosureLog log;
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private boolean writing;

    private record Waiting(
            PagesDisclosed.Page page, @Nullable Set<String> scope, Caller caller, CompletableFuture<Void> written) {}

    RunPages(String syncId, String connectionId, DisclosureLog log) {
        this.syncId = syncId;
        this.connectionId = connectionId;
        this.log = log;
    }

    /** The future ends when the page is on record. */
    CompletableFuture<Void> add(PagesDisclosed.Page page, @Nullable Set<String> scope, Caller caller) {
        CompletableFuture<Void> written = new CompletableFuture<>();
        synchronized (waiting) {
            waiting.add(new Waiting(page, scope, caller, written));
            if (writing) {
                return written;
            }
            writing = true;
        }
        write();
        return written;
    }

    private void write() {
        List<Waiting> together = next();
        if (together.isEmpty()) {
            return;
        }
        var _ = append(together).whenComplete((position, failure) -> {
            if (together.size() < MANY) {
                write();
            } else {
                IN_A_MOMENT.execute(this::write);
            }
            together.forEach(each -> tell(each.written, failure));
        });
    }

    private static void tell(CompletableFuture<Void> written, @Nullable Throwable failure) {
        if (failure == null) {
            written.complete(null);
        } else {
            written.completeExceptionally(failure);
        }
    }

    private CompletableFuture<Long> append(List<Waiting> together) {
        Waiting first = together.getFirst();
        List<PagesDisclosed.Page> pages = together.stream().map(Waiting::page).toList();
        try {
            return log.append(new PagesDisclosed(syncId, connectionId, first.scope, pages), first.caller);
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    /** Those of the same scope, in their order; none when nothing waits any more. */
    private List<Waiting> next() {
        List<Waiting> together = new ArrayList<>();
        synchronized (waiting) {
            Waiting one = waiting.peek();
            while (one != null && together.size() < TOGETHER && isOfScope(one, together)) {
                together.add(waiting.remove());
                one = waiting.peek();
            }
            writing = !together.isEmpty();
        }
        return together;
    }

    private static boolean isOfScope(Waiting one, List<Waiting> together) {
        return together.isEmpty() || Objects.equals(one.scope, together.getFirst().scope);
    }
}

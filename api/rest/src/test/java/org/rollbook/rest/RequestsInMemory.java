package org.rollbook.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.rollbook.messages.audit.FailedRequest;
import org.rollbook.messages.audit.RequestLog;

/** Keeps failed requests in memory, newest first. */
public final class RequestsInMemory implements RequestLog {
    private final List<Entry> entries = new ArrayList<>();
    public final List<Question> questions = new ArrayList<>();

    @Override
    public synchronized void add(FailedRequest request, Supplier<String> detail) {
        entries.addFirst(new Entry(request, detail == null ? null : detail.get(), 0));
    }

    public synchronized Entry newest() {
        return entries.getFirst();
    }

    @Override
    public synchronized CompletableFuture<Page> find(Question question) {
        questions.add(question);
        return CompletableFuture.completedFuture(new Page(List.copyOf(entries), entries.size(), null, 7));
    }
}

package org.rollbook.command.connection;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.rollbook.messages.EventName;
import org.rollbook.messages.Queries;
import org.rollbook.messages.audit.LedgerEntries;
import org.rollbook.messages.audit.LedgerEntry;
import org.rollbook.messages.audit.LedgerPage;
import org.rollbook.messages.connection.FindSyncs;
import org.rollbook.messages.connection.PagesDisclosed;
import org.rollbook.messages.connection.SyncRequested;
import org.rollbook.messages.connection.SyncView;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds the sync runs that a process left open when it was killed. What was disclosed in them is counted again from
 * the ledger, since the counts were in that process's memory only.
 */
public final class LeftOpenRuns {
    /** More than there are connections that read at the same time. */
    private static final int NEWEST = 200;

    private static final int PART = 500;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Queries queries;
    private final LedgerEntries ledger;

    public LeftOpenRuns(Queries queries, LedgerEntries ledger) {
        this.queries = queries;
        this.ledger = ledger;
    }

    public CompletableFuture<List<OpenRun>> find() {
        return queries.ask(new FindSyncs(null, NEWEST, null))
                .thenCompose(syncs -> counted(syncs.items().stream()
                        .filter(sync -> sync.state().equals("running"))
                        .toList()));
    }

    private CompletableFuture<List<OpenRun>> counted(List<SyncView> running) {
        if (running.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        Map<String, Tally> tallies = new HashMap<>();
        running.forEach(run -> tallies.put(run.id(), new Tally(run)));
        return begin(running)
                .thenCompose(position -> count(tallies, position))
                .thenApply(end -> tallies.values().stream().map(Tally::openRun).toList());
    }

    /** The position at which the first of the runs was requested. */
    private CompletableFuture<Long> begin(List<SyncView> running) {
        List<CompletableFuture<LedgerPage>> requests = running.stream()
                .map(run -> ledger.after(0, run.id(), name(SyncRequested.class), 1))
                .toList();
        return CompletableFuture.allOf(requests.toArray(CompletableFuture[]::new))
                .thenApply(all -> {
                    OptionalLong first = requests.stream()
                            .flatMap(request -> request.join().entries().stream())
                            .mapToLong(LedgerEntry::position)
                            .min();
                    return first.orElse(0);
                });
    }

    private CompletableFuture<Long> count(Map<String, Tally> tallies, long after) {
        return ledger.after(after, null, name(PagesDisclosed.class), PART).thenCompose(part -> {
            part.entries().forEach(entry -> count(tallies, entry));
            return part.entries().size() < PART
                    ? CompletableFuture.completedFuture(after)
                    : count(tallies, part.entries().getLast().position());
        });
    }

    private static void count(Map<String, Tally> tallies, LedgerEntry entry) {
        JsonNode disclosed = JSON.readTree(entry.payload());
        Tally tally = tallies.get(disclosed.path("syncId").asString());
        if (tally != null) {
            pages(entry, disclosed)
                    .forEach(page -> tally.add(
                            page.path("collection").asString(),
                            page.path("records").asLong(),
                            entry.recordedAt()));
        }
    }

    /** An entry of the first revision was one page. */
    private static Stream<JsonNode> pages(LedgerEntry entry, JsonNode disclosed) {
        return entry.revision() == 1
                ? Stream.of(disclosed)
                : disclosed.path("pages").valueStream();
    }

    private static String name(Class<?> event) {
        return event.getAnnotation(EventName.class).value();
    }

    private static final class Tally {
        private final SyncView run;
        private final Map<String, Long> records = new TreeMap<>();
        private Instant last;
        private long pages;

        Tally(SyncView run) {
            this.run = run;
            this.last = run.firstRequest();
        }

        void add(String collection, long more, Instant at) {
            pages++;
            records.merge(collection, more, Long::sum);
            last = at;
        }

        OpenRun openRun() {
            return new OpenRun(run.id(), run.connectionId(), pages, Map.copyOf(records), run.firstRequest(), last);
        }
    }
}

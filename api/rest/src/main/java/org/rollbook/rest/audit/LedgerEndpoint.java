package org.rollbook.rest.audit;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.Listing;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.audit.LedgerEntries;
import org.rollbook.messages.audit.LedgerEntry;
import org.rollbook.messages.audit.LedgerPage;
import org.rollbook.rest.ListQuery;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The ledger, entry by entry, in its order. */
@RestController
public final class LedgerEndpoint {
    private final LedgerEntries entries;

    public LedgerEndpoint(LedgerEntries entries) {
        this.entries = entries;
    }

    record EntryAnswer(
            long position,
            @Nullable String stream,
            @Nullable Long version,
            String eventId,
            String name,
            int revision,
            Instant recordedAt,
            @JsonRawValue String payload,
            @JsonRawValue String metadata,
            String hash) {
        static EntryAnswer of(LedgerEntry e) {
            return new EntryAnswer(
                    e.position(),
                    e.stream(),
                    e.version(),
                    e.eventId(),
                    e.name(),
                    e.revision(),
                    e.recordedAt(),
                    e.payload(),
                    e.metadata(),
                    e.hash());
        }
    }

    @GetMapping("/api/v1/ledger/entries")
    Mono<Listing<EntryAnswer>> list(@RequestParam MultiValueMap<String, String> parameters) {
        var part = ListQuery.of(parameters);
        long after = position(part.after());
        return Mono.fromFuture(() ->
                        entries.after(after, parameters.getFirst("stream"), parameters.getFirst("name"), part.limit()))
                .map(page -> answer(page, part.limit()));
    }

    private static Listing<EntryAnswer> answer(LedgerPage page, int limit) {
        var shown = page.entries();
        var next = shown.size() < limit ? null : Long.toString(shown.getLast().position());
        return new Listing<>(shown.stream().map(EntryAnswer::of).toList(), page.total(), next);
    }

    private static long position(@Nullable String after) {
        if (after == null) {
            return 0;
        }
        if (!after.matches("\\d{1,18}")) {
            throw new Refused(RefusalCode.INVALID_QUERY, "after is not a position of the ledger.");
        }
        return Long.parseLong(after);
    }
}

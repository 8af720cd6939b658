package org.rollbook.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.connection.Nonces;

/**
 * Nonces in the ledger's database, where all nodes see them; those that come at once are written at once. Their commit
 * does not wait for the disk: a database that crashes may forget those of its last second.
 */
final class StoredNonces implements Nonces, AutoCloseable {
    private static final int WAITING = 4096;
    private static final int TOGETHER = 512;
    private static final long SWEEP_SECONDS = 60;
    private static final String USE = """
            with quick as (select set_config('synchronous_commit', 'off', true))
            insert into ledger.nonce (id, until)
            select n.id, n.until from unnest($1::uuid[], $2::bigint[]) n (id, until), quick order by n.id
            on conflict do nothing returning id""";

    private final Database database;
    private final Clock clock;
    private final Batches<Use> batches;
    private long swept;

    StoredNonces(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.batches = new Batches<>("nonces", WAITING, TOGETHER, Duration.ZERO, this::write);
    }

    private record Use(UUID id, long until, CompletableFuture<Boolean> first) {}

    @Override
    public CompletableFuture<Boolean> use(String nonce, Instant until) {
        var use = new Use(id(nonce), until.getEpochSecond(), new CompletableFuture<>());
        if (!batches.add(use)) {
            use.first().completeExceptionally(new Refused(RefusalCode.OVERLOADED));
        }
        return use.first();
    }

    private void write(List<Use> uses) {
        try {
            var ids = uses.stream().map(Use::id).toArray(UUID[]::new);
            var untils = uses.stream().map(Use::until).toArray(Long[]::new);
            var fresh = new HashSet<>(database.rows(
                    USE,
                    statement -> statement.bind("$1", ids).bind("$2", untils),
                    row -> Objects.requireNonNull(row.get(0, UUID.class))));
            uses.forEach(use -> use.first().complete(fresh.remove(use.id())));
            sweep();
        } catch (RuntimeException e) {
            uses.forEach(use -> use.first().completeExceptionally(e));
            throw e;
        }
    }

    private void sweep() {
        long now = clock.instant().getEpochSecond();
        if (now - swept >= SWEEP_SECONDS) {
            swept = now;
            database.change("delete from ledger.nonce where until < $1", statement -> statement.bind("$1", now));
        }
    }

    private static UUID id(String nonce) {
        try {
            var hash = ByteBuffer.wrap(
                    MessageDigest.getInstance("SHA-256").digest(nonce.getBytes(StandardCharsets.UTF_8)));
            return new UUID(hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }

    @Override
    public void close() {
        batches.close();
    }
}

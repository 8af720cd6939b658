package org.rollbook.ledger;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlResult;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows how far the ledger has come, tells those who wait for new entries, and keeps the cached facts true. Entries of
 * this node are told by its committer; those of other nodes by notifications, behind which a slow poll stands. It has
 * a thread of its own, which alone blocks for it, and it is where the ledger subscribes to notifications.
 */
final class Tail implements Committer.Listener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Tail.class);
    private static final int BATCH = 500;

    private final Database database;
    private final EntryReader entries;
    private final Recent recent;
    private final LedgerFacts facts;
    private final AggregateCache aggregates;
    private final String node;
    private final Semaphore news = new Semaphore(0);
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable PostgresqlConnection connection;
    private long head;
    private long polled;

    /** @param node what the notifications of this node begin with */
    Tail(
            Database database,
            EntryReader entries,
            Recent recent,
            LedgerFacts facts,
            AggregateCache aggregates,
            String node) {
        this.database = database;
        this.entries = entries;
        this.recent = recent;
        this.facts = facts;
        this.aggregates = aggregates;
        this.node = node;
        this.head = entries.head();
        this.thread = Thread.ofPlatform().name("ledger-tail").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    AutoCloseable onAppended(Runnable action) {
        listeners.add(action);
        return () -> listeners.remove(action);
    }

    @Override
    public void committed(List<Placed> written, IndexRows rows) {
        facts.committed(rows);
        recent.add(written);
        synchronized (this) {
            if (written.getFirst().position <= head + 1) {
                head = Math.max(head, written.getLast().position);
            } else {
                news.release();
            }
        }
        tell();
    }

    private void run() {
        while (!closed) {
            try {
                listen();
                if (news.tryAcquire(1, TimeUnit.SECONDS)) {
                    news.drainPermits();
                    catchUp();
                } else {
                    poll();
                }
            } catch (InterruptedException end) {
                return;
            } catch (RuntimeException problem) {
                if (!closed) {
                    LOG.warn("The ledger could not be followed; trying again: {}", problem.toString());
                    forget();
                    drop();
                    pause();
                }
            }
        }
    }

    private void listen() {
        if (connection == null) {
            var fresh = database.connect();
            connection = fresh;
            fresh.getNotifications()
                    .subscribe(
                            notification -> {
                                if (!String.valueOf(notification.getParameter()).startsWith(node)) {
                                    news.release();
                                }
                            },
                            lost -> drop(),
                            this::drop);
            Database.await(fresh.createStatement("listen " + GroupWriter.CHANNEL)
                    .execute()
                    .concatMap(PostgresqlResult::getRowsUpdated)
                    .then());
            forget();
            news.release();
        }
    }

    /** This node's committer tells of its entries just after they are there: only what stays untold was missed. */
    void poll() {
        if (polled > head()) {
            catchUp();
        }
        polled = entries.head();
    }

    private void catchUp() {
        while (true) {
            var fresh = entries.after(head(), BATCH);
            if (fresh.isEmpty()) {
                return;
            }
            facts.appended(fresh);
            fresh.stream().map(Entry::stream).filter(Objects::nonNull).forEach(aggregates::remove);
            synchronized (this) {
                head = Math.max(head, fresh.getLast().position());
            }
            tell();
        }
    }

    private void forget() {
        facts.forget();
        aggregates.removeAll();
    }

    /** Up to here listeners have been told. */
    synchronized long head() {
        return head;
    }

    private void tell() {
        for (var listener : listeners) {
            try {
                listener.run();
            } catch (RuntimeException broken) {
                LOG.error("A listener for new entries failed", broken);
            }
        }
    }

    private void pause() {
        try {
            news.tryAcquire(1, TimeUnit.SECONDS);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private void drop() {
        var lost = connection;
        connection = null;
        if (lost != null) {
            Database.leave(lost);
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        drop();
    }
}

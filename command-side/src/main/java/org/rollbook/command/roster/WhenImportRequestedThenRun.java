package org.rollbook.command.roster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.rollbook.command.roster.Staging.OpenImport;
import org.rollbook.command.roster.csv.Limits;
import org.rollbook.messages.Caller;
import org.rollbook.messages.Commands;
import org.rollbook.messages.oneroster.Profile;
import org.rollbook.messages.roster.ImportApproved;
import org.rollbook.messages.roster.ImportProblem;
import org.rollbook.messages.roster.ImportRequested;
import org.rollbook.messages.roster.Uploads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the imports whose packages are on this node, one after the other, on a thread of its own. It finds them in the
 * ledger, so that one that a crash interrupted goes on at the next start.
 */
public final class WhenImportRequestedThenRun implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WhenImportRequestedThenRun.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);
    private static final int ATTEMPTS = 3;

    private final Staging staging;
    private final Uploads uploads;
    private final Commands commands;
    private final Semaphore wakes = new Semaphore(1);
    private final Map<String, Integer> attempts = new HashMap<>();
    private final Thread thread = new Thread(this::loop, "roster-imports");
    private volatile boolean closed;

    public WhenImportRequestedThenRun(Staging staging, Uploads uploads, Commands commands) {
        this.staging = staging;
        this.uploads = uploads;
        this.commands = commands;
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** To be subscribed to the event store. */
    public void react(List<? extends EventMessage<?>> events) {
        if (events.stream().map(EventMessage::getPayload).anyMatch(WhenImportRequestedThenRun::opens)) {
            if (CurrentUnitOfWork.isStarted()) {
                CurrentUnitOfWork.get().afterCommit(_ -> wakes.release());
            } else {
                wakes.release();
            }
        }
    }

    private static boolean opens(Object event) {
        return event instanceof ImportRequested || event instanceof ImportApproved;
    }

    private void loop() {
        while (!closed) {
            try {
                boolean _ = wakes.tryAcquire(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
                wakes.drainPermits();
                runAll();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (!closed) {
                    LOG.warn("Imports cannot be looked up at the moment", e);
                }
            }
        }
    }

    private void runAll() {
        Optional<OpenImport> next = next();
        while (!closed && next.isPresent()) {
            OpenImport open = next.get();
            Path file = uploads.file(open.importId());
            try {
                LOG.info("Import {} begins", open.importId());
                new ImportRun(open, Profile.LENIENT, staging, commands).run(file, Limits.USUAL);
                LOG.info("Import {} has ended", open.importId());
                attempts.remove(open.importId());
                discardUnlessHeld(open, file);
            } catch (IOException | RuntimeException e) {
                if (closed) {
                    return;
                }
                LOG.warn("Import {} was interrupted", open.importId(), e);
                if (attempts.merge(open.importId(), 1, Integer::sum) >= ATTEMPTS) {
                    giveUp(open, file);
                } else {
                    return;
                }
            }
            next = next();
        }
    }

    private Optional<OpenImport> next() {
        return staging.openImports().stream()
                .filter(open -> Files.isRegularFile(uploads.file(open.importId())))
                .findFirst();
    }

    /** The ledger would rather have no more of it than stand in the way of all that come after. */
    private void giveUp(OpenImport open, Path file) {
        var problem = new ImportProblem(
                "", 0, null, "IMP_INTERRUPTED", "error", "The import was interrupted several times; see the log.");
        commands.send(
                        new FailImport(open.importId(), List.of(problem)),
                        new Caller(open.importId(), null, null, "import:" + open.importId()))
                .join();
        attempts.remove(open.importId());
        delete(file);
    }

    private void discardUnlessHeld(OpenImport open, Path file) {
        if (staging.ended(open.importId())) {
            delete(file);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("The package of an import that ended cannot be deleted", e);
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}

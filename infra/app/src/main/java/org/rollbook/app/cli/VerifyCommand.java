package org.rollbook.app.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.rollbook.app.embedded.EmbeddedDatabase;
import org.rollbook.ledger.DatabaseAddress;
import org.rollbook.ledger.Ledger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Recomputes the hashes of the ledger from what is stored. */
@Command(
        name = "verify",
        description = {
            "Recomputes the hash of every entry of the ledger and checks that positions and stream versions have no"
                    + " holes.",
            "Reads the database itself (ROLLBOOK_DATABASE_URL, or the embedded one), whether or not the service runs."
        },
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var data = ServiceOptions.dataDirectory();
        var known = ServiceOptions.environment("ROLLBOOK_DATABASE_URL").or(() -> EmbeddedDatabase.running(data));
        if (known.isPresent()) {
            return verify(known.get());
        }
        if (!EmbeddedDatabase.exists(data)) {
            throw new IllegalStateException("There is no ledger in " + data.toAbsolutePath() + ".");
        }
        try (var database = EmbeddedDatabase.start(data)) {
            return verify(database.url());
        }
    }

    private int verify(String databaseUrl) {
        var report = Ledger.verify(DatabaseAddress.parse(databaseUrl), position -> {
            if (position % 100_000 == 0) {
                out().printf("%,d entries ...%n", position);
                out().flush();
            }
        });
        var fault = report.fault();
        if (fault != null) {
            out().printf("Entry %,d: %s%n", fault.position(), fault.what());
            return 1;
        }
        out().printf(
                        "%,d entries: every hash fits its entry, positions have no gap, times never go back, and the versions of"
                                + " every stream follow each other.%n",
                        report.entries());
        return 0;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}

package org.rollbook.app.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.rollbook.app.embedded.EmbeddedDatabase;
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
        return 0;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}

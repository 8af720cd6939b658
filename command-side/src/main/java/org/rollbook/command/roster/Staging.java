package org.rollbook.command.roster;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.rollbook.command.roster.csv.Mode;
import org.rollbook.command.roster.csv.PackageFile;
import org.rollbook.command.roster.csv.Problems;
import org.rollbook.command.roster.csv.Rows;
import org.rollbook.messages.roster.ImportCounts;
import org.rollbook.messages.roster.RosterKind;
import org.rollbook.messages.roster.RosterReport;

/**
 * Where the rows of a package are compared with each other and with the roster, as sets. Calls block; they are made by
 * the threads that run an import.
 */
public interface Staging {
    /** Imports that are still to be run, in the order in which they were asked for. */
    List<OpenImport> openImports();

    /** True when the import is done or has failed, so that its package is of no more use. */
    boolean ended(String importId);

    /** An empty stage for one import; waits until no other import, of this node or another, has one. */
    Stage open(String importId);

    /** @param begun reports of it are in the ledger already: it was interrupted */
    record OpenImport(String importId, boolean dryRun, boolean allowLargeRemoval, boolean begun) {}

    /** @param known the roster has the record, active */
    record Change(RosterReport report, boolean known) {}

    /**
     * @param active records of the collection before
     * @param withdrawn how many of them go
     */
    record Removal(long active, long withdrawn) {}

    /**
     * The stage of one import; its methods are called in this order and by one thread, but for {@code load} and
     * {@code changes}: those of enrollments, the most of all, may be called beside those of the others.
     */
    interface Stage extends AutoCloseable {
        /** Takes the rows of a file. */
        void load(PackageFile file, Mode mode, Rows rows) throws IOException;

        /** Finds what does not fit together; in the lenient profile such rows are left out from then on. */
        void check(Problems problems);

        /** Adds what the roster knows and the package does not say, and works out what is withdrawn, by collection. */
        Map<String, Removal> prepare();

        /** Active records of the package that are to be compared. */
        long size();

        /**
         * Records that differ from the roster, in chunks; a few chunks at a time are in work.
         *
         * @return how many records of the package are the same in the roster
         */
        long changes(RosterKind kind, int chunk, Function<List<Change>, CompletionStage<?>> work);

        /** Records that the roster has and the student information system no longer. */
        void withdrawals(RosterKind kind, int chunk, Function<List<String>, CompletionStage<?>> work);

        /**
         * Records of a grade book file that the student information system has changed since it last sent them.
         *
         * @return how many it has not
         */
        long gradebook(PackageFile file, int chunk, Function<List<GradebookRow>, CompletionStage<?>> work);

        /** Remembers that the grade book has taken the records of the file, but for the refused ones. */
        void gradebookTaken(PackageFile file, Collection<String> refused);

        /** Records that came from the student information system, and that it no longer has. */
        void gradebookWithdrawals(PackageFile file, int chunk, Function<List<String>, CompletionStage<?>> work);

        /** Remembers how old the rows were that the roster and the grade book have taken now. */
        void taken();

        /** What the import, over all its runs, did to the roster, by collection; refused records are not counted. */
        Map<String, ImportCounts> done();

        /** Records of the package that were refused while staging, by collection. */
        Map<String, Long> refused();

        @Override
        void close();
    }
}

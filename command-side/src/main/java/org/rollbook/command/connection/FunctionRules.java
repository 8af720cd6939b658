package org.rollbook.command.connection;

import java.util.EnumSet;
import java.util.Set;
import org.rollbook.command.Rule;
import org.rollbook.command.index.Facts;
import org.rollbook.messages.connection.ConnectionKind;
import org.rollbook.messages.connection.Function;
import org.rollbook.messages.connection.PartnerCatalogue;

/** What must hold before a connection has a function, whether it is opened with it, given it later or moved with it. */
final class FunctionRules {
    private FunctionRules() {}

    /** Grade book sync needs to know whom the scores are of (S21). */
    static EnumSet<Function> withNeeded(Set<Function> asked) {
        EnumSet<Function> all = EnumSet.noneOf(Function.class);
        all.addAll(asked);
        if (all.contains(Function.GRADE_BOOK_SYNC)) {
            all.add(Function.ROSTER_SYNC);
        }
        return all;
    }

    /** @throws org.rollbook.messages.Refused for the first function that such a connection of the application may not have */
    static void require(
            Set<Function> functions,
            ConnectionKind kind,
            KnownApplication application,
            Facts facts,
            PartnerCatalogue catalogue) {
        functions.forEach(function -> Rule.require(
                new FunctionIsCarried(function, kind),
                new FunctionIsOffered(function, application),
                new InstallationIsEntitled(function, facts),
                new VendorMayHaveMoreThanRoster(function, application, catalogue, facts)));
    }
}

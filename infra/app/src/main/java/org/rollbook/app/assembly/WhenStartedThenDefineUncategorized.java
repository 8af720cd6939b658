package org.rollbook.app.assembly;

import java.util.UUID;
import org.rollbook.ledger.Ledger;
import org.rollbook.messages.Caller;
import org.rollbook.messages.Commands;
import org.rollbook.messages.gradebook.DefineCategory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Every grade book has the category for line items that name none, so that vendors can read what they refer to. */
@Component
final class WhenStartedThenDefineUncategorized implements ApplicationRunner {
    private final Ledger ledger;
    private final Commands commands;

    WhenStartedThenDefineUncategorized(Ledger ledger, Commands commands) {
        this.ledger = ledger;
        this.commands = commands;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (ledger.facts().owner("category", DefineCategory.UNCATEGORIZED).isEmpty()) {
            commands.send(DefineCategory.uncategorized(), Caller.system("start-" + UUID.randomUUID()))
                    .join();
        }
    }
}

package org.rollbook.command.gradebook;

import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.rollbook.command.Rule;
import org.rollbook.command.index.Facts;
import org.rollbook.messages.Outcome;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.gradebook.RecordScore;
import org.rollbook.messages.gradebook.WithdrawScore;

/** A result is taken back by its own id; the line item that holds it is found by its claim, and decides. */
public class ScoreWithdrawals {
    private final Repository<LineItem> lineItems;

    public ScoreWithdrawals(Repository<LineItem> lineItems) {
        this.lineItems = lineItems;
    }

    @CommandHandler
    public Outcome decide(WithdrawScore c, Facts facts) throws Exception {
        Optional<String> stream = facts.owner(Claims.RESULT, c.resultId())
                .or(() -> Optional.ofNullable(c.put()).map(RecordScore::stream));
        if (stream.isEmpty()) {
            Rule.require(new TagIsCurrent(c.by(), null));
            throw new Refused(RefusalCode.UNKNOWN_OBJECT, "result", c.resultId());
        }
        return lineItems.loadOrCreate(stream.get(), LineItem::new).invoke(lineItem -> lineItem.decide(c, facts));
    }
}

package org.rollbook.command.gradebook;

import org.rollbook.command.Notes;
import org.rollbook.command.Rule;
import org.rollbook.command.index.Facts;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;

/** A category or a score scale that line items use stays. */
record NothingUsesIt(String object, String id, String kindOfUse, Facts facts) implements Rule {
    @Override
    public void check(Notes notes) {
        long uses = facts.claims(kindOfUse, Claims.uses(id));
        if (uses > 0) {
            throw new Refused(RefusalCode.IN_USE, object, id, uses);
        }
    }
}

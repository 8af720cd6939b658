package org.rollbook.command;

import java.util.List;

/** A sentence that holds before an event may be raised; its class is named after the sentence. */
public interface Rule {
    /** Stands for a rule that need not be checked. */
    Rule HOLDS = notes -> {};

    /**
     * Refuses the command where the sentence does not hold. Where the profile forgives that, it only makes a note.
     *
     * @throws org.rollbook.messages.Refused with the code of the rule
     */
    void check(Notes notes);

    /** Checks one after the other; facts are looked up by a rule when its turn comes. */
    static void require(Notes notes, Rule... rules) {
        for (Rule rule : rules) {
            rule.check(notes);
        }
    }

    /** Checks rules that make no notes. */
    static void require(Rule... rules) {
        require(new Notes(List.of()), rules);
    }
}

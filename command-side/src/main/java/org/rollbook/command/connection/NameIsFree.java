package org.rollbook.command.connection;

import org.rollbook.command.Notes;
import org.rollbook.command.Rule;
import org.rollbook.command.index.Facts;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.connection.OtherCredentials;

/** An application has a name, and no other has the same. */
record NameIsFree(String name, Facts facts) implements Rule {
    private static final int LONGEST = 255;

    @Override
    public void check(Notes notes) {
        if (name.isEmpty() || name.length() > LONGEST) {
            throw new Refused(RefusalCode.INVALID_DATA, "name does not have 1 to " + LONGEST + " characters.");
        }
        String key = Claims.name(name);
        if (key.equals(Claims.name(OtherCredentials.NAME))
                || facts.owner(Claims.APPLICATION_NAME, key).isPresent()) {
            throw new Refused(RefusalCode.NAME_TAKEN);
        }
    }
}

package org.rollbook.command;

import java.util.ArrayList;
import java.util.List;
import org.rollbook.messages.Warning;
import org.rollbook.messages.WarningCode;

/** What is noticed while a command is decided, in that order; it goes back to the sender. */
public final class Notes {
    private final List<Warning> noticed;

    public Notes(List<Warning> noticedAtTheEdge) {
        this.noticed = new ArrayList<>(noticedAtTheEdge);
    }

    public void add(WarningCode code, Object... parameters) {
        noticed.add(Warning.of(code, parameters));
    }

    public List<Warning> all() {
        return List.copyOf(noticed);
    }
}

package org.rollbook.command.index;

import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;

/** Another stream has a key that the events of this command claim; nothing of the command was stored. */
public final class ClaimTaken extends RuntimeException {
    /** Claims of a title that a class has only once. */
    public static final String SOLE_TITLE = "line-item-sole-title";

    private static final long serialVersionUID = 1L;

    private final String kind;
    private final String key;

    public ClaimTaken(String kind, String key) {
        super("claim taken: " + kind, null, false, false);
        this.kind = kind;
        this.key = key;
    }

    public String kind() {
        return kind;
    }

    public String key() {
        return key;
    }

    /** What the sender is told. */
    public Refused refusal() {
        return switch (kind) {
            case "result" -> new Refused(RefusalCode.RESULT_MOVED, key);
            case SOLE_TITLE -> new Refused(RefusalCode.TITLE_DUPLICATE);
            case "application-name" -> new Refused(RefusalCode.NAME_TAKEN);
            default -> new Refused(RefusalCode.ID_TAKEN, key);
        };
    }
}

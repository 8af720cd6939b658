package org.rollbook.messages;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A command or query that a rule does not allow. It carries no stack trace: a refusal is an answer, not a failure. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final RefusalCode code;
    private final transient List<Object> parameters;

    public Refused(RefusalCode code, Object... parameters) {
        super(code.describe(parameters), null, false, false);
        this.code = code;
        this.parameters = List.copyOf(Arrays.asList(parameters));
    }

    private Refused(Refused reason, String place) {
        super(place + ": " + reason.getMessage(), null, false, false);
        this.code = reason.code;
        this.parameters =
                Stream.concat(reason.parameters.stream(), Stream.of(place)).toList();
    }

    /** The same, with the place in a set at which it was found; also the last of the parameters. */
    public Refused at(String place) {
        return new Refused(this, place);
    }

    public RefusalCode code() {
        return code;
    }

    /** What the sentence and the hint were filled with; no personal data. */
    public List<Object> parameters() {
        return parameters;
    }
}

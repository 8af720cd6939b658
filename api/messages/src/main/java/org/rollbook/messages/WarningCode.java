package org.rollbook.messages;

import java.util.Locale;

/** What is accepted although it is unusual: a stable code and a sentence, never with personal data in its places. */
public enum WarningCode {
    TITLE_TRUNCATED("The title has %s characters; it is kept whole, and the grade book shows the first %s."),
    DUE_DATE_DEFAULTED("dueDate is missing; the assign date was taken."),
    CATEGORY_UNCATEGORIZED("category is missing; the line item was filed as Uncategorized."),
    TERMS_UNKNOWN("The class has no terms, so that the dates could not be checked."),
    EXTRA_CREDIT("score is above resultValueMax %s; it counts as extra credit."),
    SCORE_BELOW_MIN("score is below resultValueMin %s."),
    SCORE_NOT_IN_SCALE("textScore is not in the score scale %s."),
    TEACHER_OVERRIDDEN("A teacher had changed this score; by the policy of the connection the new one stands."),
    MATCHED_BY_NAME("The name matches the partner %s with a confidence of %s percent."),
    PROPERTY_IGNORED("%s is unknown here and was ignored."),
    SCORE_MISSING("The result is fully graded and has neither score nor textScore.");

    private final String sentence;

    WarningCode(String sentence) {
        this.sentence = sentence;
    }

    /** The stable code, for example {@code title_truncated}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The sentence as it stands in the catalogue, with its places. */
    public String sentence() {
        return sentence;
    }

    public String describe(Object... parameters) {
        return String.format(Locale.ROOT, sentence, parameters);
    }
}

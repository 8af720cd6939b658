package org.rollbook.command.gradebook;

import java.util.Locale;
import org.rollbook.command.index.ClaimTaken;

/** Kinds and keys of the claims that the grade book makes. */
final class Claims {
    static final String LINE_ITEM = "line-item";
    static final String RESULT = "result";
    static final String CATEGORY = "category";
    static final String SCORE_SCALE = "score-scale";

    static final String ASSESSMENT = "assessment-line-item";
    static final String ASSESSMENT_RESULT = "assessment-result";

    /** Results of an assessment, and the assessments that are parts of it. */
    static final String ASSESSMENT_USE = "assessment-use";

    static final String ASSESSMENT_PART = "assessment-part";

    /** One key per line item, so that duplicates can be counted and stay possible. */
    static final String TITLE = "line-item-title";

    /** One key per title of a class, for items that want to be the only one: at the same moment, too. */
    static final String SOLE_TITLE = ClaimTaken.SOLE_TITLE;

    static final String CATEGORY_USE = "category-use";
    static final String SCALE_USE = "score-scale-use";

    /** Before a kind: what the student information system has delivered. */
    static final String SIS = "sis-";

    /** Beginning of the keys of all line items of the class with this title, regardless of case. */
    static String titles(String classId, String title) {
        return classId + "\n" + Digest.of(title.toLowerCase(Locale.ROOT)) + "\n";
    }

    static String title(String classId, String title, String lineItemId) {
        return titles(classId, title) + lineItemId;
    }

    /** Beginning of the keys of everything that uses a category, a scale or an assessment. */
    static String uses(String id) {
        return id + "\n";
    }

    static String use(String id, String by) {
        return uses(id) + by;
    }

    private Claims() {}
}

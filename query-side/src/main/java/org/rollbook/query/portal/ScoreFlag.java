package org.rollbook.query.portal;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The grade book's letter for what OneRoster says of a result in several fields; the weightier one wins. */
enum ScoreFlag {
    X,
    M,
    I,
    L,
    T;

    static @Nullable ScoreFlag of(JsonNode result) {
        var status = result.path("scoreStatus").asString("");
        if (status.equals("exempt")) {
            return X;
        }
        if (status.equals("ext:missing") || (status.equals("not submitted") && is(result, "missing"))) {
            return M;
        }
        if (status.equals("ext:incomplete") || is(result, "incomplete")) {
            return I;
        }
        if (status.equals("ext:late") || is(result, "late")) {
            return L;
        }
        return status.equals("submitted") && !result.has("score") && !result.has("textScore") ? T : null;
    }

    /** Missing work counts as zero; exempt work, and work without a number, leaves the grade alone. */
    static @Nullable BigDecimal counted(@Nullable ScoreFlag flag, @Nullable BigDecimal score) {
        if (flag == X) {
            return null;
        }
        return flag == M ? BigDecimal.ZERO : score;
    }

    private static boolean is(JsonNode result, String field) {
        return result.path(field).asString("").equals("true");
    }
}

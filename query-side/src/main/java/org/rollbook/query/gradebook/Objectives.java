package org.rollbook.query.gradebook;

import org.rollbook.messages.gradebook.LearningObjectives;
import org.rollbook.messages.gradebook.LearningObjectives.Objective;
import org.rollbook.query.oneroster.ObjectWriter;

/** Learning objectives as line items name them, and as results say what was reached of them. */
final class Objectives {
    private Objectives() {}

    static void named(ObjectWriter out, LearningObjectives set) {
        out.text("source", set.source())
                .texts(
                        "learningObjectiveIds",
                        set.objectives().stream().map(Objective::id).toList());
    }

    static void reached(ObjectWriter out, LearningObjectives set) {
        out.text("source", set.source())
                .objects(
                        "learningObjectiveResults",
                        set.objectives(),
                        (one, reached) -> one.text("learningObjectiveId", reached.id())
                                .number("score", reached.score())
                                .text("textScore", reached.textScore()));
    }
}

package org.rollbook.rest.oneroster;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.Warning;
import org.rollbook.messages.gradebook.LearningObjectives;
import org.rollbook.messages.gradebook.LearningObjectives.Objective;
import org.rollbook.messages.gradebook.Submitter;
import org.rollbook.messages.oneroster.Version;

/**
 * What the kinds of objects that vendors send have in common.
 *
 * @param id that the object gets
 * @param sent the object as it came
 * @param given references that the path says already
 * @param noticed what was forgiven
 */
record Parts(String id, SentObject sent, Submitter by, Map<String, String> given, List<Warning> noticed) {
    private static final Pattern EXTENSION = Pattern.compile("ext:[a-zA-Z0-9._-]+");
    private static final Pattern SOURCE = Pattern.compile("/?[a-z0-9]+|ext:[a-zA-Z0-9._-]+");
    private static final Pattern CASE_ID = Pattern.compile(
            "(?:urn:uuid:)?[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Set<String> SCORE_STATES =
            Set.of("exempt", "fully graded", "not submitted", "partially graded", "submitted");
    private static final int LONGEST_TITLE = 4_000;

    boolean v1p2() {
        return by.version() == Version.V1P2;
    }

    List<Warning> warnings() {
        return List.copyOf(noticed);
    }

    String title() {
        String title = sent.required("title");
        if (title.length() > LONGEST_TITLE) {
            throw sent.wrong("title", "has more than " + LONGEST_TITLE + " characters");
        }
        return title;
    }

    /** A reference; where the path names the object too, the body may leave it out, but not name another. */
    @Nullable String reference(String property, String type, String... special) {
        var sentId = sent.reference(property, type, special);
        var givenId = given.get(property);
        if (sentId != null && givenId != null && !sentId.equals(givenId)) {
            throw sent.wrong(property, "differs from the one in the path");
        }
        return sentId == null ? givenId : sentId;
    }

    String requiredReference(String property, String type, String... special) {
        var referenced = reference(property, type, special);
        if (referenced == null) {
            throw sent.wrong(property, "is missing");
        }
        return referenced;
    }

    /** The strict profile wants what the standard wants; the lenient one finds it elsewhere, or does without. */
    void demand(String property, @Nullable Object value) {
        if (by.strict() && value == null) {
            throw sent.wrong(property, "is missing");
        }
    }

    LocalDate scoreDate() {
        var date = sent.date("scoreDate");
        if (date == null) {
            throw sent.wrong("scoreDate", "is missing");
        }
        return date;
    }

    /** One of the standard's values; the lenient profile takes it in any case. */
    String scoreStatus() {
        String asSent = sent.required("scoreStatus");
        String folded = asSent.toLowerCase(Locale.ROOT);
        String status = !by.strict() && SCORE_STATES.contains(folded) ? folded : asSent;
        if (!SCORE_STATES.contains(status)
                && !(v1p2() && EXTENSION.matcher(status).matches())) {
            throw sent.wrong("scoreStatus", "is none of the values of the standard");
        }
        return status;
    }

    @Nullable String metadata() {
        var metadata = sent.metadata();
        return metadata == null || metadata.isEmpty() ? null : SentBody.metadata(metadata);
    }

    /** Objectives that a line item has. */
    List<LearningObjectives> objectives() {
        return objectives(set -> set.texts("learningObjectiveIds").stream()
                .map(id -> new Objective(id, null, null))
                .toList());
    }

    /** What a result says was reached of them. */
    List<LearningObjectives> reachedObjectives() {
        return objectives(set -> set.objects("learningObjectiveResults").stream()
                .map(Parts::reached)
                .toList());
    }

    private List<LearningObjectives> objectives(Function<SentObject, List<Objective>> read) {
        var sets = new ArrayList<LearningObjectives>();
        for (var set : sent.objects("learningObjectiveSet")) {
            String source = set.required("source");
            if (!SOURCE.matcher(source).matches()) {
                throw set.wrong("source", "is no name of a source");
            }
            var objectives = read.apply(set);
            if (objectives.isEmpty()) {
                throw set.wrong("learningObjectives", "are missing");
            }
            if (source.equals("case")
                    && !objectives.stream()
                            .allMatch(one -> CASE_ID.matcher(one.id()).matches())) {
                throw set.wrong("source", "is case, whose objectives have UUIDs");
            }
            set.finish();
            sets.add(new LearningObjectives(source, objectives));
        }
        return List.copyOf(sets);
    }

    private static Objective reached(SentObject sent) {
        var objective =
                new Objective(sent.required("learningObjectiveId"), sent.number("score"), sent.text("textScore"));
        sent.finish();
        return objective;
    }
}

package org.rollbook.rest.oneroster;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.Warning;
import org.rollbook.messages.gradebook.DefineCategory;
import org.rollbook.messages.gradebook.DefineScoreScale;
import org.rollbook.messages.gradebook.ScoreScaleValue;
import org.rollbook.messages.gradebook.Submitter;
import org.rollbook.messages.oneroster.Collection;
import tools.jackson.databind.node.ObjectNode;

/** What a vendor sends, turned into a command. */
record Submission(Collection collection, Parts parts) {
    private static final Pattern ID = Pattern.compile("[0-9A-Za-z._\\-/@]{1,255}");

    static Submission of(Collection collection, String id, ObjectNode object, Submitter by) {
        if (!ID.matcher(id).matches()) {
            throw new Refused(
                    RefusalCode.INVALID_DATA,
                    "A sourcedId has 1 to 255 characters out of letters, digits and . - _ / @");
        }
        var noticed = new ArrayList<Warning>();
        var sent = new SentObject(object, collection.one(), by.version(), by.profile(), noticed);
        return new Submission(collection, new Parts(id, sent, by, Map.of(), noticed));
    }

    /**
     * An element of a posted set.
     *
     * @param place in the set, for messages
     * @param given references that the path says already
     */
    static Submission element(
            Collection collection,
            String id,
            String place,
            ObjectNode object,
            Map<String, String> given,
            Submitter by) {
        var noticed = new ArrayList<Warning>();
        var sent = new SentObject(object, place, by.version(), by.profile(), noticed);
        return new Submission(collection, new Parts(id, sent, by, given, noticed));
    }

    /** The id that the sender has given an element, if any. */
    Optional<String> suppliedId() {
        return Optional.ofNullable(parts.sent().text("sourcedId"));
    }

    /** The command for an element of a set, which cannot be one that is to be deleted. */
    Object elementCommand() {
        var sent = parts.sent();
        requireAll();
        if (!status().equals("active")) {
            throw sent.wrong("status", "is not active");
        }
        return defined();
    }

    /** The command; for an object whose status says that it is to be deleted, the one that withdraws it. */
    Object command() {
        var sent = parts.sent();
        var bodyId = sent.text("sourcedId");
        if (bodyId != null && !bodyId.equals(parts.id())) {
            throw sent.wrong("sourcedId", "differs from the one in the path");
        }
        requireAll();
        return switch (status()) {
            case "active" -> defined();
            case "tobedeleted", "inactive" -> Withdrawals.of(collection, parts.id(), whole(), parts.by());
            default -> throw sent.wrong("status", "is neither active nor tobedeleted");
        };
    }

    /** The object; null where the lenient profile takes one that says little more than that it is to be deleted. */
    private @Nullable Object whole() {
        try {
            return defined();
        } catch (Refused incomplete) {
            if (parts.by().strict()) {
                throw incomplete;
            }
            return null;
        }
    }

    /** Active where nothing is sent; the lenient profile takes it in any case. */
    private String status() {
        String status = Objects.requireNonNullElse(parts.sent().text("status"), "active");
        return parts.by().strict() ? status : status.toLowerCase(Locale.ROOT);
    }

    /** The strict profile wants what every object has. */
    private void requireAll() {
        var sent = parts.sent();
        sent.time("dateLastModified");
        if (parts.by().strict()) {
            sent.required("sourcedId");
            sent.required("status");
            sent.required("dateLastModified");
        }
    }

    private Object defined() {
        return switch (collection) {
            case CATEGORIES -> category();
            case SCORE_SCALES -> scoreScale();
            case LINE_ITEMS -> SentWork.lineItem(parts);
            case RESULTS -> SentWork.result(parts);
            case ASSESSMENT_LINE_ITEMS -> SentAssessment.lineItem(parts);
            case ASSESSMENT_RESULTS -> SentAssessment.result(parts);
            default -> throw new IllegalStateException(collection + " cannot be put");
        };
    }

    private DefineCategory category() {
        String title = parts.title();
        BigDecimal weight = parts.v1p2() ? parts.sent().number("weight") : null;
        var metadata = parts.metadata();
        parts.sent().finish();
        return new DefineCategory(
                DefineCategory.STREAM + parts.id(), parts.id(), title, weight, metadata, parts.by(), parts.warnings());
    }

    private DefineScoreScale scoreScale() {
        var sent = parts.sent();
        String title = parts.title();
        String type = sent.required("type");
        var course = sent.reference("course", "course");
        String taught = parts.requiredReference("class", "class");
        var values = new ArrayList<ScoreScaleValue>();
        for (var step : sent.objects("scoreScaleValue")) {
            values.add(new ScoreScaleValue(step.required("itemValueLHS"), step.required("itemValueRHS")));
            step.finish();
        }
        if (values.isEmpty()) {
            throw sent.wrong("scoreScaleValue", "is missing");
        }
        var metadata = parts.metadata();
        sent.finish();
        return new DefineScoreScale(
                DefineScoreScale.STREAM + parts.id(),
                parts.id(),
                title,
                type,
                null,
                course,
                taught,
                List.copyOf(values),
                metadata,
                parts.by(),
                parts.warnings());
    }
}

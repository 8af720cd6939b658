package org.rollbook.query.oneroster;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.audit.RefusalView;
import org.rollbook.messages.connection.ConnectionKind;
import org.rollbook.messages.connection.ConnectionView;
import org.rollbook.messages.connection.ExplanationView;
import org.rollbook.messages.connection.ExplanationView.Decision;
import org.rollbook.messages.connection.Function;
import org.rollbook.messages.connection.GetExplanation;
import org.rollbook.messages.connection.GetRefusalExplanation;
import org.rollbook.messages.connection.Settings;
import org.rollbook.messages.oneroster.Collection;
import org.rollbook.messages.oneroster.Version;
import org.rollbook.query.Answers;
import org.rollbook.query.AnswersQueries;
import org.rollbook.query.audit.refusals.RefusalQueries;
import org.rollbook.query.connection.applications.ConnectionQueries;
import org.rollbook.query.connection.settings.SettingsQueries;
import org.rollbook.query.readmodel.ReadModels;
import org.rollbook.query.readmodel.Row;
import org.rollbook.query.readmodel.Scope;
import reactor.core.publisher.Mono;

/** Answers why a connection sees an object or does not, and why a request of it was refused. */
public final class ExplanationQueries implements AnswersQueries {
    private final ReadModels readModels;
    private final ConnectionQueries connections;
    private final SettingsQueries settings;
    private final RefusalQueries refusals;

    public ExplanationQueries(
            ReadModels readModels, ConnectionQueries connections, SettingsQueries settings, RefusalQueries refusals) {
        this.readModels = readModels;
        this.connections = connections;
        this.settings = settings;
        this.refusals = refusals;
    }

    @Override
    public void answer(Answers answers) {
        answers.to(GetExplanation.class, this::handle).to(GetRefusalExplanation.class, this::handle);
    }

    Mono<ExplanationView> handle(GetExplanation question) {
        long asOf = readModels.position();
        var model = Shapes.of(question.collection()).model();
        return connections
                .byId(question.connectionId())
                .flatMap(connection -> settings.current()
                        .flatMap(settled -> readModels
                                .get(model, question.sourcedId(), Scope.everything(), asOf)
                                .map(row -> explained(question, connection, settled, row, asOf))
                                .switchIfEmpty(Mono.fromSupplier(
                                        () -> explained(question, connection, settled, null, asOf)))));
    }

    private static ExplanationView explained(
            GetExplanation question, ConnectionView connection, Settings settled, @Nullable Row row, long asOf) {
        var decisions = new ArrayList<Decision>();
        decisions.add(new Decision(
                "enabled",
                connection.enabled(),
                connection.enabled() ? "The connection is enabled." : "The connection is disabled."));
        var collection = question.collection();
        decisions.add(version(connection, collection));
        var function = function(collection);
        decisions.add(function(connection, function));
        if (function != Function.ROSTER_SYNC) {
            decisions.add(policy(connection, settled));
        }
        if (collection == Collection.DEMOGRAPHICS) {
            decisions.add(new Decision(
                    "demographics",
                    connection.demographics(),
                    "Demographics are switched " + (connection.demographics() ? "on." : "off.")));
        }
        decisions.add(new Decision(
                "exists",
                row != null,
                row == null
                        ? "The district has never had such an object."
                        : "The district has it since " + row.fields().get("dateLastModified") + " in this form."));
        if (row != null) {
            decisions.addAll(ofRow(connection, collection, row));
        }
        boolean visible = decisions.stream().allMatch(Decision::holds);
        return new ExplanationView(
                connection.id(),
                collection.path() + "/" + question.sourcedId(),
                visible ? "visible" : "hidden",
                decisions,
                asOf);
    }

    private static Decision version(ConnectionView connection, Collection collection) {
        boolean known = switch (connection.kind()) {
            case ONEROSTER_1_2 -> true;
            case ONEROSTER_1_1 ->
                collection != Collection.SCORE_SCALES
                        && collection != Collection.ASSESSMENT_LINE_ITEMS
                        && collection != Collection.ASSESSMENT_RESULTS;
            case LTI_1_3, LTI_1_1 -> false;
        };
        return new Decision(
                "standard",
                known,
                connection.kind().word() + (known ? " has " : " does not have ") + collection.path() + ".");
    }

    private static Function function(Collection collection) {
        return switch (collection) {
            case CATEGORIES, SCORE_SCALES, LINE_ITEMS, RESULTS -> Function.GRADE_BOOK_SYNC;
            case ASSESSMENT_LINE_ITEMS, ASSESSMENT_RESULTS -> Function.ASSESSMENTS_SYNC;
            default -> Function.ROSTER_SYNC;
        };
    }

    private static Decision function(ConnectionView connection, Function function) {
        boolean enabled = connection.functions().contains(function);
        return new Decision("function", enabled, function.label() + (enabled ? " is enabled." : " is not enabled."));
    }

    private static Decision policy(ConnectionView connection, Settings settled) {
        boolean entitled = settled.gradeBookEntitled();
        boolean partner = connection.partnerId() != null || settled.nonPartnersMayGrade();
        return new Decision(
                "policy",
                entitled && partner,
                !entitled
                        ? "The installation is not entitled to grade book functions."
                        : partner
                                ? "The district lets this vendor have more than the roster."
                                : "The district gives vendors outside the partner programme the roster only.");
    }

    private static List<Decision> ofRow(ConnectionView connection, Collection collection, Row row) {
        var decisions = new ArrayList<Decision>();
        decisions.add(school(connection.schools(), row.schools()));
        var version = connection.kind() == ConnectionKind.ONEROSTER_1_1 ? Version.V1P1 : Version.V1P2;
        var part = Places.part(version, collection);
        if (part != null) {
            boolean holds = part.contains(row, connection.schools());
            decisions.add(new Decision(
                    "collection",
                    holds,
                    "It is " + (holds ? "" : "not ") + "one of the " + collection.path()
                            + (part.seenAt() == null ? "." : " in a school that the connection sees.")));
        }
        boolean readable = row.active() || !OneRosterQueries.WRITTEN.contains(collection);
        decisions.add(new Decision(
                "status",
                readable,
                row.active()
                        ? "It is active."
                        : "It was withdrawn at " + row.fields().get("dateLastModified")
                                + ": it is found by a filter on status or dateLastModified"
                                + (readable ? ", and by its sourcedId." : " only.")));
        return decisions;
    }

    private static Decision school(@Nullable Set<String> given, @Nullable Set<String> of) {
        boolean seen = given == null || of == null || of.stream().anyMatch(given::contains);
        String sentence =
                (of == null ? "It belongs to the whole district" : "It belongs to the schools " + new TreeSet<>(of))
                        + (given == null
                                ? "; the connection sees all schools."
                                : "; the connection sees " + new TreeSet<>(given) + ".");
        return new Decision("school", seen, sentence);
    }

    Mono<ExplanationView> handle(GetRefusalExplanation question) {
        long asOf = readModels.position();
        return connections
                .byId(question.connectionId())
                .flatMap(connection -> refusals.ofRequest(connection.id(), question.requestId()))
                .map(found -> new ExplanationView(
                        question.connectionId(),
                        question.requestId(),
                        found.isEmpty() ? "unknown" : "refused",
                        found.isEmpty()
                                ? List.of(unknown())
                                : found.stream()
                                        .map(ExplanationQueries::refusal)
                                        .toList(),
                        asOf));
    }

    private static Decision unknown() {
        return new Decision(
                "record", false, "No refused command of this connection is on record under this request id.");
    }

    private static Decision refusal(RefusalView refusal) {
        return new Decision(
                refusal.code(),
                false,
                refusal.command() + " was refused at " + refusal.time() + ": " + refusal.sentence() + " "
                        + refusal.hint());
    }
}

package org.rollbook.query.connection.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rollbook.messages.connection.ConnectionView;
import org.rollbook.messages.connection.GetRules;
import org.rollbook.messages.connection.RulesView;
import org.rollbook.messages.connection.RulesView.Kind;
import org.rollbook.messages.connection.RulesView.Scale;
import org.rollbook.messages.connection.RulesView.Step;
import org.rollbook.messages.connection.RulesView.Window;
import org.rollbook.messages.connection.Settings;
import org.rollbook.query.Answers;
import org.rollbook.query.AnswersQueries;
import org.rollbook.query.StoredJson;
import org.rollbook.query.connection.applications.ConnectionQueries;
import org.rollbook.query.connection.settings.SettingsQueries;
import org.rollbook.query.oneroster.Shape;
import org.rollbook.query.oneroster.Shapes;
import org.rollbook.query.readmodel.Criteria;
import org.rollbook.query.readmodel.ReadModels;
import org.rollbook.query.readmodel.Scope;
import org.rollbook.query.readmodel.Selection;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Answers which rules apply to a connection at present. */
public final class RulesQueries implements AnswersQueries {
    private static final int MOST = 10_000;

    private final ReadModels readModels;
    private final ConnectionQueries connections;
    private final SettingsQueries settings;

    public RulesQueries(ReadModels readModels, ConnectionQueries connections, SettingsQueries settings) {
        this.readModels = readModels;
        this.connections = connections;
        this.settings = settings;
    }

    @Override
    public void answer(Answers answers) {
        answers.to(GetRules.class, this::handle);
    }

    private Mono<RulesView> handle(GetRules query) {
        return connections
                .byId(query.connectionId())
                .flatMap(connection -> settings.current().flatMap(settled -> rules(connection, settled)));
    }

    private Mono<RulesView> rules(ConnectionView connection, Settings settled) {
        var scope = Scope.of(connection.schools());
        var mine = new Criteria.Compare(Shapes.OWNER, Criteria.Comparison.EQUAL, connection.id());
        return Mono.zip(
                        all(Shapes.ACADEMIC_SESSIONS, scope, new Criteria.Active()),
                        all(Shapes.CATEGORIES, scope, new Criteria.Active()),
                        all(Shapes.CATEGORIES, scope, mine),
                        all(Shapes.SCORE_SCALES, scope, new Criteria.Active()),
                        all(Shapes.SCORE_SCALES, scope, mine))
                .map(found -> new RulesView(
                        connection,
                        settled.titleLimit(),
                        windows(found.getT1(), settled.lockedSessions()),
                        categories(found.getT2(), ids(found.getT3())),
                        scales(found.getT4(), ids(found.getT5()))));
    }

    private Mono<List<JsonNode>> all(Shape shape, Scope scope, Criteria criteria) {
        long asOf = readModels.position();
        return readModels
                .page(new Selection(shape.model(), criteria, scope, null, false, null, 0, MOST, null, asOf))
                .map(row -> StoredJson.tree(row.body()))
                .collectList();
    }

    private static Set<String> ids(List<JsonNode> objects) {
        var ids = new HashSet<String>();
        objects.forEach(object -> ids.add(text(object, "sourcedId")));
        return ids;
    }

    private static List<Window> windows(List<JsonNode> sessions, Set<String> locked) {
        Map<String, String> parents = new HashMap<>();
        sessions.forEach(session -> parents.put(text(session, "sourcedId"), text(session.path("parent"), "sourcedId")));
        var windows = new ArrayList<Window>();
        for (var session : sessions) {
            windows.add(new Window(
                    text(session, "sourcedId"),
                    text(session, "title"),
                    text(session, "type"),
                    text(session, "startDate"),
                    text(session, "endDate"),
                    isOpen(text(session, "sourcedId"), parents, locked)));
        }
        return windows;
    }

    private static boolean isOpen(String session, Map<String, String> parents, Set<String> locked) {
        var seen = new HashSet<String>();
        for (String one = session; !one.isEmpty() && seen.add(one); one = parents.getOrDefault(one, "")) {
            if (locked.contains(one)) {
                return false;
            }
        }
        return true;
    }

    private static List<Kind> categories(List<JsonNode> categories, Set<String> mine) {
        return categories.stream()
                .map(category -> new Kind(
                        text(category, "sourcedId"),
                        text(category, "title"),
                        category.has("weight") ? category.path("weight").decimalValue() : null,
                        mine.contains(text(category, "sourcedId"))))
                .toList();
    }

    private static List<Scale> scales(List<JsonNode> scales, Set<String> mine) {
        return scales.stream()
                .map(scale -> new Scale(
                        text(scale, "sourcedId"),
                        text(scale, "title"),
                        text(scale, "type"),
                        text(scale.path("class"), "sourcedId"),
                        steps(scale.path("scoreScaleValue")),
                        mine.contains(text(scale, "sourcedId"))))
                .toList();
    }

    private static List<Step> steps(JsonNode values) {
        var steps = new ArrayList<Step>();
        values.forEach(value -> steps.add(new Step(text(value, "itemValueLHS"), text(value, "itemValueRHS"))));
        return steps;
    }

    private static String text(JsonNode object, String property) {
        return object.path(property).asString("");
    }
}

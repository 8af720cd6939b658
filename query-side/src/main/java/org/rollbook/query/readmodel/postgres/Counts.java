package org.rollbook.query.readmodel.postgres;

import java.util.Map;
import org.rollbook.query.readmodel.Criteria;
import org.rollbook.query.readmodel.Model;
import org.rollbook.query.readmodel.Scope;
import reactor.core.publisher.Mono;

/**
 * Counts rows: from the tallies where they say it, which are as of the model's last change, else one by one. The sets
 * of schools that meet a scope part the rows among them, so that their numbers add up.
 */
final class Counts {
    private final Names names;
    private final Reading reading;

    Counts(Names names, Reading reading) {
        this.names = names;
        this.reading = reading;
    }

    Mono<Long> count(Model model, Criteria criteria, Scope scope, long asOf) {
        if (!model.talliesAnswer(criteria)) return oneByOne(model, criteria, scope, asOf);
        return tallied(model, criteria, scope)
                .flatMap(tally ->
                        tally.getValue() <= asOf ? Mono.just(tally.getKey()) : oneByOne(model, criteria, scope, asOf));
    }

    /** The number of current rows, and since when it is so. */
    private Mono<Map.Entry<Long, Long>> tallied(Model model, Criteria criteria, Scope scope) {
        var sql = new Sql();
        var conditions = new Conditions(names, sql, scope, "");
        sql.add("select coalesce((select sum(u.n) from " + names.tallies(model) + " u where " + conditions.visible("u.")
                        + " and " + conditions.of(model, criteria, "u.") + "), 0)::bigint, "
                        + "coalesce((select position from " + names.progress() + " where model = ")
                .bind(model.name())
                .add("), 0)");
        return reading.one(sql, row -> Map.entry(PostgresRows.number(row, 0), PostgresRows.number(row, 1)));
    }

    private Mono<Long> oneByOne(Model model, Criteria criteria, Scope scope, long asOf) {
        var drive = Drive.of(model, criteria, scope, null).counting(model, criteria);
        var query = new RowQuery(names, model, drive, scope, asOf, new Order(null, false));
        return reading.one(query.count(), row -> PostgresRows.number(row, 0));
    }
}

package org.rollbook.query.readmodel.postgres;

import java.util.ArrayList;
import java.util.List;
import org.rollbook.query.readmodel.Field;
import org.rollbook.query.readmodel.Model;

/**
 * The tables of a generation. Pages are read from the index by id alone, which holds the bodies: rows are therefore
 * never compressed, kept in the table up to the size of a page, and vacuumed early. A body that is too large for the
 * index is in a column of its own.
 */
final class Layout {
    /** An index entry holds 2,704 bytes: this much of it is for the id and the body. */
    static final int LARGEST_INDEXED = 2500;

    private static final String CARE = """
             with (toast_tuple_target = 8160, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000,
                   autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_vacuum_insert_threshold = 1000,
                   autovacuum_analyze_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0)""";

    private final Names names;

    Layout(Names names) {
        this.names = names;
    }

    List<String> tables(List<Model> models) {
        var statements = new ArrayList<String>();
        statements.add("create schema " + names.schema());
        statements.add("create table " + names.progress()
                + " (model text primary key, position bigint not null) with (fillfactor = 20)");
        statements.add("insert into " + names.progress() + " values ('', 0)");
        models.forEach(model -> statements.addAll(tables(model)));
        return statements;
    }

    private List<String> tables(Model model) {
        var statements = new ArrayList<String>();
        String rows = names.rows(model);
        statements.add("create table " + rows + """
                 (id text collate "C" not null, from_pos bigint not null, to_pos bigint not null, schools text[],
                  active boolean not null, fields jsonb not null,
                  body text storage external, big_body text, other_body text)""" + CARE);
        statements.add("create unique index on " + rows + " (id, from_pos, to_pos) include (active"
                + (model.shownFromRows() ? ")" : ", body)"));
        for (var field : model.fields()) {
            if (field.indexed() && !field.many()) {
                statements.add("create index on " + rows + " (" + Names.value("", field)
                        + " asc nulls first, id, from_pos, to_pos)");
            }
        }
        if (model.followed()) {
            statements.add("create index on " + rows + " (from_pos, id)");
            statements.add("create index on " + rows + " (to_pos, id) where to_pos < " + Names.FOREVER);
        }
        statements.add("create table " + names.members(model) + """
                 (kind smallint not null, value text collate "C" not null, id text collate "C" not null,
                  from_pos bigint not null, to_pos bigint not null, active boolean not null,
                  primary key (kind, value, id, from_pos, to_pos) include (active))""" + CARE);
        statements.add("create table " + names.tallies(model) + """
                 (key text primary key, schools text[], active boolean not null, fields jsonb not null,
                  n bigint not null) with (fillfactor = 50)""");
        return statements;
    }

    static boolean isMember(Field field) {
        return field.indexed() && field.many();
    }
}

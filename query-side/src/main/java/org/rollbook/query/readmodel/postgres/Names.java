package org.rollbook.query.readmodel.postgres;

import org.rollbook.query.readmodel.Field;
import org.rollbook.query.readmodel.Form;
import org.rollbook.query.readmodel.Model;
import org.rollbook.query.readmodel.Version;

/** Names of a generation's tables and the expressions by which its columns and index fields are read. */
record Names(String schema) {
    static final String FOREVER = Long.toString(Version.FOREVER);

    static Names of(int generation) {
        return new Names("rm_" + generation);
    }

    String rows(Model model) {
        return quoted(model.name());
    }

    /** Who is visible through which school, and who has which value of a field of many values. */
    String members(Model model) {
        return quoted(model.name() + "__members");
    }

    String tallies(Model model) {
        return quoted(model.name() + "__tallies");
    }

    String progress() {
        return quoted("__progress");
    }

    private String quoted(String table) {
        return schema + ".\"" + table + "\"";
    }

    /** The value of a declared field as indexes have it, so that they are found. */
    static String value(String alias, Field field) {
        return field.type() == Field.Type.NUMBER
                ? "((" + alias + "fields -> '" + field.name() + "')::numeric)"
                : "((" + alias + "fields ->> '" + field.name() + "') collate \"C\")";
    }

    /** What a row shows. A large body is fetched where it is needed, so that all others come from the index. */
    String shown(Model model, Form form, String alias) {
        String large = "(select b.big_body from " + rows(model) + " b where b.id = " + alias + "id and b.from_pos = "
                + alias + "from_pos and b.to_pos = " + alias + "to_pos)";
        return "coalesce(" + (form == Form.OTHER_BODY ? alias + "other_body, " : "") + alias + "body, " + large + ")";
    }

    static String holds(String alias, String position) {
        return alias + "from_pos <= " + position + " and " + alias + "to_pos > " + position;
    }

    /** Which of the kinds of members a field of many values is; schools are kind 0. */
    static int kind(Model model, Field field) {
        return model.fields().indexOf(field) + 1;
    }
}

package org.rollbook.query.readmodel.postgres;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Statement;
import java.util.ArrayList;
import java.util.List;

/** A statement being written: values go in as bound parameters only. */
final class Sql {
    private final StringBuilder text = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    Sql add(String more) {
        text.append(more);
        return this;
    }

    Sql within(String before, String after) {
        text.insert(0, before).append(after);
        return this;
    }

    Sql bind(Object value) {
        return add(parameter(value));
    }

    /** Binds the value and gives the name by which the text may mention it, any number of times. */
    String parameter(Object value) {
        values.add(value);
        return "$" + values.size();
    }

    Statement on(Connection connection) {
        var statement = connection.createStatement(text.toString());
        for (int i = 0; i < values.size(); i++) statement.bind(i, values.get(i));
        return statement;
    }

    String text() {
        return text.toString();
    }
}

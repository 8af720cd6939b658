package org.rollbook.query.readmodel.postgres;

import io.r2dbc.spi.Readable;
import java.util.ArrayList;
import java.util.List;
import org.rollbook.query.readmodel.Fragment;
import org.rollbook.query.readmodel.IndexValues;

/**
 * A page as one row, since the driver takes longer for a row than the database does: ids and bodies one behind the
 * other, with a character between them that neither has.
 */
final class Joined {
    /** With some dozens of rows nothing is gained. */
    static final int LEAST = 500;

    /** So that a page is a message of a few megabytes at most. */
    static final int MOST = 2_000;

    private static final char BETWEEN = IndexValues.SEPARATOR;
    private static final String SQL = "chr(" + (int) BETWEEN + ")";

    private Joined() {}

    /** @param page in order and with a limit, above which the database aggregates in that order */
    static Sql page(Sql page) {
        return page.within("select string_agg(p.id, " + SQL + "), string_agg(p.body, " + SQL + ") from (", ") p");
    }

    static List<Fragment> fragments(Readable row) {
        String ids = PostgresRows.text(row, 0);
        String bodies = PostgresRows.text(row, 1);
        var fragments = new ArrayList<Fragment>();
        int id = 0;
        int body = 0;
        while (id < ids.length()) {
            int idEnd = end(ids, id);
            int bodyEnd = end(bodies, body);
            fragments.add(new Fragment(ids.substring(id, idEnd), bodies.substring(body, bodyEnd)));
            id = idEnd + 1;
            body = bodyEnd + 1;
        }
        return fragments;
    }

    private static int end(String texts, int begin) {
        int end = texts.indexOf(BETWEEN, begin);
        return end < 0 ? texts.length() : end;
    }
}

package org.rollbook.query.readmodel;

import java.util.function.UnaryOperator;

/** What a projection does to the read models because of one event. */
public interface Changes {
    /** This is what the object is from now on; a row that says the same is not written again. */
    void put(Model model, Row row);

    /** The object becomes what the function makes of what it is now; nothing happens when there is none. */
    void amend(Model model, String id, UnaryOperator<Row> change);

    /** The object is no more: not even a tombstone. */
    void end(Model model, String id);
}

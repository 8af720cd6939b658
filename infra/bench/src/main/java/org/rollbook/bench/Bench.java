package org.rollbook.bench;

import java.util.List;

/** One benchmark. */
interface Bench {
    String name();

    /** One line of help. */
    String about();

    List<Measure> run(Surroundings surroundings) throws Exception;
}

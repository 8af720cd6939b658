package org.rollbook.query.readmodel;

import java.util.List;
import reactor.core.publisher.Mono;

/**
 * A database that holds read models, in generations that do not touch each other. Read models of one database belong to
 * one district.
 */
public interface ReadModelStore {
    /** The generations that the database holds, oldest first. */
    Mono<List<Generation>> generations();

    /**
     * Makes room for a new generation, at position 0, with a number above all before; or gives the newest one above
     * {@code since} that another node has made for the same code.
     */
    Mono<Generation> create(String fingerprint, List<Model> models, int since);

    /** Marks the generation as the one to serve, in place of any other. */
    Mono<Void> serve(int number);

    /** Forgets the generation; nothing happens when there is none. */
    Mono<Void> drop(int number);

    /**
     * The rows of a generation that exists.
     *
     * @param models which the generation was made for
     */
    RowStore rows(int number, List<Model> models);

    /** Says what is behind the port, for logs and health: no credentials. */
    String description();

    Mono<Void> close();

    /**
     * A generation as the database knows it.
     *
     * @param fingerprint of the code that it was made for
     * @param models names of its models
     * @param serving true for the one that was made to serve last
     */
    record Generation(int number, String fingerprint, List<String> models, boolean serving) {}
}

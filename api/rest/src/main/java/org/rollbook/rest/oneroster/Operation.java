package org.rollbook.rest.oneroster;

import java.util.ArrayList;
import java.util.List;
import org.rollbook.messages.connection.Function;
import org.rollbook.messages.oneroster.Collection;
import org.rollbook.messages.oneroster.FindObjects.Parent;
import org.springframework.http.HttpMethod;

/**
 * A path that OneRoster knows.
 *
 * @param words of the path, with an id after each but the last; also after the last for a single object
 * @param collections that the words name, in the same order
 * @param scopes last parts of the scopes that open it for reading; any one is enough
 * @param function that the connection must have
 * @param writable true when the object can be put and deleted
 */
record Operation(
        Service service,
        List<String> words,
        List<Collection> collections,
        boolean single,
        List<String> scopes,
        Function function,
        boolean writable) {
    private static final String READ = "GET, HEAD, OPTIONS";

    Collection collection() {
        return collections.getLast();
    }

    List<Parent> parents(List<String> ids) {
        var parents = new ArrayList<Parent>();
        for (int i = 0; i < collections.size() - 1; i++) {
            parents.add(new Parent(collections.get(i), ids.get(i)));
        }
        return parents;
    }

    String allow() {
        return writable ? READ + ", PUT, DELETE" : READ;
    }

    boolean offers(HttpMethod method) {
        return method.equals(HttpMethod.GET)
                || method.equals(HttpMethod.HEAD)
                || (writable && (method.equals(HttpMethod.PUT) || method.equals(HttpMethod.DELETE)));
    }

    /** Scopes that open it for the method. */
    List<String> scopes(HttpMethod method) {
        if (method.equals(HttpMethod.PUT)) {
            return List.of("gradebook.createput");
        }
        return method.equals(HttpMethod.DELETE) ? List.of("gradebook.delete") : scopes;
    }
}

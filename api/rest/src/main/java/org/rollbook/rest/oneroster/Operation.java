package org.rollbook.rest.oneroster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rollbook.messages.connection.Function;
import org.rollbook.messages.oneroster.Collection;
import org.rollbook.messages.oneroster.FindObjects.Parent;
import org.springframework.http.HttpMethod;

/**
 * A path that OneRoster knows, with what can be done there.
 *
 * @param words of the path, with an id after each but the last; also after the last for a single object
 * @param collections that the words name, in the same order
 * @param methods that are offered, each with the last parts of the scopes that open it; any one is enough
 * @param function that the connection must have
 */
record Operation(
        Service service,
        List<String> words,
        List<Collection> collections,
        boolean single,
        Map<HttpMethod, List<String>> methods,
        Function function) {
    private static final List<HttpMethod> ORDER = List.of(
            HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST, HttpMethod.OPTIONS, HttpMethod.PUT, HttpMethod.DELETE);

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
        return ORDER.stream()
                .filter(method -> method.equals(HttpMethod.OPTIONS) || offers(method))
                .map(HttpMethod::name)
                .collect(Collectors.joining(", "));
    }

    /** HEAD goes wherever GET goes. */
    boolean offers(HttpMethod method) {
        return methods.containsKey(read(method));
    }

    /** Scopes that open it for the method, which is offered. */
    List<String> scopes(HttpMethod method) {
        return methods.getOrDefault(read(method), List.of());
    }

    private static HttpMethod read(HttpMethod method) {
        return method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method;
    }
}

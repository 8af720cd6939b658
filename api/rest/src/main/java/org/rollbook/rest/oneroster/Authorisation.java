package org.rollbook.rest.oneroster;

import java.util.List;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.oneroster.Collection;
import org.rollbook.rest.oauth.AccessTokens.Grant;
import org.springframework.http.HttpMethod;

/** Whether a connection may do what it asks for: switched on, for this function, with this scope. */
final class Authorisation {
    private Authorisation() {}

    static void check(Grant grant, Operation operation, HttpMethod method) {
        var connection = grant.connection();
        if (!connection.enabled()) {
            throw new Refused(RefusalCode.CONNECTION_DISABLED);
        }
        if (!connection.functions().contains(operation.function())) {
            throw new Refused(
                    RefusalCode.FUNCTION_NOT_ENABLED, operation.function().label());
        }
        List<String> scopes = operation.scopes(method);
        String prefix = operation.service().scopes();
        if (scopes.stream().noneMatch(scope -> grant.scopes().contains(prefix + scope))) {
            throw new Refused(RefusalCode.SCOPE_MISSING, prefix + scopes.getFirst());
        }
        if (operation.collection() == Collection.DEMOGRAPHICS && !connection.demographics()) {
            throw new Refused(RefusalCode.FUNCTION_NOT_ENABLED, "Reading demographics");
        }
    }
}

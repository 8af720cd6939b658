package org.rollbook.rest.oneroster;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.connection.ConnectionKind;
import org.rollbook.messages.connection.ConnectionView;
import org.rollbook.messages.connection.Function;
import org.rollbook.messages.oneroster.Collection;
import org.rollbook.messages.oneroster.Version;
import org.rollbook.rest.oauth.AccessTokens.Grant;
import org.rollbook.rest.oauth.Secrets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/** Whether a connection may do what it asks for: switched on, for this function, with this scope. */
final class Authorisation {
    /** Parts of other collections. */
    private static final Set<Collection> PARTS = EnumSet.of(
            Collection.SCHOOLS, Collection.TERMS, Collection.GRADING_PERIODS, Collection.STUDENTS, Collection.TEACHERS);

    private static final String VENDOR_HEADER = "x-vendor-authorization";

    private Authorisation() {}

    /** The collections that the connection may read, each object in one of them; fails when there is none. */
    static Set<Collection> readable(Grant grant, HttpHeaders headers) {
        var version = grant.connection().kind() == ConnectionKind.ONEROSTER_1_1 ? Version.V1P1 : Version.V1P2;
        var services = Routes.ALL.all().stream()
                .filter(one -> one.service().version() == version
                        && one.words().size() == 1
                        && !one.single()
                        && !PARTS.contains(one.collection()))
                .toList();
        Set<Collection> readable = EnumSet.noneOf(Collection.class);
        services.stream().filter(one -> allows(grant, one, headers)).forEach(one -> readable.add(one.collection()));
        if (readable.isEmpty()) {
            services.stream()
                    .filter(one -> one.collection() == Collection.ORGS)
                    .forEach(one -> check(grant, one, HttpMethod.GET));
        }
        return readable;
    }

    private static boolean allows(Grant grant, Operation operation, HttpHeaders headers) {
        try {
            check(grant, operation, HttpMethod.GET);
            checkVendor(grant.connection(), operation, headers);
            return true;
        } catch (Refused refused) {
            return false;
        }
    }

    /** The second factor, where the district demands one: in the grade book, never for the roster (R20). */
    static void checkVendor(ConnectionView connection, Operation operation, HttpHeaders headers) {
        var demanded = connection.proofs().vendorHeader();
        if (demanded == null || operation.function() == Function.ROSTER_SYNC) {
            return;
        }
        var sent = headers.getFirst(VENDOR_HEADER);
        int colon = sent == null ? -1 : sent.indexOf(':');
        if (sent == null
                || colon < 0
                || !Secrets.same(sent.substring(0, colon), demanded.key())
                || !Secrets.same(Secrets.sha256(sent.substring(colon + 1)), demanded.secretSha256())) {
            throw new Refused(RefusalCode.VENDOR_AUTH_MISSING);
        }
    }

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

package org.rollbook.rest.oauth;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.rollbook.rest.Percent;
import org.rollbook.rest.oauth.BaseString.Parameter;

/** The parameters of an {@code Authorization: OAuth …} header (RFC 5849, section 3.5.1). */
final class AuthorizationHeader {
    private static final int LONGEST = 4096;
    private static final Pattern PARAMETER =
            Pattern.compile("\\s*+([A-Za-z0-9_.~%-]++)\\s*+=\\s*+\"([^\"]*+)\"\\s*+(?:,|$)");

    private AuthorizationHeader() {}

    /** Those behind the scheme, without the realm, which is not signed. */
    static List<Parameter> parameters(String header) {
        if (header.length() > LONGEST) {
            throw unreadable();
        }
        var parameters = new ArrayList<Parameter>();
        var matcher = PARAMETER.matcher(header);
        int at = 0;
        while (at < header.length()) {
            if (!matcher.region(at, header.length()).lookingAt()) {
                throw unreadable();
            }
            var name = Percent.path(matcher.group(1));
            var value = Percent.path(matcher.group(2));
            if (name == null || value == null) {
                throw unreadable();
            }
            if (!name.equals("realm")) {
                parameters.add(new Parameter(name, value));
            }
            at = matcher.end();
        }
        return parameters;
    }

    private static RuntimeException unreadable() {
        return SignedRequest.unreadable("The Authorization header cannot be read as OAuth 1 parameters.");
    }
}

package org.rollbook.messages.connection;

import java.util.Set;

/**
 * The application that holds connections whose vendor nobody has named yet. It exists without being added; a
 * connection moves from it to the application that it belongs to.
 */
public final class OtherCredentials {
    public static final String ID = "other";
    public static final String NAME = "Other OneRoster Provisioning Credentials";
    public static final Set<Function> OFFERS =
            Set.of(Function.ROSTER_SYNC, Function.GRADE_BOOK_SYNC, Function.ASSESSMENTS_SYNC);

    private OtherCredentials() {}
}

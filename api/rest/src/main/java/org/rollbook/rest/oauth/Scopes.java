package org.rollbook.rest.oauth;

import static org.rollbook.messages.connection.Function.ASSESSMENTS_SYNC;
import static org.rollbook.messages.connection.Function.GRADE_BOOK_SYNC;
import static org.rollbook.messages.connection.Function.ROSTER_SYNC;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rollbook.messages.connection.ConnectionKind;
import org.rollbook.messages.connection.ConnectionView;

/** Which OAuth scopes a connection can be given: those of its kind whose function is enabled. */
final class Scopes {
    private static final String V1P1 = "https://purl.imsglobal.org/spec/or/v1p1/scope/";
    private static final String V1P2 = "https://purl.imsglobal.org/spec/or/v1p2/scope/";
    private static final String DEMOGRAPHICS = "roster-demographics.readonly";
    private static final List<String> ROSTER = List.of("roster.readonly", "roster-core.readonly", "resource.readonly");
    private static final List<String> ROSTER_V1P2 = List.of("resource-core.readonly");
    private static final List<String> GRADE_BOOK =
            List.of("gradebook.readonly", "gradebook.createput", "gradebook.delete");
    private static final List<String> GRADE_BOOK_V1P2 = List.of("gradebook-core.readonly", "gradebook.createpost");
    private static final List<String> ASSESSMENTS =
            List.of("assessment.readonly", "assessment.createput", "assessment.delete");

    private Scopes() {}

    /** Everything that the connection can be given, by full names. */
    static Set<String> of(ConnectionView connection) {
        return switch (connection.kind()) {
            case ONEROSTER_1_2 -> named(V1P2, connection, ROSTER_V1P2, GRADE_BOOK_V1P2);
            case ONEROSTER_1_1 -> named(V1P1, connection, List.of(), List.of());
            case LTI_1_3, LTI_1_1 -> Set.of();
        };
    }

    /** What of it was asked for: names are separated by blanks, plus signs or commas. */
    static Set<String> asked(String scope) {
        return Arrays.stream(scope.split("[\\s,+]+"))
                .filter(name -> !name.isEmpty())
                .map(name -> name.startsWith("http://") ? "https://" + name.substring("http://".length()) : name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Only OneRoster connections come to the token endpoint with a secret. */
    static boolean useSecrets(ConnectionKind kind) {
        return kind == ConnectionKind.ONEROSTER_1_2 || kind == ConnectionKind.ONEROSTER_1_1;
    }

    private static Set<String> named(
            String prefix, ConnectionView connection, List<String> moreRoster, List<String> moreGradeBook) {
        var roster = connection.functions().contains(ROSTER_SYNC)
                ? Stream.of(ROSTER, moreRoster, connection.demographics() ? List.of(DEMOGRAPHICS) : List.<String>of())
                : Stream.<List<String>>empty();
        var gradeBook = connection.functions().contains(GRADE_BOOK_SYNC)
                ? Stream.of(GRADE_BOOK, moreGradeBook)
                : Stream.<List<String>>empty();
        var assessments = connection.functions().contains(ASSESSMENTS_SYNC)
                ? Stream.of(ASSESSMENTS)
                : Stream.<List<String>>empty();
        return Stream.of(roster, gradeBook, assessments)
                .flatMap(lists -> lists)
                .flatMap(List::stream)
                .map(name -> prefix + name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}

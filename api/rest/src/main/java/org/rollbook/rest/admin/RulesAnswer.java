package org.rollbook.rest.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.WarningCode;
import org.rollbook.messages.connection.Function;
import org.rollbook.messages.connection.RulesView;
import org.rollbook.rest.ListQuery;
import org.rollbook.rest.oauth.SignedTokens;
import org.rollbook.rest.oneroster.Bounds;

/**
 * The rules of one connection.
 *
 * @param schools {@code "all"}, or the ids of schools in their order
 * @param refusals every code with its sentence and hint, {@code %s} where parameters go
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RulesAnswer(
        String connection,
        String kind,
        String profile,
        String conflictPolicy,
        Object schools,
        List<String> functions,
        boolean demographics,
        Limits limits,
        List<RulesView.Window> windows,
        List<RulesView.Kind> categories,
        List<RulesView.Scale> scoreScales,
        List<Refusal> refusals,
        List<Warned> warnings) {

    /**
     * @param pageSize most objects in a page of OneRoster
     * @param feedPageSize most changes in a page of the feed
     * @param bodyBytes largest body of a write
     * @param setBytes largest body of a posted set
     * @param setElements most objects in it
     * @param addressCharacters longest first line of a request
     * @param headerCharacters longest headers, all together
     * @param filterCharacters longest {@code filter}
     * @param filterClauses most clauses in it
     * @param titleCharacters of a line item's title that the grade book shows; the rest is kept
     * @param tokenSeconds life of an access token
     */
    record Limits(
            int pageSize,
            int feedPageSize,
            int bodyBytes,
            int setBytes,
            int setElements,
            int addressCharacters,
            int headerCharacters,
            int filterCharacters,
            int filterClauses,
            int titleCharacters,
            long tokenSeconds) {
        static Limits of(int titleCharacters) {
            return new Limits(
                    Bounds.PAGE_SIZE,
                    ListQuery.MOST,
                    Bounds.BODY_BYTES,
                    Bounds.SET_BYTES,
                    Bounds.SET_ELEMENTS,
                    Bounds.ADDRESS_CHARACTERS,
                    Bounds.HEADER_CHARACTERS,
                    Bounds.FILTER_CHARACTERS,
                    Bounds.FILTER_CLAUSES,
                    titleCharacters,
                    SignedTokens.LIFE.toSeconds());
        }
    }

    record Refusal(String code, int status, String codeMinor, String sentence, String hint) {}

    record Warned(String code, String sentence) {}

    static RulesAnswer of(RulesView rules) {
        var c = rules.connection();
        return new RulesAnswer(
                c.id(),
                c.kind().word(),
                c.profile().name().toLowerCase(Locale.ROOT),
                c.conflicts().word(),
                c.schools() == null ? "all" : new TreeSet<>(c.schools()),
                c.functions().stream().map(Function::word).sorted().toList(),
                c.demographics(),
                Limits.of(rules.titleLimit()),
                rules.windows(),
                rules.categories(),
                rules.scoreScales(),
                Arrays.stream(RefusalCode.values())
                        .map(code ->
                                new Refusal(code.code(), code.status(), code.codeMinor(), code.sentence(), code.hint()))
                        .toList(),
                Arrays.stream(WarningCode.values())
                        .map(code -> new Warned(code.code(), code.sentence()))
                        .toList());
    }
}

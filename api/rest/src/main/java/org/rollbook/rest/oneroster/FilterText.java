package org.rollbook.rest.oneroster;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.oneroster.Filter;
import org.rollbook.messages.oneroster.Filter.Clause;
import org.rollbook.messages.oneroster.Filter.Operator;
import org.rollbook.messages.oneroster.Profile;

/** Reads the text of {@code filter}. */
final class FilterText {
    static final int LONGEST = 4_000;
    static final int MOST_CLAUSES = 10;
    private static final String CLAUSE_FOLLOWS = " +[A-Za-z][A-Za-z0-9_:.-]* *(?:>=|<=|!=|=|>|<|~) *'";
    private static final Pattern END = Pattern.compile(" *$| +(?:AND|OR)" + CLAUSE_FOLLOWS);
    private static final Pattern READS_LIKE_A_CLAUSE = Pattern.compile("[^']*[=<>~] *'");
    private static final Pattern PATH = Pattern.compile("[A-Za-z][A-Za-z0-9_:-]*(?:[.][A-Za-z0-9_:-]+)*");
    private static final Pattern OPERATOR = Pattern.compile(">=|<=|!=|=|>|<|~");
    private static final Pattern LOGICAL = Pattern.compile("(AND|OR) ");

    private final String text;
    private final boolean lenient;
    private int at;

    private FilterText(String text, Profile profile) {
        this.text = text;
        this.lenient = profile == Profile.LENIENT;
    }

    /** The filter; null when there is none, or an empty one that the profile forgives. */
    static @Nullable Filter parse(@Nullable String text, Profile profile) {
        if (text == null || (text.isBlank() && profile == Profile.LENIENT)) {
            return null;
        }
        if (text.isBlank()) {
            throw new Refused(RefusalCode.INVALID_FILTER_FIELD, "filter is empty");
        }
        if (text.length() > LONGEST) {
            throw new Refused(RefusalCode.INVALID_FILTER_FIELD, "filter is longer than " + LONGEST + " characters");
        }
        return new FilterText(text, profile).filter();
    }

    private Filter filter() {
        var anyOf = new ArrayList<List<Clause>>();
        var all = new ArrayList<Clause>();
        int clauses = 0;
        while (true) {
            all.add(clause());
            if (++clauses > MOST_CLAUSES) {
                throw new Refused(
                        RefusalCode.INVALID_FILTER_FIELD, "filter has more than " + MOST_CLAUSES + " clauses");
            }
            int before = at;
            blanks();
            if (at == text.length()) {
                anyOf.add(all);
                return new Filter(anyOf);
            }
            String logical = before == at ? null : next(LOGICAL);
            if (logical == null) {
                throw malformed("AND or OR and a further clause");
            }
            if (logical.equals("OR ")) {
                anyOf.add(all);
                all = new ArrayList<>();
            }
        }
    }

    private Clause clause() {
        blanks();
        int start = at;
        var path = next(PATH);
        if (path == null) {
            throw malformed("a field name");
        }
        blanks();
        var operator = next(OPERATOR);
        if (operator == null) {
            throw malformed("one of = != > >= < <= ~");
        }
        blanks();
        if (at == text.length() || text.charAt(at) != '\'') {
            throw malformed("a value in straight single quotes");
        }
        at++;
        return new Clause(path, operator(operator), value(), start);
    }

    private String value() {
        var value = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c != '\'') {
                value.append(c);
                at++;
            } else if (at + 1 < text.length() && text.charAt(at + 1) == '\'') {
                value.append('\'');
                at += 2;
            } else if (!lenient || follows(END, at + 1)) {
                at++;
                return value.toString();
            } else if (follows(READS_LIKE_A_CLAUSE, at + 1)) {
                at++;
                throw malformed("AND or OR in capitals and a further clause");
            } else {
                value.append(c);
                at++;
            }
        }
        throw malformed("a single quote that ends the value");
    }

    private boolean follows(Pattern pattern, int from) {
        return pattern.matcher(text).region(from, text.length()).lookingAt();
    }

    private @Nullable String next(Pattern pattern) {
        var matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            return null;
        }
        at = matcher.end();
        return matcher.group();
    }

    private void blanks() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private static Operator operator(String text) {
        return switch (text) {
            case "=" -> Operator.EQUAL;
            case "!=" -> Operator.NOT_EQUAL;
            case ">" -> Operator.GREATER;
            case ">=" -> Operator.GREATER_OR_EQUAL;
            case "<" -> Operator.LESS;
            case "<=" -> Operator.LESS_OR_EQUAL;
            default -> Operator.CONTAINS;
        };
    }

    private Refused malformed(String wanted) {
        String piece = at == text.length() ? "the end" : "'" + text.charAt(at) + "'";
        return new Refused(
                RefusalCode.INVALID_FILTER_FIELD,
                "filter: %s was expected at position %d, not %s".formatted(wanted, at, piece));
    }
}

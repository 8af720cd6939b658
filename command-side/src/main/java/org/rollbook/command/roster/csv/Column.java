package org.rollbook.command.roster.csv;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.oneroster.Version;

/**
 * A column of a file.
 *
 * @param json the property that the record's body gets from it; null where it gets none
 * @param required a value must be there, in a package of 1.2
 * @param required11 the same in 1.1
 * @param versions in whose header it stands; a lenient reader takes it in any
 * @param values legal ones of an enumeration
 * @param open also values that begin with {@code ext:} are legal in 1.2
 * @param staged kept as a column of its own when staged, because records are checked or composed by it
 * @param target file that holds the record whose id this is
 */
record Column(
        String name,
        Format format,
        @Nullable String json,
        boolean required,
        boolean required11,
        Set<Version> versions,
        List<String> values,
        boolean open,
        boolean staged,
        @Nullable String target) {
    private static final Set<Version> BOTH = Set.of(Version.V1P1, Version.V1P2);

    static Column of(String name, Format format) {
        return new Column(name, format, name, false, false, BOTH, List.of(), false, false, null);
    }

    static Column text(String name) {
        return of(name, Format.TEXT);
    }

    static Column date(String name) {
        return of(name, Format.DATE);
    }

    static Column flag(String name) {
        return of(name, Format.BOOLEAN);
    }

    static Column list(String name) {
        return of(name, Format.LIST);
    }

    static Column oneOf(String name, String... values) {
        return new Column(name, Format.ENUM, name, false, false, BOTH, List.of(values), true, false, null);
    }

    static Column listOf(String name, String... values) {
        return new Column(name, Format.ENUM_LIST, name, false, false, BOTH, List.of(values), true, false, null);
    }

    static Column ref(String name, String target) {
        return new Column(name, Format.REF, null, false, false, BOTH, List.of(), false, true, target);
    }

    static Column refs(String name, String target) {
        return new Column(name, Format.REF_LIST, null, false, false, BOTH, List.of(), false, true, target);
    }

    Column needed() {
        return new Column(name, format, json, true, true, versions, values, open, staged, target);
    }

    /** Needed in 1.1, optional in 1.2. */
    Column neededIn11() {
        return new Column(name, format, json, false, true, versions, values, open, staged, target);
    }

    Column as(@Nullable String property) {
        return new Column(name, format, property, required, required11, versions, values, open, staged, target);
    }

    Column closed() {
        return new Column(name, format, json, required, required11, versions, values, false, staged, target);
    }

    Column withStaging() {
        return new Column(name, format, json, required, required11, versions, values, open, true, target);
    }

    Column only(Version... in) {
        return new Column(name, format, json, required, required11, Set.of(in), values, open, staged, target);
    }

    /** Its name as a staged column: {@code orgSourcedIds} is {@code org_ids}. */
    String stagedName() {
        return name.replace("SourcedId", "Id").replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    boolean isList() {
        return switch (format) {
            case LIST, ENUM_LIST, REF_LIST, USER_IDS, SCALE -> true;
            default -> false;
        };
    }

    boolean requiredIn(Version version) {
        return version == Version.V1P1 ? required11 : required;
    }
}

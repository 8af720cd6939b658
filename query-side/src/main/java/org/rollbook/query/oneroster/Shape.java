package org.rollbook.query.oneroster;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.oneroster.Version;
import org.rollbook.query.oneroster.Leaf.Kind;
import org.rollbook.query.readmodel.Model;

/** The fields of one kind of object in each version of OneRoster, and the read model that holds such objects. */
public final class Shape {
    private static final String METADATA = "metadata.";

    /** Properties that few objects or none have in many districts: a field of its own says that an object has one. */
    private static final Set<String> SELDOM =
            Set.of("metadata", "userProfiles", "resources", "scoreScale", "learningObjectiveSet");

    private final Model model;
    private final Map<Version, Map<String, Leaf>> leaves;
    private final Map<Version, Set<String>> names;

    private Shape(Model model, Map<Version, Map<String, Leaf>> leaves) {
        this.model = model;
        this.leaves = leaves;
        this.names = new EnumMap<>(Version.class);
        leaves.forEach((version, known) -> names.put(version, prefixes(known.keySet())));
    }

    private static Set<String> prefixes(Set<String> paths) {
        var prefixes = new HashSet<String>();
        for (String path : paths) {
            for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
                prefixes.add(path.substring(0, dot));
            }
            prefixes.add(path);
        }
        return prefixes;
    }

    static boolean isSeldom(String property) {
        return SELDOM.contains(property);
    }

    /** The field that objects with this property have, for those that are {@link #isSeldom seldom}. */
    static String having(String property) {
        return "has:" + property;
    }

    public Model model() {
        return model;
    }

    /** The field of that path; null when objects of this version have none. */
    @Nullable Leaf leaf(Version version, String path) {
        var leaf = Objects.requireNonNull(leaves.get(version)).get(path);
        if (leaf == null && path.startsWith(METADATA) && path.length() > METADATA.length()) {
            return new Leaf(path, Kind.TEXT, path, false, false, false, null);
        }
        return leaf;
    }

    Set<String> paths(Version version) {
        return Objects.requireNonNull(leaves.get(version)).keySet();
    }

    /** True when {@code fields} can name it: a property of the object, or a part of one. */
    boolean has(Version version, String name) {
        return name.equals("metadata")
                || name.startsWith(METADATA)
                || Objects.requireNonNull(names.get(version)).contains(name);
    }

    /** The same objects, where 1.1 shows another value of a text, which is stored under that name. */
    Shape showing11(String path, String store) {
        var shown = new EnumMap<>(leaves);
        var of11 = new LinkedHashMap<>(Objects.requireNonNull(leaves.get(Version.V1P1)));
        of11.put(path, new Leaf(path, Kind.TEXT, store, false, false, false, null));
        shown.put(Version.V1P1, of11);
        return new Shape(model, shown);
    }

    static Builder named(String model) {
        return new Builder(model);
    }

    /** Collects the fields of a shape; every method adds to the versions that were named last. */
    static final class Builder {
        private final Map<Version, Map<String, Leaf>> leaves = new EnumMap<>(Version.class);
        private final Set<String> indexed = new HashSet<>();
        private Set<Version> versions = Set.of(Version.values());
        private Model model;

        private Builder(String name) {
            model = Model.named(name);
            for (var version : Version.values()) {
                leaves.put(version, new LinkedHashMap<>());
            }
            indexed.add("dateLastModified");
            declare("sourcedId", Kind.EXACT);
            declare("status", Kind.STATUS);
            declare("dateLastModified", Kind.TIME);
        }

        Builder in(Version... some) {
            versions = Set.of(some);
            return this;
        }

        Builder in(Version one) {
            versions = Set.of(one);
            return this;
        }

        Builder both() {
            return in(Version.values());
        }

        /** The store keeps an index on these; named before the fields are. */
        Builder indexed(String... stores) {
            indexed.addAll(List.of(stores));
            return this;
        }

        Builder texts(String... names) {
            return each(names, Kind.TEXT);
        }

        Builder lists(String... names) {
            return each(names, Kind.LIST);
        }

        Builder flags(String... names) {
            return each(names, Kind.FLAG);
        }

        Builder numbers(String... names) {
            return each(names, Kind.NUMBER);
        }

        Builder dates(String... names) {
            return each(names, Kind.DATE);
        }

        Builder times(String... names) {
            return each(names, Kind.TIME);
        }

        private Builder each(String[] names, Kind kind) {
            for (String name : names) {
                declare(name, kind);
            }
            return this;
        }

        private void declare(String name, Kind kind) {
            add(new Leaf(name, kind, name, kind == Kind.LIST, false, false, null));
        }

        /** Fields of the objects in an array. */
        Builder inArray(String array, Kind kind, String... names) {
            for (String name : names) {
                add(new Leaf(array + "." + name, kind, array + "." + name, true, false, false, null));
            }
            return this;
        }

        /** A field for which 1.1 may show another value. */
        Builder overridden(Kind kind, String name) {
            var leaf = new Leaf(name, kind, name, kind == Kind.LIST, true, false, null);
            add(leaf);
            if (kind == Kind.NUMBER) {
                model = model.number(Leaf.override(leaf.store()));
            }
            field(Leaf.override(leaf.folded()), leaf.many());
            return this;
        }

        /** A field that is stored under another name than it has in this version. */
        Builder stored(Kind kind, String name, String store) {
            add(new Leaf(name, kind, store, false, false, false, null));
            return this;
        }

        Builder reference(String name, Target target) {
            return reference(name, target, false, false);
        }

        Builder references(String name, Target target) {
            return reference(name, target, true, false);
        }

        /** A reference that may lead outside the schools through which the object itself is visible. */
        Builder spanning(String name, Target target, boolean many) {
            return reference(name, target, many, true);
        }

        private Builder reference(String name, Target target, boolean many, boolean spans) {
            return reference(name, name + ".sourcedId", target, many, spans);
        }

        /** @param store name of the index field that holds the ids */
        Builder reference(String name, String store, Target target, boolean many, boolean spans) {
            add(new Leaf(name + ".sourcedId", Kind.REFERENCE, store, many, false, spans, target));
            put(new Leaf(name, Kind.REFERENCE, store, many, false, spans, target));
            put(new Leaf(name + ".type", Kind.REFERENCE_TYPE, store, many, false, spans, target));
            put(new Leaf(name + ".href", Kind.REFERENCE_HREF, store, many, false, spans, target));
            return this;
        }

        /** All fields below this name speak of other objects. */
        Builder spanning(String prefix) {
            leaves.values()
                    .forEach(known -> known.replaceAll((path, leaf) -> path.startsWith(prefix + ".")
                            ? new Leaf(
                                    path,
                                    leaf.kind(),
                                    leaf.store(),
                                    leaf.many(),
                                    leaf.overridden(),
                                    true,
                                    leaf.target())
                            : leaf));
            return this;
        }

        /** A field of our own, that vendors cannot name. */
        Builder hidden(String name) {
            model = indexed.contains(name) ? model.indexedText(name) : model.text(name);
            return this;
        }

        Builder hiddenMany(String name) {
            model = indexed.contains(name) ? model.indexedTexts(name) : model.texts(name);
            return this;
        }

        Builder tallied(String... stores) {
            for (String store : stores) {
                model = model.talliedBy(store);
            }
            return this;
        }

        Builder shownFromRows() {
            model = model.beingShownFromRows();
            return this;
        }

        private void add(Leaf leaf) {
            put(leaf);
            if (leaf.kind() == Kind.NUMBER && !leaf.many()) {
                model = model.number(leaf.store());
            } else if (!leaf.many() || leaf.folded().equals(leaf.store())) {
                field(leaf.store(), leaf.many());
            }
            if (!leaf.folded().equals(leaf.store())) {
                field(leaf.folded(), leaf.many());
            }
        }

        private void field(String name, boolean many) {
            if (model.fields().stream().noneMatch(field -> field.name().equals(name))) {
                if (many) {
                    hiddenMany(name);
                } else {
                    hidden(name);
                }
            }
        }

        private void put(Leaf leaf) {
            versions.forEach(
                    version -> Objects.requireNonNull(leaves.get(version)).put(leaf.path(), leaf));
        }

        Shape build() {
            SELDOM.stream()
                    .filter(property -> property.equals("metadata")
                            || leaves.values().stream()
                                    .anyMatch(known -> prefixes(known.keySet()).contains(property)))
                    .sorted()
                    .map(property -> having(property))
                    .forEach(field -> hidden(field).tallied(field));
            return new Shape(model.beingFollowed(), leaves);
        }
    }
}

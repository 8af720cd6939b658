package org.rollbook.query.oneroster;

import java.util.ArrayList;
import java.util.List;
import org.rollbook.messages.oneroster.ExportFile;
import org.rollbook.messages.oneroster.Version;

/**
 * What a row of a CSV file is made of.
 *
 * @param object the whole object
 * @param part the part of it that the row is for; the object itself, where a row is for it
 * @param beside what else its file needs: the class of the object, or the set that the part is in
 */
record ExportSource(String rowId, StoredPart object, StoredPart part, StoredPart beside) {
    /**
     * The rows that an object gives in a file. Packages of 1.1 have no way to say a result without a score.
     *
     * @param taught the class of the object; an empty object where it is not needed
     */
    static List<ExportSource> of(ExportFile file, Version version, StoredPart object, StoredPart taught) {
        String id = object.text("sourcedId");
        return switch (file) {
            case RESULTS ->
                version == Version.V1P1 && !object.has("score")
                        ? List.of()
                        : List.of(new ExportSource(id, object, object, taught));
            case ROLES -> {
                var rows = new ArrayList<ExportSource>();
                object.get("roles")
                        .elements()
                        .forEach(role -> rows.add(new ExportSource(numbered(id, ".r", rows), object, role, taught)));
                yield rows;
            }
            case USER_PROFILES ->
                object.get("userProfiles").elements().stream()
                        .map(profile -> new ExportSource(profile.text("profileId"), object, profile, taught))
                        .toList();
            case CLASS_RESOURCES, COURSE_RESOURCES, USER_RESOURCES ->
                object.get("resources").elements().stream()
                        .map(resource ->
                                new ExportSource(id + "/" + resource.text("sourcedId"), object, resource, taught))
                        .toList();
            case LINE_ITEM_SCORE_SCALES, RESULT_SCORE_SCALES ->
                object.has("scoreScale")
                        ? List.of(new ExportSource(id + ".s", object, object.get("scoreScale"), taught))
                        : List.of();
            case LINE_ITEM_LEARNING_OBJECTIVE_IDS -> objectives(id, object, "learningObjectiveIds");
            case RESULT_LEARNING_OBJECTIVE_IDS -> objectives(id, object, "learningObjectiveResults");
            default -> List.of(new ExportSource(id, object, object, taught));
        };
    }

    private static String numbered(String id, String kind, List<ExportSource> before) {
        return id + kind + (before.size() < 9 ? "0" : "") + (before.size() + 1);
    }

    /** Each objective beside its set. */
    private static List<ExportSource> objectives(String id, StoredPart object, String name) {
        var rows = new ArrayList<ExportSource>();
        for (var set : object.get("learningObjectiveSet").elements()) {
            for (var objective : set.get(name).elements()) {
                rows.add(new ExportSource(numbered(id, ".o", rows), object, objective, set));
            }
        }
        return rows;
    }
}

package org.rollbook.query.oneroster;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.rollbook.messages.oneroster.Collection;
import org.rollbook.messages.oneroster.ExportFile;
import org.rollbook.messages.oneroster.FindObjects.Parent;
import org.rollbook.messages.oneroster.Version;
import org.rollbook.query.readmodel.ReadModels;
import org.rollbook.query.readmodel.Scope;

/** The position of the last change to anything that an answer is made of: as of it, the answer is what it is now. */
record LastChange(ReadModels readModels, SecondaryEmail emails) {
    /** What references may point to that are cut where a scope does not show it. */
    private static final List<Shape> CUT_TO =
            List.of(Shapes.ORGS, Shapes.ACADEMIC_SESSIONS, Shapes.COURSES, Shapes.USERS, Shapes.RESOURCES);

    private static final Set<Collection> ASSESSMENTS =
            EnumSet.of(Collection.ASSESSMENT_LINE_ITEMS, Collection.ASSESSMENT_RESULTS);

    /** What else assessments lead to. */
    private static final List<Shape> OF_ASSESSMENTS =
            List.of(Shapes.CLASSES, Shapes.ASSESSMENT_LINE_ITEMS, Shapes.SCORE_SCALES);

    private static final List<Shape> OF_NESTED = List.of(Shapes.CLASSES, Shapes.ENROLLMENTS);

    long of(Version version, Collection collection, List<Parent> within, Scope scope) {
        long newest = Math.max(changed(Shapes.of(collection)), besides(version, collection, scope));
        for (var parent : within) {
            newest = Math.max(newest, changed(Shapes.of(parent.collection())));
        }
        if (!within.isEmpty()) {
            newest = Math.max(newest, changed(OF_NESTED));
        }
        if (collection == Collection.CATEGORIES) {
            newest = Math.max(newest, changed(Shapes.LINE_ITEMS));
        }
        return newest;
    }

    /** Of everything that rows of a package are made of. */
    long of(Version version, ExportFile file, Scope scope) {
        return Math.max(changed(Shapes.of(file.collection())), besides(version, file, scope));
    }

    /** Of everything that a row of a package is made of besides its own object. */
    long besides(Version version, ExportFile file, Scope scope) {
        long newest = besides(version, file.collection(), scope);
        return ExportView.needsClasses(file) ? Math.max(newest, changed(Shapes.CLASSES)) : newest;
    }

    private long besides(Version version, Collection collection, Scope scope) {
        long newest = emails.changedAt(version, Shapes.of(collection));
        if (scope.schools() != null) {
            newest = Math.max(newest, changed(CUT_TO));
            if (ASSESSMENTS.contains(collection)) {
                newest = Math.max(newest, changed(OF_ASSESSMENTS));
            }
        }
        return newest;
    }

    private long changed(List<Shape> shapes) {
        long newest = 0;
        for (var shape : shapes) {
            newest = Math.max(newest, changed(shape));
        }
        return newest;
    }

    private long changed(Shape shape) {
        return readModels.changedAt(shape.model());
    }
}

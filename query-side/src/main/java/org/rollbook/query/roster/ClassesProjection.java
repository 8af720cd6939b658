package org.rollbook.query.roster;

import java.time.Instant;
import java.util.List;
import org.rollbook.messages.roster.ClassReported;
import org.rollbook.messages.roster.RosterKind;
import org.rollbook.query.oneroster.ObjectWriter;
import org.rollbook.query.oneroster.Shapes;
import org.rollbook.query.oneroster.Target;
import org.rollbook.query.readmodel.Row;

/** Classes: the sections that people are enrolled in. */
public final class ClassesProjection extends ReportedProjection<ClassReported> {
    public ClassesProjection() {
        super(RosterKind.CLASS, ClassReported.class, Shapes.CLASSES);
    }

    @Override
    Row row(ClassReported taught, Instant recordedAt) {
        var instead = instead(taught.classType(), "scheduled");
        var out = written(taught, taught.classType(), recordedAt).hidden("classType~@1.1", instead);
        return new Row(
                taught.id(),
                schools(List.of(taught.schoolId())),
                true,
                out.json(),
                instead == null ? null : written(taught, instead, recordedAt).json(),
                out.fields());
    }

    private static ObjectWriter written(ClassReported taught, String classType, Instant recordedAt) {
        return new ObjectWriter(taught.id(), recordedAt)
                .metadata(taught.metadata())
                .text("title", taught.title())
                .text("classCode", taught.classCode())
                .text("classType", classType)
                .text("location", taught.location())
                .texts("grades", taught.grades())
                .texts("subjects", taught.subjects())
                .reference("course", Target.COURSE, taught.courseId())
                .reference("school", Target.ORG, taught.schoolId())
                .references("terms", Target.ACADEMIC_SESSION, taught.termIds())
                .texts("subjectCodes", taught.subjectCodes())
                .texts("periods", taught.periods())
                .references("resources", Target.RESOURCE, taught.resourceIds());
    }
}

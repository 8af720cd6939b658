package org.rollbook.command.gradebook;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.rollbook.command.index.IndexChange;
import org.rollbook.command.index.IndexChange.Claim;
import org.rollbook.command.index.IndexChange.Release;
import org.rollbook.command.index.IndexChange.Setting;
import org.rollbook.messages.gradebook.AssessmentDefined;
import org.rollbook.messages.gradebook.AssessmentDefined.Uses;
import org.rollbook.messages.gradebook.AssessmentResultRecorded;
import org.rollbook.messages.gradebook.AssessmentWithdrawn;

/** What the events of assessments put into the inline index. */
final class AssessmentIndexing {
    private AssessmentIndexing() {}

    static List<IndexChange> defined(AssessmentDefined e, String stream) {
        List<IndexChange> changes = new ArrayList<>();
        if (e.replaced() != null) {
            keys(e.assessmentId(), e.replaced()).map(IndexKey::release).forEach(changes::add);
        }
        changes.add(new Claim(Claims.ASSESSMENT, e.assessmentId(), stream));
        keys(e.assessmentId(), e.uses()).map(key -> key.claim(stream)).forEach(changes::add);
        changes.add(new Setting(KnownAssessment.setting(e.assessmentId()), KnownAssessment.text(e)));
        return changes;
    }

    static List<IndexChange> withdrawn(AssessmentWithdrawn e) {
        List<IndexChange> changes = new ArrayList<>();
        changes.add(new Release(Claims.ASSESSMENT, e.assessmentId()));
        keys(e.assessmentId(), e.uses()).map(IndexKey::release).forEach(changes::add);
        e.resultIds().forEach(result -> changes.addAll(withdrawn(e.assessmentId(), result)));
        changes.add(new Setting(KnownAssessment.setting(e.assessmentId()), ""));
        return changes;
    }

    static List<IndexChange> recorded(AssessmentResultRecorded e, String stream) {
        return List.of(
                new Claim(Claims.ASSESSMENT_RESULT, e.resultId(), stream),
                new Claim(Claims.ASSESSMENT_USE, Claims.use(e.assessmentId(), e.resultId()), stream));
    }

    static List<IndexChange> withdrawn(String assessmentId, String resultId) {
        return List.of(
                new Release(Claims.ASSESSMENT_RESULT, resultId),
                new Release(Claims.ASSESSMENT_USE, Claims.use(assessmentId, resultId)));
    }

    /** An assessment uses its scale under a name that no line item has. */
    private static Stream<IndexKey> keys(String id, Uses uses) {
        return Stream.concat(
                Stream.ofNullable(uses.parentId())
                        .map(parent -> new IndexKey(Claims.ASSESSMENT_PART, Claims.use(parent, id))),
                Stream.ofNullable(uses.scoreScaleId())
                        .map(scale -> new IndexKey(Claims.SCALE_USE, Claims.use(scale, "\n" + id))));
    }
}

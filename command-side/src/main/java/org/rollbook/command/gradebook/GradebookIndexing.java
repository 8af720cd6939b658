package org.rollbook.command.gradebook;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.rollbook.command.index.IndexChange;
import org.rollbook.command.index.IndexChange.Claim;
import org.rollbook.command.index.IndexChange.Release;
import org.rollbook.command.index.IndexChange.Setting;
import org.rollbook.command.index.Indexing;
import org.rollbook.messages.gradebook.AssessmentDefined;
import org.rollbook.messages.gradebook.AssessmentResultRecorded;
import org.rollbook.messages.gradebook.AssessmentResultWithdrawn;
import org.rollbook.messages.gradebook.AssessmentWithdrawn;
import org.rollbook.messages.gradebook.CategoryDefined;
import org.rollbook.messages.gradebook.CategoryWithdrawn;
import org.rollbook.messages.gradebook.LineItemAssigned;
import org.rollbook.messages.gradebook.LineItemAssigned.Filed;
import org.rollbook.messages.gradebook.LineItemWithdrawn;
import org.rollbook.messages.gradebook.ScoreRecorded;
import org.rollbook.messages.gradebook.ScoreScaleDefined;
import org.rollbook.messages.gradebook.ScoreScaleWithdrawn;
import org.rollbook.messages.gradebook.ScoreWithdrawn;
import org.rollbook.messages.gradebook.Submitter;

/** What the events of the grade book put into the inline index. */
public final class GradebookIndexing implements Indexing {
    @Override
    public List<IndexChange> of(String stream, Object event) {
        return switch (event) {
            case ScoreRecorded e -> held(Claims.RESULT, e.resultId(), e.owner(), stream);
            case ScoreWithdrawn e -> free(Claims.RESULT, e.resultId());
            case LineItemAssigned e -> assigned(e, stream);
            case LineItemWithdrawn e -> withdrawn(e);
            case CategoryDefined e -> held(Claims.CATEGORY, e.categoryId(), e.owner(), stream);
            case CategoryWithdrawn e -> free(Claims.CATEGORY, e.categoryId());
            case ScoreScaleDefined e -> defined(e, stream);
            case ScoreScaleWithdrawn e -> withdrawn(e);
            case AssessmentDefined e -> AssessmentIndexing.defined(e, stream);
            case AssessmentWithdrawn e -> AssessmentIndexing.withdrawn(e);
            case AssessmentResultRecorded e -> AssessmentIndexing.recorded(e, stream);
            case AssessmentResultWithdrawn e -> AssessmentIndexing.withdrawn(e.assessmentId(), e.resultId());
            default -> List.of();
        };
    }

    private static List<IndexChange> assigned(LineItemAssigned e, String stream) {
        List<IndexChange> changes = new ArrayList<>();
        if (e.replaced() != null) {
            keys(e.lineItemId(), e.replaced()).map(IndexKey::release).forEach(changes::add);
        }
        changes.addAll(held(Claims.LINE_ITEM, e.lineItemId(), e.owner(), stream));
        keys(e.lineItemId(), e.filed()).map(key -> key.claim(stream)).forEach(changes::add);
        return changes;
    }

    private static List<IndexChange> withdrawn(LineItemWithdrawn e) {
        List<IndexChange> changes = new ArrayList<>(free(Claims.LINE_ITEM, e.lineItemId()));
        keys(e.lineItemId(), e.filed()).map(IndexKey::release).forEach(changes::add);
        e.resultIds().forEach(id -> changes.addAll(free(Claims.RESULT, id)));
        return changes;
    }

    private static List<IndexChange> defined(ScoreScaleDefined e, String stream) {
        List<IndexChange> changes = new ArrayList<>(held(Claims.SCORE_SCALE, e.scoreScaleId(), e.owner(), stream));
        changes.add(new Setting(Scale.setting(e.scoreScaleId()), Scale.text(e.values())));
        return changes;
    }

    private static List<IndexChange> withdrawn(ScoreScaleWithdrawn e) {
        List<IndexChange> changes = new ArrayList<>(free(Claims.SCORE_SCALE, e.scoreScaleId()));
        changes.add(new Setting(Scale.setting(e.scoreScaleId()), ""));
        return changes;
    }

    private static List<IndexChange> held(String kind, String id, String owner, String stream) {
        Claim claim = new Claim(kind, id, stream);
        return owner.equals(Submitter.SIS) ? List.of(claim, new Claim(Claims.SIS + kind, id, stream)) : List.of(claim);
    }

    private static List<IndexChange> free(String kind, String id) {
        return List.of(new Release(kind, id), new Release(Claims.SIS + kind, id));
    }

    private static Stream<IndexKey> keys(String lineItemId, Filed filed) {
        Stream<IndexKey> always = Stream.of(
                new IndexKey(Claims.TITLE, Claims.title(filed.classId(), filed.title(), lineItemId)),
                new IndexKey(Claims.CATEGORY_USE, Claims.use(filed.categoryId(), lineItemId)));
        Stream<IndexKey> scale = Stream.ofNullable(filed.scoreScaleId())
                .map(id -> new IndexKey(Claims.SCALE_USE, Claims.use(id, lineItemId)));
        Stream<IndexKey> sole = Stream.ofNullable(filed.soleTitle())
                .filter(Boolean::booleanValue)
                .map(_ -> new IndexKey(Claims.SOLE_TITLE, Claims.titles(filed.classId(), filed.title())));
        return Stream.of(always, scale, sole).flatMap(keys -> keys);
    }
}

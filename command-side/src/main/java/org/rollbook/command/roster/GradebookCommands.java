package org.rollbook.command.roster;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollbook.command.roster.csv.PackageFile;
import org.rollbook.messages.gradebook.AssignLineItem;
import org.rollbook.messages.gradebook.DefineCategory;
import org.rollbook.messages.gradebook.DefineScoreScale;
import org.rollbook.messages.gradebook.LearningObjectives;
import org.rollbook.messages.gradebook.RecordScore;
import org.rollbook.messages.gradebook.ScoreScaleValue;
import org.rollbook.messages.gradebook.Submitter;
import org.rollbook.messages.gradebook.WithdrawCategory;
import org.rollbook.messages.gradebook.WithdrawLineItem;
import org.rollbook.messages.gradebook.WithdrawScore;
import org.rollbook.messages.gradebook.WithdrawScoreScale;
import org.rollbook.messages.oneroster.Profile;
import org.rollbook.messages.oneroster.Version;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What the rows of the grade book files ask for: the same commands that vendors send. */
final class GradebookCommands {
    private static final Submitter SIS = new Submitter(Submitter.SIS, Version.V1P2, Profile.LENIENT, null);
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private GradebookCommands() {}

    static Object of(PackageFile file, String json) {
        return switch (file) {
            case CATEGORIES -> category(JSON.readValue(json, Category.class));
            case SCORE_SCALES -> scale(JSON.readValue(json, Scale.class));
            case LINE_ITEMS -> lineItem(JSON.readValue(json, Item.class));
            case RESULTS -> score(JSON.readValue(json, Score.class));
            default -> throw new IllegalArgumentException(file + " is no grade book file");
        };
    }

    static Object withdrawal(PackageFile file, String id) {
        return switch (file) {
            case CATEGORIES -> new WithdrawCategory(DefineCategory.STREAM + id, id, SIS);
            case SCORE_SCALES -> new WithdrawScoreScale(DefineScoreScale.STREAM + id, id, SIS);
            case LINE_ITEMS -> new WithdrawLineItem(AssignLineItem.STREAM + id, id, SIS);
            case RESULTS -> new WithdrawScore(id, SIS);
            default -> throw new IllegalArgumentException(file + " is no grade book file");
        };
    }

    private record Category(
            String id, String title, @Nullable BigDecimal weight, Map<String, String> metadata) {}

    private static DefineCategory category(Category c) {
        return new DefineCategory(
                DefineCategory.STREAM + c.id, c.id, c.title, c.weight, metadata(c.metadata), SIS, List.of());
    }

    private record Scale(
            String id,
            String title,
            String type,
            @Nullable String orgId,
            @Nullable String courseId,
            String classId,
            List<ScoreScaleValue> values,
            Map<String, String> metadata) {}

    private static DefineScoreScale scale(Scale s) {
        return new DefineScoreScale(
                DefineScoreScale.STREAM + s.id,
                s.id,
                s.title,
                s.type,
                s.orgId,
                s.courseId,
                s.classId,
                s.values,
                metadata(s.metadata),
                SIS,
                List.of());
    }

    private record Item(
            String id,
            String title,
            @Nullable String description,
            LocalDate assignDate,
            LocalDate dueDate,
            String classId,
            @Nullable String schoolId,
            @Nullable String categoryId,
            @Nullable String gradingPeriodId,
            @Nullable String academicSessionId,
            @Nullable String scoreScaleId,
            @Nullable BigDecimal resultValueMin,
            @Nullable BigDecimal resultValueMax,
            List<LearningObjectives> learningObjectives,
            Map<String, String> metadata) {}

    private static AssignLineItem lineItem(Item i) {
        return new AssignLineItem(
                AssignLineItem.STREAM + i.id,
                i.id,
                i.title,
                i.description,
                midnight(i.assignDate),
                midnight(i.dueDate),
                i.classId,
                i.schoolId,
                i.categoryId,
                i.gradingPeriodId,
                i.academicSessionId,
                i.scoreScaleId,
                i.resultValueMin,
                i.resultValueMax,
                i.learningObjectives,
                metadata(i.metadata),
                SIS,
                List.of());
    }

    private record Score(
            String id,
            String lineItemId,
            String studentId,
            @Nullable String classId,
            @Nullable String scoreScaleId,
            String scoreStatus,
            @Nullable BigDecimal score,
            @Nullable String textScore,
            LocalDate scoreDate,
            @Nullable String comment,
            @Nullable Boolean inProgress,
            @Nullable Boolean incomplete,
            @Nullable Boolean late,
            @Nullable Boolean missing,
            List<LearningObjectives> learningObjectives,
            Map<String, String> metadata) {}

    private static RecordScore score(Score s) {
        return new RecordScore(
                AssignLineItem.STREAM + s.lineItemId,
                s.id,
                s.lineItemId,
                s.studentId,
                s.classId,
                s.scoreScaleId,
                s.scoreStatus,
                s.score,
                s.textScore,
                s.scoreDate,
                s.comment,
                s.inProgress,
                s.incomplete,
                s.late,
                s.missing,
                s.learningObjectives,
                metadata(s.metadata),
                SIS,
                List.of());
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static @Nullable String metadata(Map<String, String> metadata) {
        if (metadata.isEmpty()) {
            return null;
        }
        StringBuilder out = new StringBuilder();
        CanonicalJson.map(metadata, out);
        return out.toString();
    }
}

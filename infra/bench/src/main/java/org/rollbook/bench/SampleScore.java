package org.rollbook.bench;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.rollbook.messages.Caller;
import org.rollbook.messages.MetadataKeys;
import org.rollbook.messages.audit.CommandRecorded;
import org.rollbook.messages.gradebook.RecordScore;
import org.rollbook.messages.gradebook.ScoreRecorded;
import org.rollbook.messages.gradebook.Submitter;
import org.rollbook.messages.oneroster.Profile;
import org.rollbook.messages.oneroster.Version;

/** A score as vendors send them, and what the ledger keeps of it: a command's record and one event. */
final class SampleScore {
    /** Who asks. */
    static final Caller CALLER = new Caller(
            "0b9b4d0e-5c0c-4f0e-9f2c-4d2f0e7a1c55", "con-6f1d2c3b4a5968778695a4b3c2d1e0f1", "partner-1", null);

    /** The same as every entry carries it. */
    static final Map<String, String> METADATA = Map.of(
            MetadataKeys.REQUEST_ID, CALLER.requestId(),
            MetadataKeys.CONNECTION_ID, "con-6f1d2c3b4a5968778695a4b3c2d1e0f1",
            MetadataKeys.PARTNER_ID, "partner-1",
            MetadataKeys.COMMAND_ID, "9d1f7c52-11f2-4b34-8d5a-3c2b1a09f8e7");

    private static final String FINGERPRINT = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private SampleScore() {}

    static RecordScore command(long number) {
        return new RecordScore(
                "line-item:" + number,
                "res-" + number,
                "li-" + number,
                "usr-" + number % 50_000,
                "cls-" + number % 10_000,
                null,
                "fully graded",
                BigDecimal.valueOf(number % 1000, 1),
                null,
                LocalDate.of(2026, 11, 24),
                "Well argued; see the notes on the second paragraph.",
                false,
                false,
                false,
                false,
                List.of(),
                null,
                new Submitter("con-6f1d2c3b4a5968778695a4b3c2d1e0f1", Version.V1P2, Profile.LENIENT, null),
                List.of());
    }

    static ScoreRecorded event(RecordScore command) {
        return new ScoreRecorded(
                command.resultId(),
                command.lineItemId(),
                command.studentId(),
                "cls-" + command.studentId(),
                "org-17",
                command.scoreScaleId(),
                command.scoreStatus(),
                command.score(),
                command.textScore(),
                command.scoreDate(),
                command.comment(),
                command.inProgress(),
                command.incomplete(),
                command.late(),
                command.missing(),
                command.learningObjectives(),
                command.metadata(),
                command.by().owner());
    }

    /** @param payload JSON text of the command */
    static CommandRecorded record(String payload) {
        return new CommandRecorded(
                "9d1f7c52-11f2-4b34-8d5a-3c2b1a09f8e7",
                "gradebook.record-score",
                payload,
                "accepted",
                null,
                List.of(),
                List.of(),
                FINGERPRINT);
    }
}

package org.rollbook.bench;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.rollbook.messages.audit.CommandRecorded;
import org.rollbook.messages.gradebook.ScoreRecorded;

/** A score as vendors send them, and what the ledger keeps of it: a command's record and one event. */
final class SampleScore {
    /** Who asked, as every entry carries it. */
    static final Map<String, String> METADATA = Map.of(
            "requestId", "0b9b4d0e-5c0c-4f0e-9f2c-4d2f0e7a1c55",
            "connectionId", "con-6f1d2c3b4a5968778695a4b3c2d1e0f1",
            "partnerId", "partner-1",
            "commandId", "9d1f7c52-11f2-4b34-8d5a-3c2b1a09f8e7");

    private static final String FINGERPRINT = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private SampleScore() {}

    static ScoreRecorded event(long number) {
        return new ScoreRecorded(
                "res-" + number,
                "li-" + number / 30,
                "usr-" + number % 50_000,
                "cls-" + number % 10_000,
                "org-" + number % 40,
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
                "con-6f1d2c3b4a5968778695a4b3c2d1e0f1");
    }

    static CommandRecorded command(long number) {
        return new CommandRecorded(
                "9d1f7c52-11f2-4b34-8d5a-3c2b1a09f8e7",
                "gradebook.record-score",
                payload(number),
                "accepted",
                null,
                List.of(),
                List.of(),
                FINGERPRINT);
    }

    private static String payload(long number) {
        return """
                {"stream":"line-item:li-%1$d","resultId":"res-%2$d","lineItemId":"li-%1$d","studentId":"usr-%3$d",\
                "scoreStatus":"fully graded","score":%4$s,"scoreDate":"2026-11-24",\
                "comment":"Well argued; see the notes on the second paragraph.","inProgress":false,"incomplete":false,\
                "late":false,"missing":false,"learningObjectives":[],\
                "by":{"owner":"con-6f1d2c3b4a5968778695a4b3c2d1e0f1","version":"V1P2","profile":"LENIENT"}}""".formatted(number / 30, number, number % 50_000, BigDecimal.valueOf(number % 1000, 1));
    }
}

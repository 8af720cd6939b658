package org.rollbook.query.oneroster;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.rollbook.messages.gradebook.LearningObjectives;
import org.rollbook.messages.gradebook.LineItemAssigned;
import org.rollbook.messages.gradebook.ScoreRecorded;

/** The line items of a {@link GeneratedDistrict}, one of each class, and their results. */
final class GeneratedWork {
    private final Chance chance;

    GeneratedWork(Chance chance) {
        this.chance = chance;
    }

    LineItemAssigned item(int i) {
        return new LineItemAssigned(
                "li-" + i,
                "Homework " + i,
                chance.maybe("Exercises"),
                Instant.parse("2026-09-14T00:00:00Z").plusSeconds(i * 3600L),
                Instant.parse("2026-09-18T21:59:59Z"),
                "cl-" + i,
                GeneratedDistrict.SCHOOLS.get(i % 2),
                chance.one(List.of("cat-1", "cat-2")),
                chance.maybe("as-q1"),
                chance.maybe("as-fall"),
                chance.maybe("ss-1"),
                chance.maybe(new BigDecimal("0")),
                chance.maybe(new BigDecimal("100.00")),
                i % 2 == 0
                        ? List.of()
                        : List.of(new LearningObjectives(
                                "unknown", List.of(new LearningObjectives.Objective("O-1", null, null)))),
                null,
                "con-1",
                null,
                null);
    }

    ScoreRecorded score(int i, int j) {
        return new ScoreRecorded(
                "re-" + i + "-" + j,
                "li-" + i,
                "us-%02d".formatted(j),
                "cl-" + i,
                GeneratedDistrict.SCHOOLS.get(i % 2),
                chance.maybe("ss-1"),
                chance.one(List.of("fully graded", "not submitted", "exempt", "ext:dropped")),
                chance.maybe(new BigDecimal(chance.below(1200)).movePointLeft(1)),
                chance.maybe("A-"),
                LocalDate.parse("2026-09-19").plusDays(j),
                chance.maybe("Neat work"),
                null,
                chance.maybe(true),
                chance.maybe(false),
                chance.maybe(true),
                j == 0
                        ? List.of(new LearningObjectives(
                                "case",
                                List.of(new LearningObjectives.Objective("6e1f", new BigDecimal("3.0"), "proficient"))))
                        : List.of(),
                chance.maybe("{\"note\":\"x\"}"),
                "con-1");
    }
}

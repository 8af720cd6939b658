package org.rollbook.app.demo;

import java.io.IOException;
import java.time.LocalDate;

/**
 * The school year around a date: two terms of two grading periods each. The date is in one of them, since the year is
 * built from it: it falls early in the second half of a term.
 */
record Calendar(LocalDate yearBegin) {
    static final String YEAR = "as-year";
    private static final int PERIOD_DAYS = 70;

    /** A year in whose first term the date lies, in its second grading period. */
    static Calendar around(LocalDate today) {
        return new Calendar(today.minusDays(PERIOD_DAYS + 14L));
    }

    static String term(int number) {
        return "as-term-" + number;
    }

    LocalDate termBegin(int number) {
        return yearBegin.plusDays((number - 1) * 2L * PERIOD_DAYS);
    }

    LocalDate termEnd(int number) {
        return termBegin(number).plusDays(2L * PERIOD_DAYS);
    }

    LocalDate yearEnd() {
        return termEnd(2);
    }

    void write(CsvPackage target) throws IOException {
        target.begin(
                "academicSessions",
                "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear");
        var year = yearEnd().getYear();
        target.row(YEAR, "School year " + (year - 1) + "/" + year, "schoolYear", yearBegin, yearEnd(), null, year);
        for (var term = 1; term <= 2; term++) {
            target.row(term(term), "Term " + term, "term", termBegin(term), termEnd(term), YEAR, year);
            for (var half = 1; half <= 2; half++) {
                var begin = termBegin(term).plusDays((half - 1L) * PERIOD_DAYS);
                target.row(
                        "as-period-" + ((term - 1) * 2 + half),
                        "Grading period " + ((term - 1) * 2 + half),
                        "gradingPeriod",
                        begin,
                        begin.plusDays(PERIOD_DAYS),
                        term(term),
                        year);
            }
        }
    }
}

package org.rollbook.messages.connection;

import java.util.Set;

/**
 * The district's settings.
 *
 * @param secondaryEmailForOneRoster11 users carry their secondary address under OneRoster 1.1
 * @param gradeBookEntitled grade book sync, assessments sync and score passback can be enabled
 * @param titleLimit characters of a line item's title that the grade book shows
 * @param lockedSessions academic sessions whose grading window is closed
 * @param nonPartnersMayGrade vendors outside the partner programme can be given more than roster sync
 * @param limits of each connection
 */
public record Settings(
        boolean secondaryEmailForOneRoster11,
        boolean gradeBookEntitled,
        int titleLimit,
        Set<String> lockedSessions,
        boolean nonPartnersMayGrade,
        RequestLimits limits) {
    /** Aggregate identifier of the one district. */
    public static final String DISTRICT = "district";

    /** Settings of the time before there were limits have the first ones. */
    public Settings {
        limits = limits == null ? RequestLimits.generous() : limits;
    }

    /** With the limits that apply at first. */
    public Settings(
            boolean secondaryEmailForOneRoster11,
            boolean gradeBookEntitled,
            int titleLimit,
            Set<String> lockedSessions,
            boolean nonPartnersMayGrade) {
        this(
                secondaryEmailForOneRoster11,
                gradeBookEntitled,
                titleLimit,
                lockedSessions,
                nonPartnersMayGrade,
                RequestLimits.generous());
    }

    public static Settings initial() {
        return new Settings(false, true, 50, Set.of(), false);
    }
}

package org.rollbook.messages.roster;

/**
 * What the student information system says about one record, whole: also what other files of the package add to it
 * (roles, profiles, links, children) and the schools that it belongs to. Lists are sorted as OneRoster shows them.
 */
public sealed interface RosterReport
        permits OrgReported,
                AcademicSessionReported,
                CourseReported,
                ClassReported,
                PersonReported,
                EnrollmentReported,
                DemographicsReported,
                ResourceReported {
    /** The sourcedId. */
    String id();

    RosterKind kind();
}

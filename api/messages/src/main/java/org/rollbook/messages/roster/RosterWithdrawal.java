package org.rollbook.messages.roster;

/** The student information system no longer has the record; it reads as a tombstone from now on. */
public sealed interface RosterWithdrawal
        permits OrgWithdrawn,
                AcademicSessionWithdrawn,
                CourseWithdrawn,
                ClassWithdrawn,
                PersonWithdrawn,
                EnrollmentWithdrawn,
                DemographicsWithdrawn,
                ResourceWithdrawn {
    String id();

    RosterKind kind();
}

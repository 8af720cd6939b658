package org.rollbook.messages.roster;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A role of a person in an organisation.
 *
 * @param id of the assignment in roles.csv; not shown by OneRoster's REST binding
 * @param userProfileId one of the person's profiles
 * @param beginDate first day
 * @param endDate first day after it
 */
public record Role(
        String id,
        String roleType,
        String role,
        String orgId,
        @Nullable String userProfileId,
        @Nullable LocalDate beginDate,
        @Nullable LocalDate endDate) {}

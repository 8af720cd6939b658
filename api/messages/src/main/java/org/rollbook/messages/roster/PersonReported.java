package org.rollbook.messages.roster;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.EventName;
import org.rollbook.messages.PersonalData;

/**
 * The student information system has this person (OneRoster user).
 *
 * @param schoolIds schools of a role or an enrollment, and for a guardian those of the children
 * @param studentAt schools where the person has a student's role or enrollment
 * @param teacherAt schools where the person has a teacher's role or enrollment
 */
@EventName("roster.person-reported")
public record PersonReported(
        String id,
        @Nullable String userMasterIdentifier,
        @PersonalData(subject = "id") @Nullable String username,
        @PersonalData(subject = "id") List<UserId> userIds,
        boolean enabledUser,
        @PersonalData(subject = "id") String givenName,
        @PersonalData(subject = "id") String familyName,
        @PersonalData(subject = "id") @Nullable String middleName,
        @PersonalData(subject = "id") @Nullable String preferredFirstName,
        @PersonalData(subject = "id") @Nullable String preferredMiddleName,
        @PersonalData(subject = "id") @Nullable String preferredLastName,
        @PersonalData(subject = "id") @Nullable String pronouns,
        List<Role> roles,
        List<UserProfile> userProfiles,
        @Nullable String primaryOrgId,
        @PersonalData(subject = "id") @Nullable String identifier,
        @PersonalData(subject = "id") @Nullable String email,
        @PersonalData(subject = "id") @Nullable String sms,
        @PersonalData(subject = "id") @Nullable String phone,
        List<String> agentIds,
        List<String> grades,
        List<String> resourceIds,
        List<String> schoolIds,
        List<String> studentAt,
        List<String> teacherAt,
        @PersonalData(subject = "id") Map<String, String> metadata)
        implements RosterReport {
    @Override
    public RosterKind kind() {
        return RosterKind.USER;
    }
}

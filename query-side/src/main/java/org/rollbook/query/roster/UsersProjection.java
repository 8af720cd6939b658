package org.rollbook.query.roster;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.roster.PersonReported;
import org.rollbook.messages.roster.Role;
import org.rollbook.messages.roster.RosterKind;
import org.rollbook.messages.roster.UserId;
import org.rollbook.messages.roster.UserProfile;
import org.rollbook.query.oneroster.ObjectWriter;
import org.rollbook.query.oneroster.SecondaryEmail;
import org.rollbook.query.oneroster.Shapes;
import org.rollbook.query.oneroster.Target;
import org.rollbook.query.readmodel.Row;

/** People. Someone without any role cannot be shown and waits until one is reported. */
public final class UsersProjection extends ReportedProjection<PersonReported> {
    public UsersProjection() {
        super(RosterKind.USER, PersonReported.class, Shapes.USERS);
    }

    @Override
    public int revision() {
        return 2;
    }

    @Override
    @Nullable Row row(PersonReported person, Instant recordedAt) {
        if (person.roles().isEmpty()) {
            return null;
        }
        var legacy = LegacyRole.of(person, recordedAt.atZone(ZoneOffset.UTC).toLocalDate());
        var out = written(person, recordedAt);
        var of11 = written11(person, legacy, recordedAt);
        spanning(out, person.schoolIds())
                .hidden("role", legacy.name())
                .hidden("role~", legacy.name())
                .hidden("orgs.sourcedId", legacy.orgs())
                .hidden(
                        "username~@1.1",
                        person.username() == null ? (String) of11.fields().get("username~") : null)
                .hiddenText(Shapes.EMAIL11, SecondaryEmail.of(person.metadata(), person.email()))
                .hidden("student", has(person, "student"))
                .hidden("teacher", has(person, "teacher"))
                .hidden("studentAt", person.studentAt())
                .hidden("teacherAt", person.teacherAt());
        return new Row(person.id(), schools(person.schoolIds()), true, out.json(), of11.json(), out.fields());
    }

    private static @Nullable String has(PersonReported person, String role) {
        return person.roles().stream().anyMatch(one -> one.role().equals(role)) ? "true" : null;
    }

    private static ObjectWriter written(PersonReported person, Instant recordedAt) {
        return new ObjectWriter(person.id(), recordedAt)
                .metadata(person.metadata())
                .text("userMasterIdentifier", person.userMasterIdentifier())
                .text("username", person.username())
                .objects("userIds", person.userIds(), UsersProjection::userId)
                .flag("enabledUser", person.enabledUser())
                .text("givenName", person.givenName())
                .text("familyName", person.familyName())
                .text("middleName", person.middleName())
                .text("preferredFirstName", person.preferredFirstName())
                .text("preferredMiddleName", person.preferredMiddleName())
                .text("preferredLastName", person.preferredLastName())
                .text("pronouns", person.pronouns())
                .objects("roles", person.roles(), UsersProjection::role)
                .objects("userProfiles", person.userProfiles(), UsersProjection::profile)
                .reference("primaryOrg", Target.ORG, person.primaryOrgId())
                .text("identifier", person.identifier())
                .text("email", person.email())
                .text("sms", person.sms())
                .text("phone", person.phone())
                .references("agents", Target.USER, person.agentIds())
                .texts("grades", person.grades())
                .references("resources", Target.RESOURCE, person.resourceIds());
    }

    private static ObjectWriter written11(PersonReported person, LegacyRole legacy, Instant recordedAt) {
        var out = new ObjectWriter(person.id(), recordedAt)
                .metadata(person.metadata())
                .text("username", username(person));
        listOrEmpty(out, "userIds", person.userIds(), UsersProjection::userId);
        out.flag("enabledUser", person.enabledUser())
                .text("givenName", person.givenName())
                .text("familyName", person.familyName())
                .text("middleName", person.middleName())
                .text("role", legacy.name())
                .text("identifier", person.identifier())
                .text("email", person.email())
                .text("sms", person.sms())
                .text("phone", person.phone());
        if (person.agentIds().isEmpty()) {
            out.emptyArray("agents");
        }
        out.references("agents", Target.USER, person.agentIds()).references("orgs", Target.ORG, legacy.orgs());
        return person.grades().isEmpty() ? out.emptyArray("grades") : out.texts("grades", person.grades());
    }

    private static <T> void listOrEmpty(ObjectWriter out, String name, List<T> list, ObjectWriter.Element<T> element) {
        if (list.isEmpty()) {
            out.emptyArray(name);
        } else {
            out.objects(name, list, element);
        }
    }

    private static String username(PersonReported person) {
        if (person.username() != null) {
            return person.username();
        }
        if (person.email() != null) {
            return person.email();
        }
        return person.identifier() == null ? person.id() : person.identifier();
    }

    private static void userId(ObjectWriter out, UserId id) {
        out.text("type", id.type()).text("identifier", id.identifier());
    }

    private static void role(ObjectWriter out, Role role) {
        out.text("roleType", role.roleType())
                .text("role", role.role())
                .reference("org", Target.ORG, role.orgId())
                .text("userProfile", role.userProfileId())
                .date("beginDate", role.beginDate())
                .date("endDate", role.endDate());
    }

    private static void profile(ObjectWriter out, UserProfile profile) {
        out.text("profileId", profile.id())
                .text("profileType", profile.profileType())
                .text("vendorId", profile.vendorId())
                .text("applicationId", profile.applicationId())
                .text("description", profile.description())
                .objects(
                        "credentials",
                        List.of(profile),
                        (credential, of) ->
                                credential.text("type", of.credentialType()).text("username", of.username()));
    }
}

package org.rollbook.query.oneroster;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.rollbook.messages.roster.DemographicsReported;
import org.rollbook.messages.roster.PersonReported;
import org.rollbook.messages.roster.Role;
import org.rollbook.messages.roster.UserId;
import org.rollbook.messages.roster.UserProfile;

/** The people of a {@link GeneratedDistrict}, each by a number. */
final class GeneratedPeople {
    private static final List<String> NAMES = List.of("O'Neil", "Straße", "Ødegård", "lindqvist", "李", "Lindqvist");

    private final Chance chance;

    GeneratedPeople(Chance chance) {
        this.chance = chance;
    }

    PersonReported person(int i) {
        String id = "us-%02d".formatted(i);
        var at = i % 5 == 0 ? GeneratedDistrict.SCHOOLS : List.of(GeneratedDistrict.SCHOOLS.get(i % 2));
        var roles = new ArrayList<Role>();
        String role = chance.one(List.of("student", "student", "teacher", "guardian", "principal", "ext:coach"));
        for (String school : at) {
            roles.add(new Role(
                    "r-" + id + school,
                    school.equals(at.getFirst()) ? "primary" : "secondary",
                    school.equals(at.getFirst()) ? role : chance.one(List.of("student", "teacher")),
                    school,
                    null,
                    chance.maybe(LocalDate.parse("2026-08-17")),
                    chance.maybe(LocalDate.parse("2027-06-12"))));
        }
        String family = chance.one(NAMES);
        return new PersonReported(
                id,
                chance.maybe("umi-" + i),
                chance.maybe("user." + i),
                chance.some(List.of(new UserId("LDAP", "L" + i), new UserId("LTI", "t" + i))),
                chance.flip(),
                chance.one(NAMES),
                family,
                chance.maybe("Ann Sofie"),
                chance.maybe("Mimi"),
                null,
                null,
                chance.maybe("she/her"),
                roles,
                i % 7 == 0
                        ? List.of(new UserProfile(
                                "https://id.example.org/" + i, "app", "v", null, null, "username", "m" + i))
                        : List.of(),
                chance.maybe(at.getLast()),
                chance.maybe("S-" + i),
                chance.maybe("mira+" + i + "@North.example.org"),
                null,
                chance.maybe("+1555" + i),
                IntStream.of(i % 6, (i + 1) % 24)
                        .filter(x -> chance.flip())
                        .mapToObj("us-%02d"::formatted)
                        .toList(),
                chance.some(List.of("09", "10", "KG")),
                chance.some(List.of("res-1")),
                at,
                at(roles, "student"),
                at(roles, "teacher"),
                withSecondaryEmail(i, chance.metadata()));
    }

    private static List<String> at(List<Role> roles, String name) {
        return roles.stream()
                .filter(role -> role.role().equals(name))
                .map(Role::orgId)
                .toList();
    }

    DemographicsReported demographics(int i) {
        return new DemographicsReported(
                "us-%02d".formatted(i),
                chance.maybe(LocalDate.of(2010, 1 + i % 12, 1 + i)),
                chance.maybe(chance.one(List.of("male", "female", "other", "ext:x"))),
                chance.maybe(true),
                chance.maybe(false),
                null,
                null,
                chance.maybe(true),
                false,
                true,
                chance.maybe("SE"),
                null,
                chance.maybe("Sundbyberg"),
                null,
                List.of(GeneratedDistrict.SCHOOLS.get(i % 2)),
                Map.of());
    }

    private Map<String, String> withSecondaryEmail(int i, Map<String, String> metadata) {
        if (chance.below(3) > 0) {
            metadata.put("secondaryEmail", chance.one(List.of("M" + i, "z" + i)) + "@Home.example.org");
        }
        return metadata;
    }
}

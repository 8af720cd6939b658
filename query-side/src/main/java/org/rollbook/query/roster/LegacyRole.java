package org.rollbook.query.roster;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.rollbook.messages.roster.PersonReported;
import org.rollbook.messages.roster.Role;

/**
 * The one role of a person that OneRoster 1.1 can show, and the organisations in which the person has it.
 *
 * @param orgs the primary one first
 */
record LegacyRole(String name, List<String> orgs) {
    /** @param day roles that are not in force on it count only when none is */
    static LegacyRole of(PersonReported person, LocalDate day) {
        var inForce = person.roles().stream().filter(on(day)).toList();
        var roles = inForce.isEmpty() ? person.roles() : inForce;
        var chosen = named(chosen(roles, person).role());
        var orgs = new TreeSet<String>();
        roles.stream()
                .filter(role -> named(role.role()).equals(chosen))
                .map(Role::orgId)
                .forEach(orgs::add);
        var ordered = new ArrayList<String>(orgs.size());
        if (person.primaryOrgId() != null && orgs.remove(person.primaryOrgId())) {
            ordered.add(person.primaryOrgId());
        }
        ordered.addAll(orgs);
        return new LegacyRole(chosen, List.copyOf(ordered));
    }

    private static Role chosen(List<Role> roles, PersonReported person) {
        Comparator<Role> primaryOfPrimaryOrgFirst =
                Comparator.comparing(role -> !(isPrimary(role) && Objects.equals(role.orgId(), person.primaryOrgId())));
        return roles.stream()
                .min(primaryOfPrimaryOrgFirst
                        .thenComparing(role -> !isPrimary(role))
                        .thenComparing(Role::orgId)
                        .thenComparing(Role::role))
                .orElseThrow();
    }

    private static boolean isPrimary(Role role) {
        return role.roleType().equals("primary");
    }

    private static Predicate<Role> on(LocalDate day) {
        return role -> (role.beginDate() == null || !day.isBefore(role.beginDate()))
                && (role.endDate() == null || day.isBefore(role.endDate()));
    }

    private static String named(String role) {
        return switch (role) {
            case "guardian", "parent", "proctor", "relative", "student", "teacher" -> role;
            case "districtAdministrator", "siteAdministrator", "systemAdministrator", "principal" -> "administrator";
            default -> "aide";
        };
    }
}

package org.rollbook.app.demo;

import java.io.IOException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The people of a synthetic district: students, a guardian for every two of them, teachers, administrators. */
record People(DistrictSize size, Calendar calendar, long seed) {
    static String student(int number) {
        return "us-s" + DemoDistrict.number(number, 7);
    }

    static String teacher(int number) {
        return "us-t" + DemoDistrict.number(number, 6);
    }

    private static String guardian(int number) {
        return "us-g" + DemoDistrict.number(number, 7);
    }

    /** Students of one school have consecutive places in it; two of them share a guardian. */
    private int guardianOf(int student) {
        return student / size.schools() / 2 * size.schools() + student % size.schools();
    }

    private int guardians() {
        return size.families() ? guardianOf(size.students() - 1) + size.schools() : 0;
    }

    void users(CsvPackage target) throws IOException {
        target.begin(
                "users",
                "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns");
        for (var i = 0; i < size.students(); i++) {
            var agents = size.families() ? guardian(guardianOf(i)) : null;
            user(target, student(i), i, agents, DemoDistrict.grade(random(i, 1)), i % size.schools());
        }
        for (var i = 0; i < size.teachers(); i++) {
            user(target, teacher(i), i + 10_000_000, null, null, i % size.schools());
        }
        for (var i = 0; i < guardians(); i++) {
            user(target, guardian(i), i + 20_000_000, childrenOf(i), null, i % size.schools());
        }
    }

    private @Nullable String childrenOf(int guardian) {
        var first = guardian / size.schools() * 2 * size.schools() + guardian % size.schools();
        var second = first + size.schools();
        if (first >= size.students()) {
            return null;
        }
        return second >= size.students() ? student(first) : student(first) + "," + student(second);
    }

    private void user(
            CsvPackage target, String id, int person, @Nullable String agents, @Nullable String grade, int school)
            throws IOException {
        var random = random(person, 2);
        var given = Names.given(random);
        var family = Names.family(random);
        var name = plain(given) + "." + plain(family) + "." + person;
        target.row(
                id,
                "true",
                name,
                "{LDAP:" + name + "}",
                given,
                family,
                null,
                "N" + DemoDistrict.number(person, 8),
                name + "@district.example",
                null,
                null,
                agents,
                grade,
                null,
                null,
                null,
                null,
                null,
                DemoDistrict.school(school),
                null);
    }

    void roles(CsvPackage target) throws IOException {
        target.begin(
                "roles",
                "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId");
        for (var i = 0; i < size.students(); i++) {
            role(target, student(i), "student", i % size.schools());
        }
        for (var i = 0; i < size.teachers(); i++) {
            role(target, teacher(i), "teacher", i % size.schools());
        }
        for (var i = 0; i < guardians(); i++) {
            role(target, guardian(i), "guardian", i % size.schools());
        }
    }

    private void role(CsvPackage target, String user, String role, int school) throws IOException {
        target.row(
                "ro-" + user,
                user,
                "primary",
                role,
                calendar.yearBegin(),
                calendar.yearEnd(),
                DemoDistrict.school(school),
                null);
    }

    void demographics(CsvPackage target) throws IOException {
        target.begin(
                "demographics",
                "sourcedId,status,dateLastModified,birthDate,sex,americanIndianOrAlaskaNative,asian,blackOrAfricanAmerican,nativeHawaiianOrOtherPacificIslander,white,demographicRaceTwoOrMoreRaces,hispanicOrLatinoEthnicity,countryOfBirthCode,stateOfBirthAbbreviation,cityOfBirth,publicSchoolResidenceStatus");
        for (var i = 0; i < size.students(); i++) {
            var random = random(i, 3);
            target.row(
                    student(i),
                    calendar.yearBegin().minusYears(11L + random.nextInt(7)).minusDays(random.nextInt(365)),
                    random.nextBoolean() ? "female" : "male",
                    random.nextInt(20) == 0,
                    random.nextInt(4) == 0,
                    random.nextInt(4) == 0,
                    random.nextInt(50) == 0,
                    random.nextBoolean(),
                    random.nextInt(10) == 0,
                    random.nextInt(4) == 0,
                    "US",
                    null,
                    null,
                    null);
        }
    }

    private Random random(int person, int purpose) {
        return new Random(seed * 31 + person * 17L + purpose);
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("[^A-Za-z]", "")
                .toLowerCase(Locale.ROOT);
    }
}

package org.rollbook.app.district;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** A bulk package of OneRoster 1.2 with every file, made up from a seed, full of what is hard to write. */
final class RandomPackage {
    private static final List<String> ODD = List.of(
            "Straße", "O'Neil, \"Bo\"", "=1+1", "李", "𝒜b", "plain", "a;b", "{x:y}", "-5", "@home", "ﬀ", "x\ty");

    private final Random random;
    private final Map<String, String> files = new LinkedHashMap<>();

    private RandomPackage(long seed) {
        random = new Random(seed);
    }

    static Map<String, String> of(long seed) {
        var made = new RandomPackage(seed);
        made.roster();
        made.people();
        made.resources();
        made.gradeBook();
        var manifest = new StringBuilder("propertyName,value\r\nmanifest.version,1.0\r\noneroster.version,1.2\r\n");
        made.files
                .keySet()
                .forEach(file -> manifest.append("file.")
                        .append(file.replace(".csv", ""))
                        .append(",bulk\r\n"));
        manifest.append("file.resultScoreScales,absent\r\n");
        made.files.put("manifest.csv", manifest.toString());
        return made.files;
    }

    private String odd() {
        return ODD.get(random.nextInt(ODD.size()));
    }

    private String maybe(String value) {
        return random.nextBoolean() ? value : "";
    }

    private static String cell(String value) {
        return value.contains(",") || value.contains("\"") ? "\"" + value.replace("\"", "\"\"") + "\"" : value;
    }

    private void file(String name, String header, List<List<String>> rows) {
        var text = new StringBuilder("sourcedId,status,dateLastModified,")
                .append(header)
                .append("\r\n");
        for (var row : rows) {
            text.append(row.getFirst()).append(",,");
            row.stream().skip(1).forEach(value -> text.append(',').append(cell(value)));
            text.append("\r\n");
        }
        files.put(name + ".csv", text.toString());
    }

    private static String school(int i) {
        return "school-" + i % 2;
    }

    private void roster() {
        file(
                "orgs",
                "name,type,identifier,parentSourcedId,metadata.color,metadata.note",
                List.of(
                        List.of("district", odd(), "district", maybe("9900"), "", "", odd()),
                        List.of("school-0", odd(), "school", maybe("1"), "district", odd(), ""),
                        List.of("school-1", odd(), "school", "", "district", "", "")));
        file(
                "academicSessions",
                "title,type,startDate,endDate,parentSourcedId,schoolYear",
                List.of(
                        List.of("year", odd(), "schoolYear", "2026-08-01", "2027-07-01", "", "2027"),
                        List.of("fall", odd(), "term", "2026-08-01", "2026-12-31", "year", "2027"),
                        List.of("q1", odd(), "gradingPeriod", "2026-08-01", "2026-10-15", "fall", "2027")));
        var courses = new ArrayList<List<String>>();
        var classes = new ArrayList<List<String>>();
        for (int i = 0; i < 6; i++) {
            courses.add(List.of(
                    "course-" + i,
                    maybe("year"),
                    odd(),
                    maybe("C" + i),
                    maybe("09,10"),
                    school(i),
                    maybe("Algebra"),
                    ""));
            classes.add(List.of(
                    "class-" + i,
                    odd() + i,
                    maybe("09,10"),
                    "course-" + i,
                    maybe("K" + i),
                    random.nextBoolean() ? "scheduled" : "homeroom",
                    maybe(odd()),
                    school(i),
                    "fall",
                    maybe("Biology,Algebra"),
                    "",
                    maybe("1,2"),
                    maybe(odd())));
        }
        file("courses", "schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes", courses);
        file(
                "classes",
                "title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,"
                        + "subjects,subjectCodes,periods,metadata.room",
                classes);
    }

    private void people() {
        var users = new ArrayList<List<String>>();
        var roles = new ArrayList<List<String>>();
        var profiles = new ArrayList<List<String>>();
        var demographics = new ArrayList<List<String>>();
        var enrollments = new ArrayList<List<String>>();
        for (int i = 0; i < 30; i++) {
            String id = "user-" + i;
            boolean teacher = i % 10 == 0;
            users.add(List.of(
                    id,
                    random.nextBoolean() ? "true" : "false",
                    "name" + i,
                    maybe("{LDAP:l" + i + "},{LTI:t:" + i + "}"),
                    odd(),
                    odd(),
                    maybe(odd()),
                    maybe("S" + i),
                    maybe("u" + i + "@example.org"),
                    maybe("+1555" + i),
                    "",
                    i > 20 ? "user-" + (i - 20) : "",
                    maybe("09"),
                    "",
                    maybe("um" + i),
                    maybe(odd()),
                    "",
                    maybe(odd()),
                    maybe(school(i)),
                    maybe("she/her")));
            String profile = i % 7 == 0 ? "profile-" + i : "";
            if (!profile.isEmpty()) {
                profiles.add(
                        List.of(profile, id, "app", "vendor", maybe("app-1"), maybe(odd()), "username", odd(), ""));
            }
            roles.add(List.of(
                    "role-" + i + "-a",
                    id,
                    "primary",
                    teacher ? "teacher" : "student",
                    maybe("2026-08-01"),
                    maybe("2027-06-30"),
                    school(i),
                    profile));
            if (i % 5 == 0) {
                roles.add(List.of("role-" + i + "-b", id, "secondary", "aide", "", "", school(i + 1), ""));
            }
            if (random.nextBoolean()) {
                demographics.add(List.of(
                        id,
                        maybe("2011-03-27"),
                        maybe("female"),
                        maybe("true"),
                        maybe("false"),
                        "",
                        "",
                        "",
                        "",
                        maybe("true"),
                        maybe("SE"),
                        "",
                        maybe(odd()),
                        ""));
            }
            enrollments.add(List.of(
                    "enrollment-" + i,
                    "class-" + i % 6,
                    school(i % 6),
                    id,
                    teacher ? "teacher" : "student",
                    teacher ? maybe("true") : "",
                    maybe("2026-08-01"),
                    ""));
        }
        file(
                "users",
                "enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,"
                        + "agentSourcedIds,grades,password,userMasterIdentifier,preferredGivenName,preferredMiddleName,"
                        + "preferredFamilyName,primaryOrgSourcedId,pronouns",
                users);
        file("roles", "userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId", roles);
        file(
                "userProfiles",
                "userSourcedId,profileType,vendorId,applicationId,description,credentialType,username," + "password",
                profiles);
        file(
                "demographics",
                "birthDate,sex,americanIndianOrAlaskaNative,asian,blackOrAfricanAmerican,"
                        + "nativeHawaiianOrOtherPacificIslander,white,demographicRaceTwoOrMoreRaces,hispanicOrLatinoEthnicity,"
                        + "countryOfBirthCode,stateOfBirthAbbreviation,cityOfBirth,publicSchoolResidenceStatus",
                demographics);
        file("enrollments", "classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate", enrollments);
    }

    private void resources() {
        file(
                "resources",
                "vendorResourceId,title,roles,importance,vendorId,applicationId",
                List.of(
                        List.of("book", "v-1", odd(), "student,teacher", "primary", maybe("v"), maybe("a")),
                        List.of("film", "v-2", maybe(odd()), "", "", "", "")));
        file(
                "classResources",
                "title,classSourcedId,resourceSourcedId",
                List.of(List.of("link-1", "", "class-0", "book"), List.of("link-2", odd(), "class-0", "film")));
        file(
                "courseResources",
                "title,courseSourcedId,resourceSourcedId",
                List.of(List.of("link-3", "", "course-1", "film")));
        file(
                "userResources",
                "userSourcedId,orgSourcedId,classSourcedId,resourceSourcedId",
                List.of(List.of("link-4", "user-3", "", "", "book")));
    }

    private void gradeBook() {
        file(
                "categories",
                "title,weight",
                List.of(List.of("homework", "Homework " + odd(), maybe("20")), List.of("tests", "Tests", "")));
        file(
                "scoreScales",
                "title,type,orgSourcedId,courseSourcedId,classSourcedId,scoreScaleValue",
                List.of(List.of("letters", odd(), "letter", "school-0", "course-0", "class-0", "{A:90},{B:80},{F:0}")));
        var items = new ArrayList<List<String>>();
        var results = new ArrayList<List<String>>();
        for (int i = 0; i < 6; i++) {
            items.add(List.of(
                    "item-" + i,
                    odd() + " " + i,
                    maybe(odd()),
                    "2026-09-0" + (1 + i),
                    "2026-09-1" + i,
                    "class-" + i,
                    i % 2 == 0 ? "homework" : "tests",
                    random.nextBoolean() ? "q1" : "fall",
                    maybe("0.0"),
                    maybe("100.0"),
                    school(i)));
            for (int student :
                    IntStream.of(i, i + 6, i + 12).filter(n -> n % 10 != 0).toArray()) {
                results.add(List.of(
                        "result-" + i + "-" + student,
                        "item-" + i,
                        "user-" + student,
                        "fully graded",
                        random.nextInt(100) + ".5",
                        "2026-09-2" + i,
                        maybe(odd()),
                        "",
                        maybe("class-" + i),
                        maybe("true"),
                        maybe("false"),
                        "",
                        maybe("true")));
            }
        }
        file(
                "lineItems",
                "title,description,assignDate,dueDate,classSourcedId,categorySourcedId,"
                        + "academicSessionSourcedId,resultValueMin,resultValueMax,schoolSourcedId",
                items);
        file(
                "results",
                "lineItemSourcedId,studentSourcedId,scoreStatus,score,scoreDate,comment,textScore,classSourcedId,"
                        + "inProgress,incomplete,late,missing",
                results);
        file(
                "lineItemScoreScales",
                "title,lineItemSourcedId,scoreScaleSourcedId",
                List.of(List.of("uses-1", "", "item-0", "letters")));
        file(
                "lineItemLearningObjectiveIds",
                "lineItemSourcedId,source,learningObjectiveId",
                List.of(
                        List.of("aims-1", "item-1", "case", "urn:uuid:6e1f9a34-0b2c-4d7e-8a55-1f0c2b3d4e5f"),
                        List.of("aims-2", "item-1", "unknown", odd())));
        file(
                "resultLearningObjectiveIds",
                "resultSourcedId,source,learningObjectiveId,score,textScore",
                List.of(List.of("met-1", "result-1-1", "unknown", "objective-1", "3.0", "proficient")));
    }
}

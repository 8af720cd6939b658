package org.rollbook.ledger.roster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small packages, written line by line. Rows are in bulk form: a delta is told the status by the row. */
final class Zips {
    private static final Map<String, String> HEADERS = Map.ofEntries(
            Map.entry("orgs", "name,type,identifier,parentSourcedId"),
            Map.entry("academicSessions", "title,type,startDate,endDate,parentSourcedId,schoolYear"),
            Map.entry("courses", "schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes"),
            Map.entry(
                    "classes",
                    "title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,"
                            + "subjectCodes,periods"),
            Map.entry(
                    "users",
                    "enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,"
                            + "agentSourcedIds,grades,password,userMasterIdentifier,preferredGivenName,"
                            + "preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns"),
            Map.entry("roles", "userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId"),
            Map.entry(
                    "userProfiles",
                    "userSourcedId,profileType,vendorId,applicationId,description,credentialType,username,password"),
            Map.entry("enrollments", "classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate"),
            Map.entry(
                    "demographics",
                    "birthDate,sex,americanIndianOrAlaskaNative,asian,blackOrAfricanAmerican,"
                            + "nativeHawaiianOrOtherPacificIslander,white,demographicRaceTwoOrMoreRaces,"
                            + "hispanicOrLatinoEthnicity,countryOfBirthCode,stateOfBirthAbbreviation,cityOfBirth,"
                            + "publicSchoolResidenceStatus"),
            Map.entry("resources", "vendorResourceId,title,roles,importance,vendorId,applicationId"),
            Map.entry("classResources", "title,classSourcedId,resourceSourcedId"),
            Map.entry("categories", "title,weight"),
            Map.entry(
                    "lineItems",
                    "title,description,assignDate,dueDate,classSourcedId,categorySourcedId,academicSessionSourcedId,"
                            + "resultValueMin,resultValueMax,schoolSourcedId"),
            Map.entry(
                    "results",
                    "lineItemSourcedId,studentSourcedId,scoreStatus,score,scoreDate,comment,textScore,classSourcedId,"
                            + "inProgress,incomplete,late,missing"));

    private final Map<String, StringBuilder> files = new LinkedHashMap<>();
    private final Map<String, String> modes = new LinkedHashMap<>();
    private final String mode;
    private final String modified;

    private Zips(String mode, String modified) {
        this.mode = mode;
        this.modified = modified;
    }

    static Zips bulk() {
        return new Zips("bulk", "");
    }

    static Zips delta() {
        return delta("2026-09-14T07:30:05.120Z");
    }

    /** @param modified when all of its records were changed */
    static Zips delta(String modified) {
        return new Zips("delta", modified);
    }

    /** A file with rows; each is the identifier and what follows the two columns of the life cycle. */
    Zips with(String stem, String... rows) {
        modes.put(stem, mode);
        StringBuilder text = files.computeIfAbsent(
                stem, _ -> new StringBuilder("sourcedId,status,dateLastModified," + HEADERS.get(stem) + "\r\n"));
        for (String row : rows) {
            String[] parts = row.split(",", 2);
            String life = mode.equals("bulk") ? ",,," : ",active," + modified + ",";
            text.append(parts[0]).append(life).append(parts[1]).append("\r\n");
        }
        return this;
    }

    Zips withoutFile(String stem) {
        files.remove(stem);
        modes.remove(stem);
        return this;
    }

    /** A delta's row that says that the record no longer exists. */
    Zips gone(String stem, String id, String rest) {
        with(stem);
        files.get(stem)
                .append(id)
                .append(",tobedeleted," + modified + ",")
                .append(rest)
                .append("\r\n");
        return this;
    }

    /** The file with this text. */
    Zips raw(String stem, String text) {
        modes.put(stem, mode);
        files.put(stem, new StringBuilder(text));
        return this;
    }

    Path in(Path folder) throws IOException {
        Path zip = Files.createTempFile(folder, "package", ".zip");
        StringBuilder manifest =
                new StringBuilder("propertyName,value\r\nmanifest.version,1.0\r\noneroster.version,1.2\r\n");
        for (var file : org.rollbook.command.roster.csv.PackageFile.values()) {
            manifest.append("file.%s,%s\r\n".formatted(file.stem(), modes.getOrDefault(file.stem(), "absent")));
        }
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            write(out, "manifest", manifest.toString());
            for (Map.Entry<String, StringBuilder> file : files.entrySet()) {
                write(out, file.getKey(), file.getValue().toString());
            }
        }
        return zip;
    }

    private static void write(ZipOutputStream out, String stem, String text) throws IOException {
        out.putNextEntry(new ZipEntry(stem + ".csv"));
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
    }
}

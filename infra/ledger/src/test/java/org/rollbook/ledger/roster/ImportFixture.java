package org.rollbook.ledger.roster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.rollbook.messages.roster.ImportCounts;
import org.rollbook.messages.roster.PersonReported;

/** What tests of imports share: a district without any record, a small package and one with scores. */
abstract class ImportFixture {
    @TempDir
    Path folder;

    TestDistrict district;

    @BeforeEach
    final void begin() throws IOException {
        district = TestDistrict.empty(folder);
    }

    @AfterEach
    final void close() {
        district.close();
    }

    /** Two schools of a district; Ada studies at north, her mother has no role at a school, Bo teaches at both. */
    static Zips small() {
        return Zips.bulk()
                .with("orgs", "d,District,district,,", "n,North,school,N1,d", "s,South,school,,d")
                .with(
                        "academicSessions",
                        "y,Year,schoolYear,2026-08-01,2027-07-01,,2027",
                        "t,Term,term,2026-08-01,2027-01-01,y,2027",
                        "g,Period,gradingPeriod,2026-08-01,2026-10-01,t,2027")
                .with("courses", "co,y,Algebra,ALG,\"09,10\",d,Math,02052")
                .with(
                        "classes",
                        "cn,Algebra N,09,co,A1,scheduled,R1,n,t,,,1",
                        "cs,Algebra S,09,co,A2,scheduled,R2,s,t,,,")
                .with(
                        "users",
                        "ada,true,ada,{LDAP:al},Ada,Lindqvist,,,,,,mum,09,secret,,,,,n,she/her",
                        "mum,true,mum,,Eva,Lindqvist,,,,,,ada,,,,,,,,",
                        "bo,true,bo,,Bo,Öz,,,,,,,,,,,,,,")
                .with(
                        "roles",
                        "r1,ada,primary,student,2026-08-17,,n,p1",
                        "r2,mum,primary,guardian,,,d,",
                        "r3,bo,primary,teacher,,,n,",
                        "r4,bo,secondary,aide,,,n,")
                .with("userProfiles", "p1,ada,app,v1,,,username,ada.l,pw")
                .with(
                        "enrollments",
                        "e1,cn,n,ada,student,,2026-08-17,2026-12-19",
                        "e2,cn,n,bo,teacher,true,,",
                        "e3,cs,s,bo,teacher,false,,")
                .with("demographics", "ada,2011-03-27,female,,,,,,,,SE,,,")
                .with("resources", "res,978,Book,\"student,teacher\",primary,v1,")
                .with("classResources", "l1,Book,cn,res");
    }

    static Zips graded(String... results) {
        return small().with("categories", "c1,Homework,20")
                .with("lineItems", "l,Essay,,2026-09-01,2026-09-08,cn,c1,g,0,100,n")
                .with("results", results);
    }

    static ImportCounts added(long records) {
        return new ImportCounts(records, 0, 0, 0, 0);
    }

    static PersonReported person(TestDistrict.Result result, String id) {
        List<PersonReported> people = result.events(PersonReported.class).stream()
                .filter(p -> p.id().equals(id))
                .toList();
        return people.getLast();
    }
}

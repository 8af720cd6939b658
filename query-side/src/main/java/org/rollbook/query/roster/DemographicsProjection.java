package org.rollbook.query.roster;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.roster.DemographicsReported;
import org.rollbook.messages.roster.RosterKind;
import org.rollbook.query.oneroster.ObjectWriter;
import org.rollbook.query.oneroster.Shapes;
import org.rollbook.query.readmodel.Row;

/** Demographics of people, which few vendors may read. */
public final class DemographicsProjection extends ReportedProjection<DemographicsReported> {
    private static final Set<String> SEXES_OF_1_1 = Set.of("male", "female");

    public DemographicsProjection() {
        super(RosterKind.DEMOGRAPHICS, DemographicsReported.class, Shapes.DEMOGRAPHICS);
    }

    @Override
    Row row(DemographicsReported person, Instant recordedAt) {
        boolean same = person.sex() == null || SEXES_OF_1_1.contains(person.sex());
        var out = written(person, person.sex(), recordedAt).hidden("sex~@1.1", same ? null : "");
        return new Row(
                person.id(),
                schools(person.schoolIds()),
                true,
                out.json(),
                same ? null : written(person, null, recordedAt).json(),
                out.fields());
    }

    private static ObjectWriter written(DemographicsReported person, @Nullable String sex, Instant recordedAt) {
        return new ObjectWriter(person.id(), recordedAt)
                .metadata(person.metadata())
                .date("birthDate", person.birthDate())
                .text("sex", sex)
                .flag("americanIndianOrAlaskaNative", person.americanIndianOrAlaskaNative())
                .flag("asian", person.asian())
                .flag("blackOrAfricanAmerican", person.blackOrAfricanAmerican())
                .flag("nativeHawaiianOrOtherPacificIslander", person.nativeHawaiianOrOtherPacificIslander())
                .flag("white", person.white())
                .flag("demographicRaceTwoOrMoreRaces", person.demographicRaceTwoOrMoreRaces())
                .flag("hispanicOrLatinoEthnicity", person.hispanicOrLatinoEthnicity())
                .text("countryOfBirthCode", person.countryOfBirthCode())
                .text("stateOfBirthAbbreviation", person.stateOfBirthAbbreviation())
                .text("cityOfBirth", person.cityOfBirth())
                .text("publicSchoolResidenceStatus", person.publicSchoolResidenceStatus());
    }
}

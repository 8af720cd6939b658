package org.rollbook.messages.roster;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.EventName;
import org.rollbook.messages.PersonalData;

/**
 * The student information system says this about the origin of a person.
 *
 * @param id the sourcedId of the person
 * @param schoolIds as of the person
 */
@EventName("roster.demographics-reported")
public record DemographicsReported(
        String id,
        @PersonalData(subject = "id") @Nullable LocalDate birthDate,
        @PersonalData(subject = "id") @Nullable String sex,
        @PersonalData(subject = "id") @Nullable Boolean americanIndianOrAlaskaNative,
        @PersonalData(subject = "id") @Nullable Boolean asian,
        @PersonalData(subject = "id") @Nullable Boolean blackOrAfricanAmerican,
        @PersonalData(subject = "id") @Nullable Boolean nativeHawaiianOrOtherPacificIslander,
        @PersonalData(subject = "id") @Nullable Boolean white,
        @PersonalData(subject = "id") @Nullable Boolean demographicRaceTwoOrMoreRaces,
        @PersonalData(subject = "id") @Nullable Boolean hispanicOrLatinoEthnicity,
        @PersonalData(subject = "id") @Nullable String countryOfBirthCode,
        @PersonalData(subject = "id") @Nullable String stateOfBirthAbbreviation,
        @PersonalData(subject = "id") @Nullable String cityOfBirth,
        @PersonalData(subject = "id") @Nullable String publicSchoolResidenceStatus,
        List<String> schoolIds,
        @PersonalData(subject = "id") Map<String, String> metadata)
        implements RosterReport {
    @Override
    public RosterKind kind() {
        return RosterKind.DEMOGRAPHICS;
    }
}

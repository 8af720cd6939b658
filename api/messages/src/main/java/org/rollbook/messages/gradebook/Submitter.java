package org.rollbook.messages.gradebook;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.oneroster.Profile;
import org.rollbook.messages.oneroster.Version;

/**
 * Who sends something for the grade book, and under which rules.
 *
 * @param owner the connection's id, or {@code sis} for the student information system itself
 * @param schools the connection's schools; null for all
 * @param ifMatch what the request says of the object that it is for; null when it says nothing
 */
public record Submitter(
        String owner,
        Version version,
        Profile profile,
        @Nullable Set<String> schools,
        @Nullable IfMatch ifMatch) {
    public static final String SIS = "sis";

    /** Owner of what the district itself keeps in the grade book. */
    public static final String DISTRICT = "district";

    /** Someone who writes without conditions. */
    public Submitter(String owner, Version version, Profile profile, @Nullable Set<String> schools) {
        this(owner, version, profile, schools, null);
    }

    /** The district itself, which sees every school. */
    public static Submitter district() {
        return new Submitter(DISTRICT, Version.V1P2, Profile.LENIENT, null);
    }

    public boolean bySis() {
        return owner.equals(SIS);
    }

    public boolean sees(String school) {
        return schools == null || schools.contains(school);
    }

    public boolean strict() {
        return profile == Profile.STRICT;
    }
}

package org.rollbook.command.gradebook;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.rollbook.command.Notes;
import org.rollbook.command.Rule;
import org.rollbook.command.index.Facts;
import org.rollbook.command.index.SettingKeys;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.WarningCode;
import org.rollbook.messages.gradebook.ConflictPolicy;
import org.rollbook.messages.gradebook.Submitter;

/**
 * Rules R15 and R17: only who recorded a result changes it. Where the student information system has changed the score
 * that a vendor sent, a teacher has; then the connection's policy decides, and both values stay in the ledger.
 *
 * @param itemOwner who made the line item
 * @param held null when the result is new
 * @param scoreDate of the result that is sent
 */
record TeachersScoreStays(
        String itemOwner, String resultId, @Nullable HeldResult held, LocalDate scoreDate, Submitter by, Facts facts)
        implements Rule {
    @Override
    public void check(Notes notes) {
        if (held == null || by.bySis() || held.owner().equals(by.owner())) {
            return;
        }
        if (!held.owner().equals(Submitter.SIS) || !itemOwner.equals(by.owner())) {
            throw new Refused(RefusalCode.OWNED_BY_OTHER, "result", resultId);
        }
        if (teacherWins(held)) {
            throw new Refused(RefusalCode.CONFLICT_TEACHER_OVERRIDE);
        }
        notes.add(WarningCode.TEACHER_OVERRIDDEN);
    }

    private boolean teacherWins(HeldResult teachers) {
        return switch (policy()) {
            case TEACHER_WINS -> true;
            case NEWEST_WINS -> !scoreDate.isAfter(teachers.scoreDate());
            case VENDOR_WINS -> false;
        };
    }

    private ConflictPolicy policy() {
        return facts.setting(SettingKeys.CONFLICTS + by.owner())
                .map(ConflictPolicy::valueOf)
                .orElse(ConflictPolicy.TEACHER_WINS);
    }
}

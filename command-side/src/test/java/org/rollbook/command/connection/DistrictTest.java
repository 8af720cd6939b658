package org.rollbook.command.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollbook.messages.connection.Settings.DISTRICT;

import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rollbook.command.index.SettingKeys;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.connection.ChangeSettings;
import org.rollbook.messages.connection.Settings;
import org.rollbook.messages.connection.SettingsChanged;

class DistrictTest extends ConnectionFixture<District> {
    DistrictTest() {
        super(District.class);
    }

    @Test
    @Tag("S37")
    void settings_are_changed_whole_and_on_record() {
        Settings wanted = new Settings(true, false, 30, Set.of("fall"), true);

        when(new ChangeSettings(DISTRICT, wanted)).expectEvents(new SettingsChanged(wanted));
    }

    @Test
    void what_is_settled_already_changes_nothing() {
        unchanged(new ChangeSettings(DISTRICT, Settings.initial()));
        Settings other = new Settings(true, false, 30, Set.of("fall"), true);
        unchanged(new ChangeSettings(DISTRICT, other), new SettingsChanged(other));
    }

    @Test
    void a_title_limit_beyond_reason_is_refused() {
        refused(RefusalCode.INVALID_DATA, new ChangeSettings(DISTRICT, new Settings(false, true, 9, Set.of(), false)));
        refused(
                RefusalCode.INVALID_DATA,
                new ChangeSettings(DISTRICT, new Settings(false, true, 4001, Set.of(), false)));
    }

    @Test
    void a_session_that_is_not_there_cannot_be_locked() {
        refused(
                RefusalCode.SESSION_UNKNOWN,
                new ChangeSettings(DISTRICT, new Settings(false, true, 50, Set.of("fall", "never"), false)));
    }

    @Test
    void rules_find_the_settings_in_the_index() {
        facts.index(
                new ConnectionIndexing(),
                DISTRICT,
                new SettingsChanged(new Settings(false, true, 40, Set.of("spring", "fall"), false)));

        assertThat(facts.setting(SettingKeys.LOCKED_SESSIONS)).contains("fall spring");
        assertThat(facts.setting(SettingKeys.TITLE_LIMIT)).contains("40");
        assertThat(facts.setting(SettingKeys.GRADE_BOOK_ENTITLED)).contains("true");
        assertThat(facts.setting(SettingKeys.NON_PARTNERS_MAY_GRADE)).contains("false");
    }
}

package org.rollbook.command.connection;

import java.util.List;
import org.rollbook.command.index.IndexChange;
import org.rollbook.command.index.IndexChange.Claim;
import org.rollbook.command.index.IndexChange.Setting;
import org.rollbook.command.index.Indexing;
import org.rollbook.command.index.SettingKeys;
import org.rollbook.messages.connection.ApplicationAdded;
import org.rollbook.messages.connection.ConflictPolicyChanged;
import org.rollbook.messages.connection.ConnectionOpened;
import org.rollbook.messages.connection.Settings;
import org.rollbook.messages.connection.SettingsChanged;

/** What the events of applications, connections and the district put into the inline index. */
public final class ConnectionIndexing implements Indexing {
    @Override
    public List<IndexChange> of(String stream, Object event) {
        return switch (event) {
            case ApplicationAdded e ->
                List.of(
                        new Claim(Claims.APPLICATION_NAME, Claims.name(e.name()), stream),
                        new Setting(KnownApplication.setting(e.applicationId()), KnownApplication.text(e)));
            case ConnectionOpened e -> List.of(new Claim(Claims.CLIENT_ID, e.clientId(), stream));
            case ConflictPolicyChanged e ->
                List.of(new Setting(
                        SettingKeys.CONFLICTS + e.connectionId(), e.policy().name()));
            case SettingsChanged e -> settings(e.settings());
            default -> List.of();
        };
    }

    private static List<IndexChange> settings(Settings settings) {
        return List.of(
                new Setting(
                        SettingKeys.LOCKED_SESSIONS,
                        String.join(
                                " ", settings.lockedSessions().stream().sorted().toList())),
                new Setting(SettingKeys.TITLE_LIMIT, Integer.toString(settings.titleLimit())),
                new Setting(SettingKeys.GRADE_BOOK_ENTITLED, Boolean.toString(settings.gradeBookEntitled())),
                new Setting(SettingKeys.NON_PARTNERS_MAY_GRADE, Boolean.toString(settings.nonPartnersMayGrade())));
    }
}

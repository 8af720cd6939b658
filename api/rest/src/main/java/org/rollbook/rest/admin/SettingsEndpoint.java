package org.rollbook.rest.admin;

import java.util.Map;
import java.util.Set;
import org.rollbook.messages.connection.ChangeSettings;
import org.rollbook.messages.connection.ConnectionKind;
import org.rollbook.messages.connection.GetSettings;
import org.rollbook.messages.connection.RequestLimits;
import org.rollbook.messages.connection.Settings;
import org.rollbook.rest.PublicAddress;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** What identifies this installation, and what the district has settled. */
@RestController
@RequestMapping("/api/v1/settings")
public final class SettingsEndpoint {
    private static final int LONGEST_TITLE = 1000;
    private static final int MOST = 1_000_000_000;

    private final Administration administration;
    private final Installation installation;
    private final PublicAddress address;

    public SettingsEndpoint(Administration administration, Installation installation, PublicAddress address) {
        this.administration = administration;
        this.installation = installation;
        this.address = address;
    }

    record Addresses(
            String publicUrl,
            String issuer,
            String tokenUrl,
            String jwksUrl,
            Map<String, String> oneRoster12,
            Map<String, String> oneRoster11) {}

    record SettingsAnswer(
            String instanceId,
            String version,
            Addresses addresses,
            boolean secondaryEmailForOneRoster11,
            boolean gradeBookEntitled,
            int titleLimit,
            Set<String> lockedSessions,
            boolean nonPartnersMayGrade,
            int requestsPerMinute,
            int concurrentRequests,
            int rowsPerSecond) {}

    @GetMapping
    Mono<SettingsAnswer> get() {
        return administration.ask(new GetSettings()).map(this::answer);
    }

    /** What is left out stays as it is; what only identifies the installation is not changed. */
    @PutMapping
    Mono<SettingsAnswer> put(@RequestBody JsonNode sent, ServerWebExchange exchange) {
        var body = Body.of(
                sent,
                "instanceId",
                "version",
                "addresses",
                "secondaryEmailForOneRoster11",
                "gradeBookEntitled",
                "titleLimit",
                "lockedSessions",
                "nonPartnersMayGrade",
                "requestsPerMinute",
                "concurrentRequests",
                "rowsPerSecond");
        return administration
                .ask(new GetSettings())
                .map(before -> changed(before, body))
                .flatMap(settings -> administration.send(new ChangeSettings(Settings.DISTRICT, settings), exchange))
                .flatMap(receipt -> get());
    }

    private static Settings changed(Settings before, Body body) {
        return new Settings(
                body.flag("secondaryEmailForOneRoster11", before.secondaryEmailForOneRoster11()),
                body.flag("gradeBookEntitled", before.gradeBookEntitled()),
                body.number("titleLimit", 1, LONGEST_TITLE, before.titleLimit()),
                body.has("lockedSessions") ? body.texts("lockedSessions") : before.lockedSessions(),
                body.flag("nonPartnersMayGrade", before.nonPartnersMayGrade()),
                new RequestLimits(
                        body.number(
                                "requestsPerMinute", 1, MOST, before.limits().requestsPerMinute()),
                        body.number(
                                "concurrentRequests", 1, MOST, before.limits().concurrentRequests()),
                        body.number("rowsPerSecond", 1, MOST, before.limits().rowsPerSecond())));
    }

    private SettingsAnswer answer(Settings settings) {
        return new SettingsAnswer(
                installation.id(),
                installation.version(),
                new Addresses(
                        address.with(""),
                        address.issuer(),
                        address.tokenUrl(),
                        address.with(PublicAddress.KEYS),
                        ConnectionAnswer.baseUrls(ConnectionKind.ONEROSTER_1_2, address),
                        ConnectionAnswer.baseUrls(ConnectionKind.ONEROSTER_1_1, address)),
                settings.secondaryEmailForOneRoster11(),
                settings.gradeBookEntitled(),
                settings.titleLimit(),
                settings.lockedSessions(),
                settings.nonPartnersMayGrade(),
                settings.limits().requestsPerMinute(),
                settings.limits().concurrentRequests(),
                settings.limits().rowsPerSecond());
    }
}

package org.rollbook.rest.admin;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rollbook.messages.Listing;
import org.rollbook.messages.Warning;
import org.rollbook.messages.connection.AddApplication;
import org.rollbook.messages.connection.ApplicationView;
import org.rollbook.messages.connection.ConnectionKind;
import org.rollbook.messages.connection.FindApplications;
import org.rollbook.messages.connection.Function;
import org.rollbook.messages.connection.GetApplication;
import org.rollbook.messages.connection.GetSettings;
import org.rollbook.messages.connection.OpenConnection;
import org.rollbook.messages.connection.Partner;
import org.rollbook.messages.connection.PartnerCatalogue;
import org.rollbook.messages.connection.Settings;
import org.rollbook.messages.oneroster.Profile;
import org.rollbook.rest.ListQuery;
import org.rollbook.rest.PublicAddress;
import org.rollbook.rest.oauth.SecretSeal;
import org.rollbook.rest.oauth.Secrets;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** The catalogue of partners, the district's applications, and new connections of them. */
@RestController
@RequestMapping("/api/v1")
public final class ApplicationsEndpoint {
    private final Administration administration;
    private final PartnerCatalogue catalogue;
    private final PublicAddress address;
    private final SecretSeal seal;
    private final Clock clock;

    public ApplicationsEndpoint(
            Administration administration,
            PartnerCatalogue catalogue,
            PublicAddress address,
            SecretSeal seal,
            Clock clock) {
        this.seal = seal;
        this.clock = clock;
        this.administration = administration;
        this.catalogue = catalogue;
        this.address = address;
    }

    record PartnerAnswer(String id, String name, boolean supported, List<String> functions, String message) {
        static PartnerAnswer of(Partner partner) {
            return new PartnerAnswer(
                    partner.id(),
                    partner.name(),
                    partner.supported(),
                    partner.offers().stream().sorted().map(Function::word).toList(),
                    partner.message());
        }
    }

    /** @param warnings such as the partner that was meant by the name */
    record Added(String id, List<Warning> warnings) {}

    @GetMapping("/partners")
    Listing<PartnerAnswer> partners() {
        var all = catalogue.partners().stream().map(PartnerAnswer::of).toList();
        return new Listing<>(all, all.size(), null);
    }

    @GetMapping("/applications")
    Mono<Listing<ApplicationAnswer>> list(@RequestParam MultiValueMap<String, String> parameters) {
        var part = ListQuery.of(parameters);
        var all = ListQuery.flag(parameters, "all");
        return Mono.zip(
                administration.ask(new FindApplications(all, part.limit(), part.after())),
                settings(),
                (page, settings) -> {
                    var tiles = page.items().stream()
                            .map(view -> answer(view, settings))
                            .toList();
                    return new Listing<>(tiles, page.total(), page.next());
                });
    }

    @GetMapping("/applications/{id}")
    Mono<ApplicationAnswer> one(@PathVariable String id) {
        return Mono.zip(administration.ask(new GetApplication(id)), settings(), this::answer);
    }

    @PostMapping("/applications")
    Mono<ResponseEntity<Added>> add(@RequestBody JsonNode sent, ServerWebExchange exchange) {
        var body = Body.of(sent, "name", "partner");
        var id = "app-" + Secrets.id();
        return administration
                .send(new AddApplication(id, body.text("name"), body.optionalText("partner")), exchange)
                .map(receipt -> ResponseEntity.created(URI.create("/api/v1/applications/" + id))
                        .body(new Added(id, receipt.outcome().warnings())));
    }

    @PostMapping("/applications/{id}/connections")
    Mono<ResponseEntity<Map<String, Object>>> connect(
            @PathVariable String id, @RequestBody JsonNode sent, ServerWebExchange exchange) {
        var body = Body.of(
                sent, "kind", "purpose", "schools", "functions", "demographics", "profile", "secretExpiresInDays");
        var secret = Secrets.make();
        var command = command(id, body, secret);
        return administration.send(command, exchange).map(receipt -> credentials(command, secret));
    }

    private OpenConnection command(String applicationId, Body body, String secret) {
        var connectionId = "con-" + Secrets.id();
        var kind = body.word("kind", ConnectionKind.class, ConnectionKind::word);
        return new OpenConnection(
                connectionId,
                applicationId,
                kind,
                body.text("purpose"),
                body.allOrTexts("schools"),
                body.words("functions", Function.class, Function::word),
                body.flag("demographics", false),
                body.has("profile")
                        ? body.word(
                                "profile",
                                Profile.class,
                                profile -> profile.name().toLowerCase(Locale.ROOT))
                        : Profile.LENIENT,
                Secrets.id(),
                Secrets.sha256(secret),
                kind.signs() ? seal.seal(connectionId, secret) : null,
                SecretLife.end(body, clock.instant()));
    }

    private ResponseEntity<Map<String, Object>> credentials(OpenConnection command, String secret) {
        return ResponseEntity.created(URI.create("/api/v1/connections/" + command.connectionId()))
                .body(Map.of(
                        "id", command.connectionId(),
                        "clientId", command.clientId(),
                        "clientSecret", secret,
                        "tokenUrl", address.tokenUrl(),
                        "baseUrls", ConnectionAnswer.baseUrls(command.kind(), address)));
    }

    private Mono<Settings> settings() {
        return administration.ask(new GetSettings());
    }

    private ApplicationAnswer answer(ApplicationView view, Settings settings) {
        return ApplicationAnswer.of(view, settings, catalogue, address, clock.instant());
    }
}

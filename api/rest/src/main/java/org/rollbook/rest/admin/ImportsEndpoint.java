package org.rollbook.rest.admin;

import java.net.URI;
import java.util.Map;
import org.rollbook.messages.Listing;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.roster.ApproveImport;
import org.rollbook.messages.roster.FindImports;
import org.rollbook.messages.roster.GetImport;
import org.rollbook.messages.roster.ImportView;
import org.rollbook.messages.roster.RequestImport;
import org.rollbook.messages.roster.Uploads;
import org.rollbook.rest.ListQuery;
import org.rollbook.rest.oauth.Secrets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Roster packages on their way in, and how their imports stand. */
@RestController
@RequestMapping("/api/v1/roster/imports")
public final class ImportsEndpoint {
    private static final MediaType ZIP = MediaType.parseMediaType("application/zip");
    private static final MediaType OLD_ZIP = MediaType.parseMediaType("application/x-zip-compressed");

    private final Administration administration;
    private final Uploads uploads;

    public ImportsEndpoint(Administration administration, Uploads uploads) {
        this.administration = administration;
        this.uploads = uploads;
    }

    @PostMapping
    Mono<ResponseEntity<Map<String, String>>> request(
            @RequestParam MultiValueMap<String, String> parameters, ServerWebExchange exchange) {
        var dryRun = ListQuery.flag(parameters, "dryRun");
        var allowLargeRemoval = ListQuery.flag(parameters, "allowLargeRemoval");
        checkHeaders(exchange.getRequest().getHeaders());
        var id = "imp-" + Secrets.id();
        var upload = new Upload(uploads.file(id), Upload.LONGEST);
        return upload.receive(exchange.getRequest().getBody())
                .flatMap(received -> administration
                        .send(
                                new RequestImport(id, received.sha256(), received.bytes(), dryRun, allowLargeRemoval),
                                exchange)
                        .onErrorResume(failure -> upload.discard().then(Mono.error(failure))))
                .map(receipt -> ResponseEntity.accepted()
                        .location(URI.create("/api/v1/roster/imports/" + id))
                        .body(Map.of("id", id)));
    }

    @GetMapping
    Mono<Listing<ImportView>> list(@RequestParam MultiValueMap<String, String> parameters) {
        var part = ListQuery.of(parameters);
        return administration.ask(new FindImports(part.limit(), part.after()));
    }

    @GetMapping("/{id}")
    Mono<ImportView> one(@PathVariable String id) {
        return administration.ask(new GetImport(id));
    }

    @PostMapping("/{id}/approve")
    Mono<ImportView> approve(@PathVariable String id, ServerWebExchange exchange) {
        return administration
                .ask(new GetImport(id))
                .flatMap(known -> administration.send(new ApproveImport(id), exchange))
                .flatMap(receipt -> administration.ask(new GetImport(id)));
    }

    private static void checkHeaders(HttpHeaders headers) {
        var type = headers.getContentType();
        if (type == null || !(ZIP.isCompatibleWith(type) || OLD_ZIP.isCompatibleWith(type))) {
            throw new Refused(RefusalCode.NOT_A_ZIP);
        }
        if (headers.getContentLength() > Upload.LONGEST) {
            throw Upload.tooLong(Upload.LONGEST);
        }
    }
}

package org.rollbook.rest.oneroster;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.Caller;
import org.rollbook.messages.Queries;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.connection.ConnectionView;
import org.rollbook.messages.connection.Disclosures;
import org.rollbook.messages.connection.PagesDisclosed;
import org.rollbook.messages.oneroster.Collection;
import org.rollbook.messages.oneroster.ExportFile;
import org.rollbook.messages.oneroster.ExportPart;
import org.rollbook.messages.oneroster.FindExportPart;
import org.rollbook.messages.oneroster.Packing;
import org.rollbook.messages.oneroster.Version;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Sends what a connection sees as a package. While one part of a file is sent, the next ones are put on record and the
 * one behind them read; a client that takes its time holds all of that up. The manifest comes last, when it is known
 * which files have rows.
 */
@Component
final class Exporting {
    private static final int AT_ONCE = 5_000;
    private static final int FILES_AT_ONCE = 3;

    /** Packed parts of a file that may wait for the files before it. */
    private static final int PARTS_AHEAD = 4;

    private static final int DISCLOSED_AT_ONCE = 4;

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Queries queries;
    private final Disclosures disclosures;

    Exporting(Queries queries, Disclosures disclosures) {
        this.queries = queries;
        this.disclosures = disclosures;
    }

    /**
     * @param collections what may be given out
     * @param since null for everything
     */
    record Wish(
            Caller caller,
            ConnectionView connection,
            Set<Collection> collections,
            Version version,
            @Nullable Long since,
            boolean forPeople) {
        List<ExportFile> files() {
            return Stream.of(ExportFile.values())
                    .filter(file -> file.in(version) && collections.contains(file.collection()))
                    .toList();
        }

        String number() {
            return version == Version.V1P1 ? "1.1" : "1.2";
        }
    }

    /** The first part is read before anything is sent, so that a refusal is one. */
    Mono<Void> send(ServerWebExchange http, Wish wish) {
        var files = wish.files();
        return part(wish, files.getFirst(), null, null).flatMap(first -> {
            var response = http.getResponse();
            var headers = response.getHeaders();
            headers.setContentType(MediaType.parseMediaType("application/zip"));
            headers.setCacheControl("no-store");
            headers.set(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"oneroster.zip\"");
            headers.set("Rollbook-Position", Long.toString(first.position()));
            var run = new Run(wish, first.position());
            var pieces = Flux.concat(
                            Flux.fromIterable(files)
                                    .flatMapSequential(run::parts, FILES_AT_ONCE, PARTS_AHEAD)
                                    .map(run::packed),
                            Mono.fromSupplier(run::manifest))
                    .concatMap(piece -> Slices.of(piece, response.bufferFactory()), 1);
            return response.writeWith(pieces);
        });
    }

    private Mono<ExportPart> part(Wish wish, ExportFile file, @Nullable Long position, @Nullable ExportPart before) {
        var question = new FindExportPart(
                wish.connection().id(),
                wish.version(),
                file,
                wish.since(),
                position,
                before == null ? null : before.metadata(),
                before == null ? null : before.next(),
                AT_ONCE,
                wish.forPeople());
        return Mono.fromFuture(() -> queries.ask(question))
                .timeout(LONGEST, Mono.error(() -> new Refused(RefusalCode.OVERLOADED)));
    }

    private record Piece(ExportFile file, ExportPart part) {}

    /** One package on its way. */
    private final class Run {
        private final Wish wish;
        private final long position;
        private final ExportZip zip = new ExportZip();
        private final Set<ExportFile> begun = EnumSet.noneOf(ExportFile.class);

        Run(Wish wish, long position) {
            this.wish = wish;
            this.position = position;
        }

        /** The parts of a file, each when it is on record; the next one is read meanwhile. */
        Flux<Piece> parts(ExportFile file) {
            return part(wish, file, position, null)
                    .expand(part -> part.next() == null ? Mono.empty() : part(wish, file, position, part))
                    .filter(part -> part.records() > 0)
                    .map(part -> new Piece(file, part))
                    .flatMapSequential(piece -> disclosed(piece).thenReturn(piece), DISCLOSED_AT_ONCE, 1);
        }

        byte[] packed(Piece piece) {
            if (begun.add(piece.file)) {
                zip.file(piece.file.stem() + ".csv");
                zip.write(new Packing().add(piece.part.header()).done());
            }
            zip.write(piece.part.rows());
            return zip.take();
        }

        private Mono<Void> disclosed(Piece piece) {
            var connection = wish.connection();
            var query = "/api/v1/export?version=" + wish.number()
                    + (wish.since() == null ? "" : "&since=" + wish.since()) + "&file="
                    + piece.file.stem();
            return Mono.fromFuture(() -> disclosures.disclose(
                    wish.caller(),
                    connection.id(),
                    connection.schools(),
                    new PagesDisclosed.Page(
                            wish.caller().requestId(),
                            piece.file.collection().path(),
                            query,
                            position,
                            piece.part.records(),
                            piece.part.rows().sha256())));
        }

        byte[] manifest() {
            var text = new StringBuilder("propertyName,value\r\nmanifest.version,1.0\r\noneroster.version,")
                    .append(wish.number())
                    .append("\r\n");
            String mode = wish.since() == null ? "bulk" : "delta";
            Stream.of(ExportFile.values())
                    .filter(file -> file.in(wish.version()))
                    .forEach(file -> text.append("file.")
                            .append(file.stem())
                            .append(',')
                            .append(begun.contains(file) ? mode : "absent")
                            .append("\r\n"));
            zip.file("manifest.csv");
            zip.write(new Packing()
                    .add(text.append("source.systemName,Rollbook\r\n").toString())
                    .done());
            zip.end();
            return zip.take();
        }
    }
}

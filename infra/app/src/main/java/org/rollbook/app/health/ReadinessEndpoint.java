package org.rollbook.app.health;

import java.time.Duration;
import java.util.List;
import org.rollbook.query.readmodel.ReadSide;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** For load balancers and scripts; says nothing that a stranger should not know. */
@RestController
@RequestMapping("/health")
public final class ReadinessEndpoint {
    private final ReadSide readSide;

    public ReadinessEndpoint(ReadSide readSide) {
        this.readSide = readSide;
    }

    /** @param generations of the read models; the one that serves should be close behind the ledger */
    record Health(String status, List<Progress> generations) {}

    /**
     * How far a generation of the read models is.
     *
     * @param position of the entry up to which it is complete
     * @param head position of the ledger's newest entry
     * @param stuck whether it makes no progress at present; the log says why
     */
    record Progress(int generation, boolean serving, long position, long head, boolean stuck) {
        static Progress of(ReadSide.Status status) {
            return new Progress(
                    status.generation(), status.serving(), status.position(), status.head(), status.trouble() != null);
        }
    }

    @GetMapping("/live")
    Health live() {
        return new Health("up", List.of());
    }

    /** 200 when reads and writes can be answered, else 503. */
    @GetMapping("/ready")
    Mono<ResponseEntity<Health>> ready() {
        return Mono.fromCallable(readSide::status)
                .subscribeOn(Schedulers.boundedElastic())
                .map(ReadinessEndpoint::judge)
                .timeout(Duration.ofSeconds(5))
                .onErrorResume(away -> Mono.just(judge(List.of())));
    }

    static ResponseEntity<Health> judge(List<ReadSide.Status> statuses) {
        var generations = statuses.stream().map(Progress::of).toList();
        var ready = generations.stream().anyMatch(progress -> progress.serving() && !progress.stuck());
        return ResponseEntity.status(ready ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .body(new Health(ready ? "up" : "not ready", generations));
    }
}

package org.rollbook.query.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.reactivestreams.client.MongoClients;
import java.time.Duration;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rollbook.query.readmodel.mongo.MongoStore;
import reactor.core.publisher.Mono;

class MongoRowStoreIT extends RowStoreContract {
    private static MongoServers server;

    @BeforeAll
    static void start() {
        server = MongoServers.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    ReadModelStore open() {
        return new MongoStore(server.url(), 4, Duration.ofSeconds(20));
    }

    /** The server in this process orders text by UTF-16. */
    @Override
    boolean ordersByCodePoint() {
        return server.isReal();
    }

    @Test
    void a_batch_that_broke_off_is_written_again_with_the_same_end() {
        var entries = samples(8).entries(0, 40);
        apply(generation(), entries.subList(0, 10));
        apply(generation(), entries.subList(10, 40));
        var digest = get(generation().rows().digest(Samples.PEOPLE, 40));
        var tallied = get(generation().rows().count(Samples.PEOPLE, new Criteria.Active(), Scope.everything(), 40));
        forget("{$set: {position: {$numberLong: '10'}, promised: {$numberLong: '40'}}}");

        assertThat(get(generation().progress()).promised()).isEqualTo(40);
        assertThat(apply(generation(), entries.subList(10, 20)))
                .as("another end")
                .isFalse();
        assertThat(apply(generation(), entries.subList(10, 40))).isTrue();
        assertThat(get(generation().rows().digest(Samples.PEOPLE, 40))).isEqualTo(digest);
        assertThat(get(generation().rows().count(Samples.PEOPLE, new Criteria.Active(), Scope.everything(), 40)))
                .isEqualTo(tallied);
    }

    private void forget(String update) {
        try (var client = MongoClients.create(server.url())) {
            String database = server.url().replaceAll(".*/|\\?.*", "");
            Mono.from(client.getDatabase(database)
                            .getCollection("rm_" + generation().number() + "__progress")
                            .updateOne(Filters.empty(), BsonDocument.parse(update)))
                    .block(Duration.ofSeconds(20));
        }
    }
}

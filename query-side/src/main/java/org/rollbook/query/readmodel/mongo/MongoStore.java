package org.rollbook.query.readmodel.mongo;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ConnectionString;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.bson.Document;
import org.rollbook.query.readmodel.Model;
import org.rollbook.query.readmodel.ReadModelStore;
import org.rollbook.query.readmodel.RowStore;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Read models in a MongoDB database. */
public final class MongoStore implements ReadModelStore {
    private static final String DEFAULT_DATABASE = "rollbook";
    private static final String SERVING = "serving";

    private final MongoClient client;
    private final MongoDatabase database;
    private final Duration patience;
    private final MongoCollection<Document> generations;
    private final MongoCollection<Document> serving;
    private final String description;

    /**
     * @param url {@code mongodb://host:port/database}, with what else the driver knows
     * @param connections so many reads at once
     * @param patience after which a read is given up
     */
    public MongoStore(String url, int connections, Duration patience) {
        var address = new ConnectionString(url);
        var settings = MongoClientSettings.builder()
                .applyConnectionString(address)
                .applyToConnectionPoolSettings(pool -> pool.maxSize(connections + 4))
                .applicationName("rollbook-read-models")
                .readPreference(ReadPreference.primary())
                .writeConcern(WriteConcern.MAJORITY)
                .build();
        String name = address.getDatabase();
        this.client = MongoClients.create(settings);
        this.database = client.getDatabase(name == null ? DEFAULT_DATABASE : name);
        this.patience = patience;
        this.generations = database.getCollection("generation");
        this.serving = database.getCollection(SERVING);
        this.description = "MongoDB at " + String.join(",", address.getHosts()) + ", database " + database.getName();
    }

    @Override
    public Mono<List<Generation>> generations() {
        return Mono.from(serving.find(eq("_id", SERVING)).first())
                .map(found -> found.getInteger("number"))
                .defaultIfEmpty(0)
                .flatMap(current -> Flux.from(generations.find())
                        .map(found -> generation(found, current))
                        .sort(Comparator.comparing(Generation::number))
                        .collectList());
    }

    private static Generation generation(Document document, int serving) {
        int number = document.getInteger("_id");
        return new Generation(
                number, document.getString("fingerprint"), document.getList("models", String.class), number == serving);
    }

    @Override
    public Mono<Generation> create(String fingerprint, List<Model> models, int since) {
        return generations()
                .flatMap(known -> known.stream()
                        .filter(one -> one.number() > since && one.fingerprint().equals(fingerprint))
                        .max(Comparator.comparing(Generation::number))
                        .map(Mono::just)
                        .orElseGet(() -> createNext(fingerprint, models, known)))
                .retryWhen(Retry.max(3).filter(MongoStore::isTaken));
    }

    /** Its collections first: a generation that is known is ready. */
    private Mono<Generation> createNext(String fingerprint, List<Model> models, List<Generation> known) {
        int number = known.isEmpty() ? 1 : known.getLast().number() + 1;
        var names = new Names(number);
        var modelNames = models.stream().map(Model::name).toList();
        var document =
                new Document("_id", number).append("fingerprint", fingerprint).append("models", modelNames);
        return Flux.fromIterable(models)
                .concatMap(model -> Flux.from(
                                database.getCollection(names.rows(model.name())).createIndexes(Names.rowIndexes(model)))
                        .thenMany(database.getCollection(names.tallies(model.name()))
                                .createIndexes(Names.tallyIndexes())))
                .then(Mono.from(generations.insertOne(document)))
                .thenReturn(new Generation(number, fingerprint, modelNames, false));
    }

    static boolean isTaken(Throwable failure) {
        return failure instanceof MongoWriteException write
                && write.getError().getCategory() == ErrorCategory.DUPLICATE_KEY;
    }

    @Override
    public Mono<Void> serve(int number) {
        return Mono.from(serving.replaceOne(
                        eq("_id", SERVING),
                        new Document("_id", SERVING).append("number", number),
                        new ReplaceOptions().upsert(true)))
                .then();
    }

    @Override
    public Mono<Void> drop(int number) {
        String prefix = new Names(number).rows("");
        return Flux.from(database.listCollectionNames())
                .filter(name -> name.startsWith(prefix))
                .concatMap(name -> database.getCollection(name).drop())
                .then(Mono.from(generations.deleteOne(eq("_id", number))))
                .then();
    }

    @Override
    public RowStore rows(int number, List<Model> models) {
        return new MongoRows(database, new Names(number), patience);
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public Mono<Void> close() {
        return Mono.fromRunnable(client::close);
    }
}

package org.rollbook.query.oneroster;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.Query;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.Warning;
import org.rollbook.messages.oneroster.Collection;
import org.rollbook.messages.oneroster.FindObjects;
import org.rollbook.messages.oneroster.GetObject;
import org.rollbook.messages.oneroster.ObjectPage;
import org.rollbook.messages.oneroster.Profile;
import org.rollbook.messages.oneroster.Version;
import org.rollbook.messages.oneroster.Walk;
import org.rollbook.query.Answers;
import org.rollbook.query.AnswersQueries;
import org.rollbook.query.readmodel.Criteria;
import org.rollbook.query.readmodel.Form;
import org.rollbook.query.readmodel.Fragment;
import org.rollbook.query.readmodel.ReadModels;
import org.rollbook.query.readmodel.Row;
import org.rollbook.query.readmodel.Scope;
import org.rollbook.query.readmodel.Selection;
import reactor.core.publisher.Mono;

/**
 * Answers what vendors ask. An answer is always taken as of one position: that of the last change to what it is made
 * of, which for a walk is looked up when it begins. So an answer never changes within a generation of read models, and
 * those that are asked for often are kept.
 */
public final class OneRosterQueries implements AnswersQueries {
    private static final long HEAP = Runtime.getRuntime().maxMemory();

    /** What vendors take back is gone; what the roster withdraws can still be read by its id. */
    static final Set<Collection> WRITTEN = EnumSet.of(
            Collection.CATEGORIES,
            Collection.SCORE_SCALES,
            Collection.LINE_ITEMS,
            Collection.RESULTS,
            Collection.ASSESSMENT_LINE_ITEMS,
            Collection.ASSESSMENT_RESULTS);

    private final ReadModels readModels;
    private final Trimming trimming;
    private final Spanning spanning;
    private final SecondaryEmail emails;
    private final LastChange lastChange;
    private final Parents parents;
    private final Cache<Taken, ObjectPage> pages = kept(HEAP / 16);

    /** Apart from the pages, which would leave no room for them. */
    private final Cache<Taken, ObjectPage> singles = kept(HEAP / 32);

    private record Taken(Query<ObjectPage> question, int generation, long asOf) {}

    /** A question with everything that is needed to answer it. */
    private record Task(FindObjects question, Shape shape, Scope scope, Clauses clauses, long asOf) {}

    public OneRosterQueries(ReadModels readModels) {
        this.readModels = readModels;
        this.trimming = new Trimming(readModels);
        this.spanning = new Spanning(readModels, trimming);
        this.emails = new SecondaryEmail(readModels);
        this.lastChange = new LastChange(readModels, emails);
        this.parents = new Parents(readModels);
    }

    private static Cache<Taken, ObjectPage> kept(long characters) {
        return Caffeine.newBuilder()
                .maximumWeight(characters)
                .weigher((Taken taken, ObjectPage page) ->
                        page.objects().stream().mapToInt(String::length).sum() + 500)
                .build();
    }

    @Override
    public void answer(Answers answers) {
        answers.to(FindObjects.class, this::handle).to(GetObject.class, this::handle);
    }

    Mono<ObjectPage> handle(FindObjects question) {
        var shape = Shapes.of(question.collection());
        var scope = Scope.of(question.reader().schools());
        long asOf = question.walk() == null
                ? lastChange.of(question.version(), question.collection(), question.within(), scope)
                : question.walk().position();
        var taken = new Taken(question, readModels.generation(), asOf);
        var kept = pages.getIfPresent(taken);
        if (kept != null) {
            return Mono.just(kept);
        }
        return readModels
                .reached(asOf)
                .then(Mono.defer(() -> emails.shape(question.version(), shape, asOf)))
                .map(shown -> task(question, shown, scope, asOf))
                .flatMap(task -> parents.exist(question.within(), scope, asOf).then(Mono.defer(() -> page(task))))
                .doOnNext(page -> pages.put(taken, page));
    }

    private static Task task(FindObjects question, Shape shape, Scope scope, long asOf) {
        var clauses = new Clauses(shape, question.version(), question.reader().profile());
        return new Task(question, shape, scope, clauses, asOf);
    }

    static Refused unknown(Collection collection, String id) {
        return new Refused(RefusalCode.UNKNOWN_OBJECT, collection.one(), id);
    }

    private Mono<ObjectPage> page(Task task) {
        var question = task.question();
        var filter = question.filter();
        var filtered = filter == null
                ? Mono.<Criteria>just(new Criteria.Active())
                : spanning.criteria(
                        filter, task.clauses(), task.shape(), question.version(), task.scope(), task.asOf());
        return filtered.flatMap(criteria -> {
            var choice = Choice.of(
                    task.shape(), question.version(), question.reader().profile(), question.fields());
            var order = Order.of(task.shape(), question);
            var warnings = new ArrayList<Warning>(choice.warnings());
            warnings.addAll(order.warnings());
            return page(task, criteria(task, criteria), order, choice, List.copyOf(warnings));
        });
    }

    private static Criteria criteria(Task task, Criteria filtered) {
        var question = task.question();
        var filter = question.filter();
        boolean alsoWithdrawn = filter != null && (filter.names("status") || filter.names("dateLastModified"));
        var all = new ArrayList<Criteria>();
        if (!alsoWithdrawn) {
            all.add(new Criteria.Active());
        }
        if (question.within().isEmpty()) {
            var part = Places.part(question.version(), question.collection());
            if (part != null) {
                all.add(part.criteria(task.scope().schools()));
            }
        } else {
            all.add(Places.within(
                    question.reader(), question.version(), question.within(), question.collection(), alsoWithdrawn));
        }
        if (filter != null) {
            all.add(filtered);
        }
        return all.size() == 1 ? all.getFirst() : all.isEmpty() ? new Criteria.All() : new Criteria.And(all);
    }

    private Mono<ObjectPage> page(Task task, Criteria criteria, Order order, Choice choice, List<Warning> warnings) {
        return part(task, criteria, order)
                .flatMap(part -> trimming.page(task.shape(), task.scope(), task.asOf(), part.rows())
                        .map(objects -> SecondaryEmail.in(task.shape(), objects))
                        .map(choice::of)
                        .map(objects -> new ObjectPage(objects, next(task, order, part), warnings)));
    }

    /**
     * The rows of a page.
     *
     * @param total number of rows on all pages
     */
    private record Part(List<Fragment> rows, long total) {}

    /** Counts first, because it helps to find the rows, but not where they are few and may well be all. */
    private Mono<Part> part(Task task, Criteria criteria, Order order) {
        var question = task.question();
        if (question.walk() != null) {
            return part(task, criteria, order, question.walk().total());
        }
        var count = readModels.count(task.shape().model(), criteria, task.scope(), task.asOf());
        if (question.within().isEmpty() || question.offset() > 0) {
            return count.flatMap(total -> part(task, criteria, order, total));
        }
        return rows(task, criteria, order, null)
                .flatMap(rows -> rows.size() < question.limit()
                        ? Mono.just(new Part(rows, rows.size()))
                        : count.map(total -> new Part(rows, total)));
    }

    private Mono<Part> part(Task task, Criteria criteria, Order order, long total) {
        return task.question().offset() >= total
                ? Mono.just(new Part(List.of(), total))
                : rows(task, criteria, order, total).map(rows -> new Part(rows, total));
    }

    private Mono<List<Fragment>> rows(Task task, Criteria criteria, Order order, @Nullable Long total) {
        var form = form(task.question().version());
        return readModels.page(selection(task, criteria, order, total), form).collectList();
    }

    private static Selection selection(Task task, Criteria criteria, Order order, @Nullable Long total) {
        var question = task.question();
        var walk = question.walk();
        String after =
                walk != null && walk.offset() == question.offset() && order.byIdAscending() ? walk.afterId() : null;
        return new Selection(
                task.shape().model(),
                criteria,
                task.scope(),
                order.field(),
                order.descending(),
                after,
                after == null ? question.offset() : 0,
                question.limit(),
                total,
                task.asOf());
    }

    private static Walk next(Task task, Order order, Part part) {
        var rows = part.rows();
        String last =
                rows.isEmpty() || !order.byIdAscending() ? null : rows.getLast().id();
        return new Walk(task.asOf(), part.total(), (long) task.question().offset() + rows.size(), last);
    }

    private static Form form(Version version) {
        return version == Version.V1P1 ? Form.OTHER_BODY : Form.BODY;
    }

    Mono<ObjectPage> handle(GetObject question) {
        var scope = Scope.of(question.reader().schools());
        long asOf = lastChange.of(question.version(), question.collection(), List.of(), scope);
        var taken = new Taken(question, readModels.generation(), asOf);
        var kept = singles.getIfPresent(taken);
        return kept != null ? Mono.just(kept) : one(question, scope, asOf).doOnNext(page -> singles.put(taken, page));
    }

    private Mono<ObjectPage> one(GetObject question, Scope scope, long asOf) {
        var shape = Shapes.of(question.collection());
        var part = Places.part(question.version(), question.collection());
        boolean living = WRITTEN.contains(question.collection());
        return readModels
                .get(shape.model(), question.id(), scope, asOf)
                .filter(row -> (row.active() || !living) && (part == null || part.contains(row, scope.schools())))
                .switchIfEmpty(Mono.error(() -> unknown(question.collection(), question.id())))
                .flatMap(row -> emails.shape(question.version(), shape, asOf)
                        .flatMap(shown -> one(question, shown, scope, asOf, row)));
    }

    private Mono<ObjectPage> one(GetObject question, Shape shape, Scope scope, long asOf, Row row) {
        Profile profile = question.reader().profile();
        var choice = Choice.of(shape, question.version(), profile, question.fields());
        String body = question.version() == Version.V1P1 && row.otherBody() != null ? row.otherBody() : row.body();
        return trimming.one(shape, scope, asOf, row, body)
                .map(object -> new ObjectPage(
                        choice.of(SecondaryEmail.in(shape, List.of(object))),
                        new Walk(asOf, 1, 1, row.id()),
                        choice.warnings(),
                        version(shape, row)));
    }

    private static @Nullable Long version(Shape shape, Row row) {
        if (shape.model().field(Shapes.VERSION) == null) {
            return null;
        }
        return row.fields().get(Shapes.VERSION) instanceof String number ? Long.valueOf(number) : null;
    }
}

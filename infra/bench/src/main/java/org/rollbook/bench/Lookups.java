package org.rollbook.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.rollbook.bench.Measure.Bar;
import reactor.core.publisher.Mono;

/** Small answers, anywhere in the district, against a bare server that runs the same queries. */
final class Lookups implements Bench {
    private static final int IN_FLIGHT = 32;
    private static final String ROSTERING = "/ims/oneroster/rostering/v1p2";

    @Override
    public String name() {
        return "lookups";
    }

    @Override
    public String about() {
        return "the students of one class, and one user by id, against a bare server";
    }

    @Override
    public List<Measure> run(Surroundings surroundings) throws Exception {
        var district = surroundings.district();
        var measures = new ArrayList<Measure>();
        try (var vendor = district.vendor(IN_FLIGHT);
                var server = district.rawServer();
                var bare = new HttpLoad(server.base(), IN_FLIGHT)) {
            var load = surroundings.load(IN_FLIGHT);
            LongFunction<Mono<Integer>> students = number ->
                    vendor.get(ROSTERING + "/classes/" + district.schoolClass(number) + "/students?limit=100");
            var ofClass = load.compare(
                    students,
                    number -> bare.get("/" + RawDistrict.CLASS_STUDENTS + "/" + district.schoolClass(number)));
            measures.add(Measure.rate(name(), "GET classes/{id}/students, 32 in flight", ofClass, Bar.atLeast(0.5)));
            var byId = load.compare(
                    number -> vendor.get(ROSTERING + "/users/" + district.user(number)),
                    number -> bare.get("/" + RawDistrict.USER + "/" + district.user(number)));
            measures.add(Measure.rate(name(), "GET users/{id}, 32 in flight", byId, Bar.atLeast(0.5)));
        }
        return measures;
    }
}

package org.rollbook.bench;

import java.util.List;
import org.rollbook.bench.Measure.Bar;

/** The first page of all users, with everything that belongs to it, against a bare server of the same bytes. */
final class FirstPages implements Bench {
    static final String USERS = "/ims/oneroster/rostering/v1p2/users?limit=100";
    /** Sorts before every id. */
    static final String FIRST = "/" + RawDistrict.PAGE + "/!";

    private static final int IN_FLIGHT = 32;

    @Override
    public String name() {
        return "users-page";
    }

    @Override
    public String about() {
        return "GET users?limit=100 against a bare server of the same bytes";
    }

    @Override
    public List<Measure> run(Surroundings surroundings) throws Exception {
        var district = surroundings.district();
        try (var vendor = district.vendor(IN_FLIGHT);
                var server = district.rawServer();
                var bare = new HttpLoad(server.base(), IN_FLIGHT)) {
            var pair = surroundings.load(IN_FLIGHT).compare(number -> vendor.get(USERS), number -> bare.get(FIRST));
            return List.of(
                    Measure.rate(name(), "GET users?limit=100, 32 in flight", pair, Bar.atLeast(0.6)),
                    Measure.p99(name(), "GET users?limit=100, 32 in flight", pair, null));
        }
    }
}

package org.rollbook.bench;

import java.util.ArrayList;
import java.util.List;

/** Commands through the command bus into the ledger, against Axon's own JDBC engine that stores the same entries. */
final class CommandThroughput implements Bench {
    private static final int STOCK_CONNECTIONS = 16;

    @Override
    public String name() {
        return "commands";
    }

    @Override
    public String about() {
        return "durable commands, 1 to 128 in flight, against Axon's JDBC engine";
    }

    @Override
    public List<Measure> run(Surroundings surroundings) throws Exception {
        var measures = new ArrayList<Measure>();
        try (var database = surroundings.server().create();
                var stock = new StockAxon(database, STOCK_CONNECTIONS)) {
            for (var inFlight : List.of(1, 8, 32, 128)) {
                var result = surroundings.load(inFlight).measure(Load.futures(stock::send));
                measures.add(
                        new Measure(name(), inFlight + " in flight", result.perSecond(), null, "commands/s", null));
                measures.add(new Measure(name(), inFlight + " in flight, p99", result.p99(), null, "ms", null));
            }
        }
        return measures;
    }
}

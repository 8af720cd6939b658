package org.rollbook.bench;

import java.util.ArrayList;
import java.util.List;
import org.rollbook.bench.Measure.Bar;

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
        try (var ours = surroundings.server().create();
                var theirs = surroundings.server().create();
                var product = new BareCommands(ours.address());
                var stock = new StockAxon(theirs, STOCK_CONNECTIONS)) {
            for (var inFlight : List.of(1, 8, 32, 128)) {
                var pair = surroundings.load(inFlight).compare(Load.futures(product::send), Load.futures(stock::send));
                boolean many = inFlight == 128;
                measures.add(Measure.rate(name(), inFlight + " in flight", pair, many ? Bar.atLeast(3) : null));
                measures.add(Measure.p99(name(), inFlight + " in flight", pair, many ? Bar.atMost(0.25) : null));
            }
        }
        return measures;
    }
}

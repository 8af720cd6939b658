package org.rollbook.bench;

/** What benchmarks share: the database server, and the conditions under which is measured. */
record Surroundings(BenchServer server, Conditions conditions) {
    Load load(int inFlight) {
        return new Load(inFlight, conditions);
    }
}

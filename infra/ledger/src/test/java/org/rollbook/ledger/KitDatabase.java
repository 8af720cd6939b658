package org.rollbook.ledger;

/** An empty ledger for a test of Axon's kit, which lives in a package of its own. */
public final class KitDatabase implements AutoCloseable {
    private Database database;

    public Database open() {
        if (database == null) {
            database = new Database(LedgerDatabase.fresh(), 4);
        }
        return database;
    }

    @Override
    public void close() {
        if (database != null) {
            database.close();
        }
    }
}

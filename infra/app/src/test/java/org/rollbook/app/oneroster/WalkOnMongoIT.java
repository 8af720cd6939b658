package org.rollbook.app.oneroster;

/** Walks through a changing district, with the read models in MongoDB. */
class WalkOnMongoIT extends WalkIT {
    /** The server in the process has no indexes. */
    @Override
    int people() {
        return 4_000;
    }

    @Override
    District opened() throws Exception {
        return District.open(MongoAddress.get());
    }
}

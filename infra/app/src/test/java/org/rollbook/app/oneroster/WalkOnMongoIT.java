package org.rollbook.app.oneroster;

/** Walks through a changing district, with the read models in MongoDB. */
class WalkOnMongoIT extends WalkIT {
    @Override
    District opened() throws Exception {
        return District.open(MongoAddress.get());
    }
}

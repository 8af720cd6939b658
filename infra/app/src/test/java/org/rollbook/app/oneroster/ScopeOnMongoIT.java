package org.rollbook.app.oneroster;

/** What a connection of one school cannot see, with the read models in MongoDB. */
class ScopeOnMongoIT extends ScopeIT {
    @Override
    District opened() throws Exception {
        return District.open(MongoAddress.get());
    }
}

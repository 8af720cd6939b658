package org.rollbook.app.oneroster;

/** Every operation again, with the read models in MongoDB. */
class OperationsOnMongoIT extends OperationsIT {
    @Override
    District opened() throws Exception {
        return District.open(MongoAddress.get());
    }
}

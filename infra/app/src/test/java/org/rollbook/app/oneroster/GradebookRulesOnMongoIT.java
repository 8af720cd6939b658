package org.rollbook.app.oneroster;

/** What vendors may write, with the read models in MongoDB. */
class GradebookRulesOnMongoIT extends GradebookRulesIT {
    @Override
    District opened() throws Exception {
        return District.open(MongoAddress.get());
    }
}

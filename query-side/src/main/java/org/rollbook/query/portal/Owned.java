package org.rollbook.query.portal;

import org.rollbook.messages.gradebook.ScoreSource;
import tools.jackson.databind.JsonNode;

/** An object of the grade book, and whose word it is. */
record Owned(JsonNode object, ScoreSource source) {
    String id() {
        return object.path("sourcedId").asString();
    }

    String reference(String name) {
        return object.path(name).path("sourcedId").asString("");
    }
}

package org.rollbook.app.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import tools.jackson.databind.JsonNode;

/**
 * The sample vendor, ready for a first try.
 *
 * @param connection as the administrator was shown it, with its secret
 * @param lineItemId a task that the vendor has assigned
 * @param studentId a student of its class
 */
record SampleVendor(JsonNode connection, String lineItemId, String studentId) {
    static SampleVendor prepare(Service service, JsonNode connection) {
        var visit = TourVisit.begin(service, connection);
        visit.readRoster();
        var lineItem = "sample-task-1";
        return new SampleVendor(connection, lineItem, visit.assign(lineItem, "Sample task"));
    }

    void print(PrintWriter out) {
        var id = text("clientId");
        var secret = text("clientSecret");
        var urls = connection.path("baseUrls");
        out.printf(
                """

                Sample vendor (its secret is shown this once)
                  client id      %s
                  secret         %s
                  token URL      %s
                  rostering      %s
                  gradebook      %s

                Three requests to paste:
                  TOKEN=$(curl -s -u '%s:%s' -d grant_type=client_credentials %s | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
                  curl -s -H "Authorization: Bearer $TOKEN" '%s/students?limit=3'
                  curl -s -i -X PUT -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -d '{"result":{"lineItem":{"sourcedId":"%s"},"student":{"sourcedId":"%s"},"scoreStatus":"fully graded","score":92.5,"scoreDate":"%s"}}' '%s/results/sample-result-1'
                """,
                id,
                secret,
                text("tokenUrl"),
                urls.path("rostering").asString(),
                urls.path("gradebook").asString(),
                id,
                secret,
                text("tokenUrl"),
                urls.path("rostering").asString(),
                lineItemId,
                studentId,
                LocalDate.now(ZoneOffset.UTC),
                urls.path("gradebook").asString());
        out.flush();
    }

    private String text(String name) {
        return connection.path(name).asString();
    }
}

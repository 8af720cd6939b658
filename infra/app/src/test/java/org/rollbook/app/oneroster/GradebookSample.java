package org.rollbook.app.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollbook.app.oneroster.District.GRADEBOOK;
import static org.rollbook.app.oneroster.District.ROSTERING;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/** A class that is taught today, with what a vendor needs to grade in it. */
final class GradebookSample {
    private final District district;
    private final String token;
    final String taught;
    final String term;
    final String school;
    final String student;
    final LocalDate begin;
    final LocalDate end;
    final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private final String mark = Long.toString(System.nanoTime(), 36);

    GradebookSample(District district, String token) throws Exception {
        this.district = district;
        this.token = token;
        var terms = district.get(
                        token,
                        ROSTERING + "/terms?filter=startDate%3C%3D'" + today + "'%20AND%20endDate%3E'" + today + "'")
                .json()
                .path("academicSessions");
        var term = terms.get(0);
        begin = LocalDate.parse(term.path("startDate").asString());
        end = LocalDate.parse(term.path("endDate").asString());
        var found = district.get(
                        token, ROSTERING + "/terms/" + term.path("sourcedId").asString() + "/classes?limit=200")
                .json()
                .path("classes");
        var schoolClass = found.get(0);
        for (var one : found) {
            if (one.path("terms").size() == 1) {
                schoolClass = one;
            }
        }
        taught = schoolClass.path("sourcedId").asString();
        this.term = schoolClass.at("/terms/0/sourcedId").asString();
        school = schoolClass.path("school").path("sourcedId").asString();
        student = district.get(token, ROSTERING + "/classes/" + taught + "/students?limit=1")
                .json()
                .path("users")
                .get(0)
                .path("sourcedId")
                .asString();
    }

    String lineItem() {
        return "li-" + mark;
    }

    String result() {
        return "re-" + mark;
    }

    /** A second student of the class. */
    String other() throws Exception {
        return district.get(token, ROSTERING + "/classes/" + taught + "/students?limit=1&offset=1")
                .json()
                .at("/users/0/sourcedId")
                .asString();
    }

    /** The session in which today's line items of the class fall. */
    String session() throws Exception {
        return district.get(token, GRADEBOOK + "/lineItems/" + lineItem())
                .json()
                .at("/lineItem/gradingPeriod/sourcedId")
                .asString();
    }

    String scale() {
        return "ss-" + mark;
    }

    Map<String, String> ids() {
        return Map.of(
                "lineItems",
                lineItem(),
                "results",
                result(),
                "scoreScales",
                scale(),
                "categories",
                "cat-homework",
                "assessmentLineItems",
                lineItem(),
                "assessmentResults",
                result());
    }

    /** The body of a line item with one property replaced or, by null, left out. */
    String item(String property, String value) {
        var properties = new LinkedHashMap<String, String>();
        properties.put("title", "'Homework " + mark + "'");
        properties.put("assignDate", "'" + today + "T00:00:00Z'");
        properties.put("dueDate", "'" + today + "T12:00:00Z'");
        properties.put("class", "{'sourcedId':'" + taught + "'}");
        properties.put("category", "{'sourcedId':'cat-homework'}");
        properties.put("resultValueMin", "0");
        properties.put("resultValueMax", "100");
        return body("lineItem", properties, property, value);
    }

    String score(String property, String value) {
        var properties = new LinkedHashMap<String, String>();
        properties.put("lineItem", "{'sourcedId':'" + lineItem() + "'}");
        properties.put("student", "{'sourcedId':'" + student + "'}");
        properties.put("scoreStatus", "'fully graded'");
        properties.put("scoreDate", "'" + today + "'");
        properties.put("score", "92.123456");
        return body("result", properties, property, value);
    }

    String scaleBody() {
        return ("{'scoreScale':{'title':'Letters','type':'letter','class':{'sourcedId':'" + taught
                        + "'},'scoreScaleValue':[{'itemValueLHS':'A','itemValueRHS':'90'},"
                        + "{'itemValueLHS':'F','itemValueRHS':'0'}]}}")
                .replace('\'', '"');
    }

    String assessment() {
        return ("{'assessmentLineItem':{'title':'State test','description':'Spring','class':{'sourcedId':'" + taught
                        + "'},'scoreScale':{'sourcedId':'" + scale() + "'},'resultValueMin':200,'resultValueMax':800,"
                        + "'learningObjectiveSet':[{'source':'unknown','learningObjectiveIds':['NH-ALG-4']}]}}")
                .replace('\'', '"');
    }

    String assessmentResult() {
        return ("{'assessmentResult':{'assessmentLineItem':{'sourcedId':'" + lineItem() + "'},'student':{'sourcedId':'"
                        + student + "'},'scoreStatus':'fully graded','scoreDate':'" + today
                        + "','score':640.5,'textScore':'A','scorePercentile':88,'comment':'Retest','late':'false',"
                        + "'learningObjectiveSet':[{'source':'unknown','learningObjectiveResults':"
                        + "[{'learningObjectiveId':'NH-ALG-4','score':3.0,'textScore':'proficient'}]}]}}")
                .replace('\'', '"');
    }

    private static String body(String key, Map<String, String> properties, String property, String value) {
        if (value == null) {
            properties.remove(property);
        } else {
            properties.put(property, value);
        }
        var text = new StringBuilder("{'" + key + "':{");
        properties.forEach((name, one) -> text.append(text.charAt(text.length() - 1) == '{' ? "" : ",")
                .append('\'')
                .append(name)
                .append("':")
                .append(one));
        return text.append("}}").toString().replace('\'', '"');
    }

    void fill() throws Exception {
        created("/lineItems/" + lineItem(), item("description", "'Week 3'"));
        created("/results/" + result(), score("late", "'true'"));
        created("/scoreScales/" + scale(), scaleBody());
    }

    void fillAssessments() throws Exception {
        created("/assessmentLineItems/" + lineItem(), assessment());
        created("/assessmentResults/" + result(), assessmentResult());
    }

    private void created(String path, String body) throws Exception {
        var answer = district.put(token, GRADEBOOK + path, body);
        assertThat(answer.status()).as("%s %s", path, answer.body()).isEqualTo(201);
    }
}

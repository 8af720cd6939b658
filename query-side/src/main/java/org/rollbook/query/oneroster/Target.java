package org.rollbook.query.oneroster;

import org.rollbook.messages.oneroster.Hrefs;

/** What a reference can point to, with the service and the path that its address has. */
public enum Target {
    ACADEMIC_SESSION("academicSession", Hrefs.ROSTERING, "academicSessions"),
    CLASS("class", Hrefs.ROSTERING, "classes"),
    COURSE("course", Hrefs.ROSTERING, "courses"),
    ORG("org", Hrefs.ROSTERING, "orgs"),
    USER("user", Hrefs.ROSTERING, "users"),
    RESOURCE("resource", Hrefs.RESOURCES, "resources"),
    CATEGORY("category", Hrefs.GRADEBOOK, "categories"),
    LINE_ITEM("lineItem", Hrefs.GRADEBOOK, "lineItems"),
    SCORE_SCALE("scoreScale", Hrefs.GRADEBOOK, "scoreScales"),
    ASSESSMENT_LINE_ITEM("assessmentLineItem", Hrefs.GRADEBOOK, "assessmentLineItems");

    private final String type;
    private final String start;

    Target(String type, char service, String path) {
        this.type = type;
        this.start = service + "/" + path + "/";
    }

    /** The value of the reference's {@code type}. */
    public String type() {
        return type;
    }

    /** The address of the object, as it is stored. */
    public String href(String id) {
        return PathText.encode(new StringBuilder(start.length() + id.length()).append(start), id)
                .toString();
    }

    /** Path of the address behind the base of the service, with the slashes at both ends. */
    String path() {
        return start.substring(1);
    }

    static Target ofType(String type) {
        for (var target : values()) {
            if (target.type.equals(type)) {
                return target;
            }
        }
        throw new IllegalArgumentException(type);
    }
}

package org.rollbook.messages.roster;

/** The kinds of records that a roster is made of, in the order in which they can refer to each other. */
public enum RosterKind {
    ORG("orgs", "org"),
    ACADEMIC_SESSION("academicSessions", "session"),
    COURSE("courses", "course"),
    CLASS("classes", "class"),
    USER("users", "person"),
    ENROLLMENT("enrollments", "enrollment"),
    DEMOGRAPHICS("demographics", "demographics"),
    RESOURCE("resources", "resource");

    private final String collection;
    private final String word;

    RosterKind(String collection, String word) {
        this.collection = collection;
        this.word = word;
    }

    /** OneRoster's name of the collection. */
    public String collection() {
        return collection;
    }

    /** Our word for one record; the stream of a record is {@code word:id}. */
    public String word() {
        return word;
    }

    public String stream(String id) {
        return word + ":" + id;
    }
}

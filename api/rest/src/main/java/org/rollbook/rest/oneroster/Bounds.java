package org.rollbook.rest.oneroster;

/** How much OneRoster's routes take at most, from where it is enforced, for whoever tells clients. */
public final class Bounds {
    public static final int PAGE_SIZE = Parameters.MOST;
    public static final int BODY_BYTES = SentBody.LARGEST;
    public static final int SET_BYTES = SentBody.LARGEST_SET;
    public static final int SET_ELEMENTS = SentBody.MOST_ELEMENTS;
    public static final int ADDRESS_CHARACTERS = ForgivingServer.LONGEST_LINE;
    public static final int HEADER_CHARACTERS = ForgivingServer.LONGEST_HEADERS;
    public static final int FILTER_CHARACTERS = FilterText.LONGEST;
    public static final int FILTER_CLAUSES = FilterText.MOST_CLAUSES;

    private Bounds() {}
}

package org.rollbook.rest;

/** How an {@code Authorization} header begins, in letters of either case (RFC 9110, section 11.1). */
public enum AuthorizationScheme {
    BASIC,
    BEARER,
    OAUTH;

    private final String start = name() + " ";

    public boolean begins(String header) {
        return header.regionMatches(true, 0, start, 0, start.length());
    }

    /** What comes behind the scheme. */
    public String credentials(String header) {
        return header.substring(start.length()).strip();
    }
}

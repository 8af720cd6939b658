package org.rollbook.messages.connection;

import java.util.Set;

/**
 * A vendor in the catalogue.
 *
 * @param alsoKnownAs other names under which people type it
 * @param supported a member of the district's partner programme
 * @param offers the functions that it can be connected for
 * @param message what the catalogue says about it, for people
 */
public record Partner(
        String id, String name, Set<String> alsoKnownAs, boolean supported, Set<Function> offers, String message) {}

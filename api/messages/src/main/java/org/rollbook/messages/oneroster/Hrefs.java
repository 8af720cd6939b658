package org.rollbook.messages.oneroster;

/**
 * Stored objects hold no address: each {@code href} begins with one of these characters, which stands for the base of
 * a service and is replaced when the object is sent. JSON forbids all three inside strings, so none can be mistaken.
 */
public final class Hrefs {
    public static final char ROSTERING = '\u0001';
    public static final char GRADEBOOK = '\u0002';
    public static final char RESOURCES = '\u0003';

    private Hrefs() {}
}

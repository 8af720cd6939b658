package org.rollbook.app;

/** The command line. */
public final class Rollbook {
    private Rollbook() {}

    public static void main(String[] args) {}
}

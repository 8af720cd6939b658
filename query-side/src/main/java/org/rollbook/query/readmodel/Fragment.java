package org.rollbook.query.readmodel;

/** What a page shows of a row: its id and one form of its body. */
public record Fragment(String id, String body) {}

package org.rollbook.messages;

/** A question to the read models. {@code R} is the answer's shape. */
public interface Query<R> {}

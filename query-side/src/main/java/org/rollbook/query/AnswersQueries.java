package org.rollbook.query;

/** Implemented by each feature's query handlers: it says which questions it answers, and how. */
public interface AnswersQueries {
    /** Called once, at the start: names every question with its handler. */
    void answer(Answers answers);
}

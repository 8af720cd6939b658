package org.rollbook.command.roster;

/**
 * A record of a grade book file, with what its link files add.
 *
 * @param line in its file
 * @param known the grade book has a record with this identifier
 * @param json the record as an object
 */
public record GradebookRow(long line, String id, boolean known, String json) {}

package org.rollbook.query.readmodel;

/** Which of a row's bodies to show; a row without another body shows its only one in both. */
public enum Form {
    BODY,
    OTHER_BODY
}

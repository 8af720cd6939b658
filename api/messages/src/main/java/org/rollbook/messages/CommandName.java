package org.rollbook.messages;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The name under which a command is recorded in the ledger, with its outcome. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface CommandName {
    /** {@code feature.kebab-imperative}, for example {@code gradebook.record-score}. */
    String value();
}

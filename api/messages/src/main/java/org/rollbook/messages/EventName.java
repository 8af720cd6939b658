package org.rollbook.messages;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The name under which an event is stored for ever; it does not follow renames of the class. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface EventName {
    /** {@code feature.kebab-past}, for example {@code gradebook.score-recorded}. */
    String value();

    /** Raised by one with every change that an old reader could not read; an upcaster goes with it. */
    int revision() default 1;
}

package org.rollbook.app.assembly;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Holds when {@code ROLLBOOK_DATABASE_URL} names no server. */
final class NoDatabaseConfigured implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return !StringUtils.hasText(context.getEnvironment().getProperty("rollbook.database-url"))
                && !StringUtils.hasText(context.getEnvironment().getProperty("ROLLBOOK_DATABASE_URL"));
    }
}

package org.rollbook.messages.connection;

import org.rollbook.messages.EventName;
import org.rollbook.messages.gradebook.ConflictPolicy;

/** From now on this decides between a teacher's score and the connection's; until the first one, the teacher wins. */
@EventName("connection.conflict-policy-changed")
public record ConflictPolicyChanged(String connectionId, ConflictPolicy policy) {}

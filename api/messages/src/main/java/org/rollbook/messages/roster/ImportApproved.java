package org.rollbook.messages.roster;

import org.rollbook.messages.EventName;

/** An administrator approved what a held import withdraws. */
@EventName("roster.import-approved")
public record ImportApproved(String importId) {}

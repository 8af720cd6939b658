package org.rollbook.messages.roster;

import java.util.List;
import org.rollbook.messages.CommandName;

/** One chunk of an import: records of one kind that the student information system no longer has. */
@CommandName("roster.withdraw-roster")
public record WithdrawRoster(String importId, RosterKind kind, List<String> ids) {}

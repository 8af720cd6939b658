package org.rollbook.messages.gradebook;

import java.util.List;
import org.rollbook.messages.CommandName;
import org.rollbook.messages.RefusalCode;

/**
 * The edge could not turn a body into a command, or the connection may not send it: always refused with the code, so
 * that the refusal is in the ledger like any other.
 *
 * @param object OneRoster's name of the object, for example {@code result}
 * @param sha256 of the body, lower-case hexadecimal
 */
@CommandName("gradebook.reject-submission")
public record RejectSubmission(String object, String id, RefusalCode code, List<String> parameters, String sha256) {}

package org.rollbook.messages;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Every reason for which Rollbook refuses something: a stable code, the HTTP status, OneRoster's codeMinor (1.2
 * spelling), a sentence that says what happened and a hint that says what to do. Both take the parameters of
 * {@link Refused} in {@link String#format} places.
 */
public enum RefusalCode {
    DATE_OUTSIDE_TERM(422, "invaliddata", "%s %s is outside the terms of the class.", "Send a date from %3$s to %4$s."),
    DUE_BEFORE_ASSIGN(
            422, "invaliddata", "dueDate %s is before assignDate %s.", "Send a due date on or after the assign date."),
    DUE_DATE_REQUIRED(422, "invaliddata", "dueDate is missing.", "Send dueDate."),
    GRADING_PERIOD_MISMATCH(
            422,
            "invaliddata",
            "The grading period %s does not belong to a term of the class.",
            "Leave gradingPeriod out, or send one of the class's terms."),
    WINDOW_CLOSED(403, "forbidden", "The grading window of %s is closed.", "Ask the district to open it."),
    CLASS_UNKNOWN(
            422,
            "invaliddata",
            "There is no class %s.",
            "Send the sourcedId of a class that this connection can read."),
    STUDENT_UNKNOWN(
            422,
            "invaliddata",
            "There is no student %s.",
            "Send the sourcedId of a user that this connection can read."),
    LINEITEM_UNKNOWN(422, "invaliddata", "There is no line item %s.", "Send the line item before its results."),
    SCHOOL_UNKNOWN(422, "invaliddata", "There is no school %s.", "Send the school of the class, or leave it out."),
    SESSION_UNKNOWN(
            422,
            "invaliddata",
            "There is no academic session %s.",
            "Send the sourcedId of a session that this connection can read."),
    SCALE_UNKNOWN(
            422,
            "invaliddata",
            "There is no score scale %s.",
            "Send the sourcedId of a score scale that this connection can read."),
    STUDENT_NOT_ENROLLED(
            422,
            "invaliddata",
            "The student %s was never enrolled in the class %s.",
            "Send results of students of the class only."),
    CATEGORY_REQUIRED(422, "invaliddata", "category is missing.", "Send category."),
    CATEGORY_UNKNOWN(
            422, "invaliddata", "There is no category %s.", "Send the sourcedId of a category from /categories."),
    SCORE_BELOW_MIN(422, "invaliddata", "score is below resultValueMin %s.", "Send a score of at least %s."),
    SCORE_NOT_IN_SCALE(422, "invaliddata", "textScore is not in the score scale %s.", "Send one of its values."),
    SCORE_GROUP_AMBIGUOUS(
            422,
            "invaliddata",
            "score maps to no value, or to several, of the score scale %s.",
            "Send textScore as well."),
    TITLE_DUPLICATE(422, "invaliddata", "The class has a line item with this title already.", "Send another title."),
    LINEITEM_MOVED_CLASS(
            422,
            "invaliddata",
            "The line item %s has results and cannot move to another class.",
            "Create a new line item."),
    RESULT_MOVED(422, "invaliddata", "The result %s belongs to another line item or student.", "Create a new result."),
    RESULT_DUPLICATE(
            422, "invaliddata", "The student has the result %s in this line item already.", "Change that result."),
    CLASS_MISMATCH(
            422,
            "invaliddata",
            "The class %s is not the class of the line item.",
            "Send the class of the line item, or leave it out."),
    COURSE_UNKNOWN(
            422,
            "invaliddata",
            "There is no course %s.",
            "Send the sourcedId of a course that this connection can read."),
    SCALE_VALUE_DUPLICATE(
            422, "invaliddata", "A value of the score scale occurs twice.", "Send each itemValueLHS once."),
    ID_TAKEN(422, "invaliddata", "The sourcedId %s is in use for another object.", "Use a globally unique sourcedId."),
    RANGE_REVERSED(422, "invaliddata", "resultValueMin %s is above resultValueMax %s.", "Exchange them."),
    ASSESSMENT_UNKNOWN(
            422, "invaliddata", "There is no assessment line item %s.", "Send the assessment line item first."),
    ASSESSMENT_CYCLE(
            422,
            "invaliddata",
            "The assessment line item %s would be a part of itself.",
            "Send a parentAssessmentLineItem that is no part of it."),
    SCHOOL_MISMATCH(
            422,
            "invaliddata",
            "The school %s is not the school of the class.",
            "Send the school of the class, or leave it out."),
    TAG_STALE(
            412,
            "invaliddata",
            "The object is not what If-Match names.",
            "Read the object, and send the ETag of the answer, or leave If-Match out."),
    IN_USE(409, "deletefailure", "%s %s is used by %s line items.", "Change or delete those first."),
    OWNED_BY_OTHER(
            403,
            "forbidden",
            "%s %s was made by another connection or by the district.",
            "Change only what this connection has made."),
    CONFLICT_TEACHER_OVERRIDE(422, "invaliddata", "A teacher has changed this score.", "The teacher's value stays."),
    FUNCTION_NOT_ENABLED(403, "forbidden", "%s is not enabled for this connection.", "Ask the district to enable it."),
    SCOPE_MISSING(403, "forbidden", "The access token lacks the scope %s.", "Ask for a token with that scope."),
    VENDOR_AUTH_MISSING(
            401,
            "unauthorisedrequest",
            "The vendor header is missing or wrong.",
            "Send x-vendor-authorization: key:secret."),
    CONNECTION_DISABLED(401, "unauthorisedrequest", "The connection is disabled.", "Ask the district to enable it."),
    AGREEMENT_EXPIRED(
            403, "forbidden", "The agreement of this connection has expired.", "Ask the district to renew it."),
    RATE_LIMITED(429, "server_busy", "Too many requests.", "Try again after the seconds in Retry-After."),
    OVERLOADED(503, "server_busy", "The service is busy.", "Try again after the seconds in Retry-After."),
    UNAUTHENTICATED(
            401, "unauthorisedrequest", "%s", "Get an access token from the token URL and send it as a bearer token."),
    SIGNATURE_WRONG(
            401,
            "unauthorisedrequest",
            "The OAuth 1 signature does not match.",
            "Compare your base string with the one in the district's log of requests."),
    TIMESTAMP_REFUSED(
            401,
            "unauthorisedrequest",
            "The oauth_timestamp is too far from this server's timestamp %s.",
            "Set your clock; sign with the present time."),
    NONCE_USED(401, "unauthorisedrequest", "The oauth_nonce was used before.", "Make a new one for each request."),
    ADMIN_UNAUTHENTICATED(
            401,
            "unauthorisedrequest",
            "%s",
            "Send the administrator's token (ROLLBOOK_ADMIN_TOKEN of the service) as a bearer token."),
    ADMIN_TOKEN_UNSET(
            401,
            "unauthorisedrequest",
            "This installation has no administrator's token.",
            "Start the service with ROLLBOOK_ADMIN_TOKEN set."),
    INVALID_REQUEST(400, "invaliddata", "%s", "Correct the request."),
    ADDRESS_TOO_LONG(414, "invaliddata", "The address has more than %s characters.", "Ask for less at once."),
    HEADERS_TOO_LARGE(
            431, "invaliddata", "The headers have more than %s characters.", "Send fewer or shorter headers."),
    INVALID_FILTER_FIELD(400, "invalid_filter_field", "%s", "See the query rules of OneRoster."),
    INVALID_SORT_FIELD(400, "invalid_sort_field", "Unknown sort field: %s", "Sort by a field of the object."),
    INVALID_SELECTION_FIELD(400, "invalid_selection_field", "%s", "Name fields of the object, separated by commas."),
    BLANK_SELECTION_FIELD(
            400,
            "invalid_selection_field",
            "fields is empty.",
            "Name fields of the object, or leave the parameter out."),
    INVALID_QUERY(400, "invaliddata", "%s", "Correct the query parameter."),
    INVALID_BODY(422, "invaliddata", "%s", "Send the object as the standard describes it."),
    INVALID_DATA(422, "invaliddata", "%s", "Correct the value."),
    BODY_TOO_LARGE(413, "invaliddata", "The body is larger than %s bytes.", "Send less at once."),
    SET_TOO_LARGE(413, "invaliddata", "The set has more than %s elements.", "Send several sets."),
    IDEMPOTENCY_KEY_REUSED(
            422,
            "invaliddata",
            "The Idempotency-Key was sent with another body before.",
            "Send a new key with every new set."),
    NOT_JSON(415, "invaliddata", "The body is not JSON.", "Send Content-Type: application/json."),
    NOT_A_ZIP(415, "invaliddata", "The body is not a zip package.", "Send Content-Type: application/zip."),
    INTERNAL(500, "internal_server_error", "Something went wrong here.", "Report the request id to the operator."),
    NOT_ACCEPTABLE(406, "invaliddata", "Only application/json can be sent.", "Accept application/json."),
    METHOD_NOT_OFFERED(405, "unsupported", "%s is not offered here.", "See the Allow header."),
    UNKNOWN_OBJECT(
            404,
            "unknownobject",
            "Unknown Object: %s %s",
            "Check the identifier; objects outside the connection's schools are not visible."),
    UNKNOWN_PATH(404, "unknownobject", "Unknown Object: there is nothing at this path", "Check the address."),
    APPLICATION_UNKNOWN(404, "unknownobject", "There is no application %s.", "List the applications."),
    CONNECTION_UNKNOWN(
            404, "unknownobject", "There is no connection %s.", "List the applications with their connections."),
    PARTNER_UNKNOWN(
            422, "invaliddata", "There is no partner %s in the catalogue.", "List the partners, or leave partner out."),
    NAME_TAKEN(422, "invaliddata", "There is an application with this name already.", "Add a connection to it."),
    FUNCTION_NOT_OFFERED(
            422, "invaliddata", "%s is not offered by this application.", "Choose one of its available lozenges."),
    FUNCTION_NEEDED(422, "invaliddata", "%s cannot be disabled while %s is enabled.", "Disable %2$s first."),
    FUNCTION_NOT_ENTITLED(
            422,
            "invaliddata",
            "%s is not part of this installation's entitlement.",
            "Ask the operator to switch it on."),
    NON_PARTNER_ROSTER_ONLY(
            422,
            "invaliddata",
            "%s cannot be enabled for a vendor outside the partner programme.",
            "Change the setting nonPartnersMayGrade first."),
    SYNC_UNKNOWN(404, "unknownobject", "There is no sync %s.", "List the syncs."),
    KIND_WITHOUT_FUNCTION(
            422, "invaliddata", "A connection of kind %s cannot carry %s.", "Use a connection of another kind."),
    IMPORT_UNKNOWN(404, "unknownobject", "There is no import %s.", "List the imports."),
    IMPORT_NOT_HELD(422, "invaliddata", "The import %s is not held.", "Approve held imports only."),
    STUDENT_PAGE_UNKNOWN(404, "unknownobject", "There is no student %s.", "Check the identifier."),
    FORBIDDEN(
            403, "forbidden", "The token does not carry the administrator's rights.", "Use the administrator's token."),
    CONFLICT(409, "server_busy", "Others change the same object at this moment.", "Send the same request again.");

    private final int status;
    private final String codeMinor;
    private final String sentence;
    private final String hint;

    RefusalCode(int status, String codeMinor, String sentence, String hint) {
        this.status = status;
        this.codeMinor = codeMinor;
        this.sentence = sentence;
        this.hint = hint;
    }

    /** The refusal with this code; empty for a code that is no longer in use. */
    public static Optional<RefusalCode> of(String code) {
        return Arrays.stream(values())
                .filter(known -> known.code().equals(code))
                .findFirst();
    }

    /** The stable code, for example {@code date_outside_term}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public int status() {
        return status;
    }

    public String codeMinor() {
        return codeMinor;
    }

    /** The sentence as it stands in the catalogue, with its places. */
    public String sentence() {
        return sentence;
    }

    /** The hint as it stands in the catalogue, with its places. */
    public String hint() {
        return hint;
    }

    public String describe(Object... parameters) {
        return String.format(Locale.ROOT, sentence, parameters);
    }

    public String advise(Object... parameters) {
        return String.format(Locale.ROOT, hint, parameters);
    }
}

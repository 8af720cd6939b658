package org.rollbook.rest;

import org.rollbook.messages.Refused;
import org.springframework.http.HttpStatus;

/**
 * A failure as RFC 9457 has it.
 *
 * @param type names the code
 * @param detail what happened
 * @param instance path of the request
 * @param code stable; the refusal catalogue explains it
 * @param hint what to do
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        String code,
        String hint,
        String requestId) {

    public static Problem of(Refused refused, String path, String requestId) {
        var code = refused.code();
        var parameters = refused.parameters().toArray();
        var status = HttpStatus.valueOf(code.status());
        return new Problem(
                "urn:rollbook:problem:" + code.code(),
                status.getReasonPhrase(),
                status.value(),
                code.describe(parameters),
                path,
                code.code(),
                code.advise(parameters),
                requestId);
    }
}

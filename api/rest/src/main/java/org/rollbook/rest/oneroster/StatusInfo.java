package org.rollbook.rest.oneroster;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.Warning;
import org.rollbook.messages.oneroster.Version;
import tools.jackson.core.io.JsonStringEncoder;

/** OneRoster's status objects, which look different in its two versions. */
final class StatusInfo {
    private StatusInfo() {}

    /** The body for a refusal; the code stands at the start of the description. */
    static byte[] failure(Version version, boolean resources, Refused refused, String requestId) {
        String description = "[" + refused.code().code() + "] " + refused.getMessage();
        String text = version == Version.V1P1
                ? "{\"statusInfoSet\":[" + entry("failure", "error", minor11(refused.code()), description, requestId)
                        + "]}"
                : failure12(refused.code(), resources, description);
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String failure12(RefusalCode code, boolean resources, String description) {
        boolean unsupported = code == RefusalCode.METHOD_NOT_OFFERED;
        var out = new StringBuilder("{\"imsx_codeMajor\":\"")
                .append(unsupported ? "unsupported" : "failure")
                .append("\",\"imsx_severity\":\"error\",\"imsx_description\":");
        quote(out, description);
        if (!unsupported || resources) {
            out.append(
                            ",\"imsx_CodeMinor\":{\"imsx_codeMinorField\":[{\"imsx_codeMinorFieldName\":\"TargetEndSystem\",")
                    .append("\"imsx_codeMinorFieldValue\":\"")
                    .append(minor12(code, resources))
                    .append("\"}]}");
        }
        return out.append('}').toString();
    }

    private static String minor12(RefusalCode code, boolean resources) {
        return code == RefusalCode.INVALID_SORT_FIELD && !resources ? "invaliddata" : code.codeMinor();
    }

    private static String minor11(RefusalCode code) {
        if (code == RefusalCode.BLANK_SELECTION_FIELD) {
            return "invalid_blank_selection_field";
        }
        return switch (code.codeMinor()) {
            case "unauthorisedrequest" -> "unauthorized";
            case "unknownobject" -> "unknown object";
            case "deletefailure" -> "forbidden";
            case "invaliddata", "unsupported", "internal_server_error" -> "invalid data";
            default -> code.codeMinor();
        };
    }

    /** The HTTP status: 1.1 calls a body that cannot be read a bad request. */
    static int status(Version version, RefusalCode code) {
        return code == RefusalCode.INVALID_BODY && version == Version.V1P1 ? 400 : code.status();
    }

    /** What stands beside the data when 1.1 has ignored something; ends with a comma. */
    static String warnings(List<Warning> warnings) {
        var out = new StringBuilder("\"statusInfoSet\":[");
        for (int i = 0; i < warnings.size(); i++) {
            out.append(i == 0 ? "" : ",")
                    .append(entry(
                            "success",
                            "warning",
                            warnings.get(i).code(),
                            warnings.get(i).message(),
                            ""));
        }
        return out.append("],").toString();
    }

    private static String entry(String major, String severity, String minor, String description, String requestId) {
        var out = new StringBuilder("{\"imsx_codeMajor\":\"")
                .append(major)
                .append("\",\"imsx_severity\":\"")
                .append(severity)
                .append("\",\"imsx_codeMinor\":\"")
                .append(minor)
                .append("\",\"imsx_description\":");
        quote(out, description);
        if (!requestId.isEmpty()) {
            out.append(",\"imsx_messageRefIdentifier\":");
            quote(out, requestId);
        }
        return out.append('}').toString();
    }

    private static void quote(StringBuilder out, String text) {
        out.append('"')
                .append(JsonStringEncoder.getInstance().quoteAsCharArray(text))
                .append('"');
    }
}

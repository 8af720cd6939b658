package org.rollbook.rest.oneroster;

import java.util.ArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rollbook.messages.gradebook.IfMatch;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRequest;

/**
 * Reads If-Match. Of a tag only the version counts: whatever form of an object a client has read, it may change the
 * object as long as nobody else has.
 */
final class Conditions {
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"[0-9a-f]{32}-(\\d{1,18})\"");

    private Conditions() {}

    /** Null when there is no condition, as always for sets, whose objects are new; tags of others match nothing. */
    static @Nullable IfMatch ifMatch(HttpRequest request) {
        var headers = request.getHeaders();
        if (request.getMethod().equals(HttpMethod.POST) || !headers.containsHeader(HttpHeaders.IF_MATCH)) {
            return null;
        }
        var versions = new ArrayList<Long>();
        boolean any = false;
        for (String line : headers.getOrEmpty(HttpHeaders.IF_MATCH)) {
            any |= line.strip().equals("*");
            TAG.matcher(line).results().forEach(tag -> versions.add(Long.valueOf(tag.group(1))));
        }
        return new IfMatch(any, versions);
    }
}

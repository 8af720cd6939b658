package org.rollbook.rest.oneroster;

import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.oneroster.ChangePage;
import org.rollbook.messages.oneroster.ObjectChange;
import org.rollbook.messages.oneroster.Version;
import tools.jackson.core.io.JsonStringEncoder;

/** The feed in its two forms: a page of JSON, and server-sent events. Neither holds a line break within a change. */
final class FeedText {
    static final String HEARTBEAT = ": heartbeat\n\n";

    private FeedText() {}

    static String page(ChangePage page, Version version, Addresses addresses) {
        var out = new StringBuilder(256 + page.changes().size() * 1_000).append("{\"items\":[");
        for (int i = 0; i < page.changes().size(); i++) {
            change(out.append(i == 0 ? "" : ","), page.changes().get(i), version, addresses);
        }
        return out.append("],\"next\":\"")
                .append(page.next())
                .append("\",\"more\":")
                .append(page.more())
                .append(",\"position\":")
                .append(page.position())
                .append('}')
                .toString();
    }

    static String events(ChangePage page, Version version, Addresses addresses) {
        var out = new StringBuilder(256 + page.changes().size() * 1_000);
        for (var change : page.changes()) {
            out.append("id: ").append(change.cursor()).append("\nevent: change\ndata: ");
            change(out, change, version, addresses);
            out.append("\n\n");
        }
        return out.toString();
    }

    /** The last event: why there will be no more on this stream. */
    static String end(Refused refused) {
        RefusalCode code = refused.code();
        var parameters = refused.parameters().toArray();
        var out = new StringBuilder("event: end\ndata: {\"code\":\"")
                .append(code.code())
                .append("\",\"detail\":");
        quote(out, code.describe(parameters));
        quote(out.append(",\"hint\":"), code.advise(parameters));
        return out.append("}\n\n").toString();
    }

    private static void change(StringBuilder out, ObjectChange change, Version version, Addresses addresses) {
        out.append("{\"collection\":\"").append(change.collection().path()).append("\",\"sourcedId\":");
        quote(out, change.sourcedId());
        out.append(",\"status\":\"")
                .append(change.status())
                .append("\",\"dateLastModified\":\"")
                .append(change.dateLastModified())
                .append("\",\"position\":")
                .append(change.position())
                .append(",\"object\":");
        addresses.expand(out, change.object(), version);
        out.append('}');
    }

    private static void quote(StringBuilder out, String text) {
        out.append('"')
                .append(JsonStringEncoder.getInstance().quoteAsCharArray(text))
                .append('"');
    }
}

package org.rollbook.rest.oneroster;

import java.util.LinkedHashSet;
import org.rollbook.rest.Percent;

/** The {@code Link} header: where the other pages of a collection are. */
final class Links {
    private Links() {}

    /** @param walk sealed; carried by every link but the first page's, with which a new walk begins */
    static String header(String address, Parameters parameters, int limit, int offset, long total, String walk) {
        String others = others(parameters);
        String goesOn = "&" + Parameters.WALK + "=" + walk;
        long last = total == 0 ? 0 : (total - 1) / limit * limit;
        var out = new StringBuilder(800);
        link(out, address, limit, 0, others, "first");
        if (offset > 0) {
            long before = offset >= total ? last : Math.max(0, (long) offset - limit);
            link(out, address, limit, before, others + goesOn, "prev");
        }
        if ((long) offset + limit < total) {
            link(out, address, limit, (long) offset + limit, others + goesOn, "next");
        }
        link(out, address, limit, last, others + goesOn, "last");
        return out.toString();
    }

    private static void link(StringBuilder out, String address, int limit, long offset, String others, String rel) {
        out.append(out.isEmpty() ? "<" : ", <")
                .append(address)
                .append("?limit=")
                .append(limit)
                .append("&offset=")
                .append(offset)
                .append(others)
                .append(">; rel=\"")
                .append(rel)
                .append('"');
    }

    private static String others(Parameters parameters) {
        var out = new StringBuilder();
        for (var parameter : new LinkedHashSet<>(parameters.all())) {
            switch (parameter.name()) {
                case "limit", "offset", Parameters.WALK -> {}
                default ->
                    out.append('&')
                            .append(Percent.encode(parameter.name()))
                            .append('=')
                            .append(Percent.encode(parameter.value()));
            }
        }
        return out.toString();
    }
}

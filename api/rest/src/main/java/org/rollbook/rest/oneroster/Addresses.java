package org.rollbook.rest.oneroster;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.rollbook.messages.oneroster.Filter;
import org.rollbook.messages.oneroster.Filter.Clause;
import org.rollbook.messages.oneroster.Hrefs;
import org.rollbook.messages.oneroster.Version;
import org.rollbook.rest.PublicAddress;
import org.springframework.stereotype.Component;

/** The bases of the services as vendors see them, which take the place of the marks in stored addresses. */
@Component
final class Addresses {
    /** For the addresses of most objects. */
    private static final int ROOM = 256;

    private final PublicAddress address;
    private final String[] of11;
    private final String[] of12;

    Addresses(PublicAddress address) {
        this.address = address;
        String legacy = address.with(Service.LEGACY.base());
        this.of11 = new String[] {"", legacy, legacy, legacy};
        this.of12 = new String[4];
        of12[0] = "";
        of12[Hrefs.ROSTERING] = address.with(Service.ROSTERING.base());
        of12[Hrefs.GRADEBOOK] = address.with(Service.GRADEBOOK.base());
        of12[Hrefs.RESOURCES] = address.with(Service.RESOURCES.base());
    }

    String with(String path) {
        return address.with(path);
    }

    private String[] bases(Version version) {
        return version == Version.V1P1 ? of11 : of12;
    }

    /** Appends a stored object with its marks replaced. */
    void expand(StringBuilder out, String object, Version version) {
        var bases = bases(version);
        int[] next = {0, object.indexOf('\u0001'), object.indexOf('\u0002'), object.indexOf('\u0003')};
        int written = 0;
        while (true) {
            int mark = 0;
            for (int i = 1; i < next.length; i++) {
                if (next[i] >= 0 && (mark == 0 || next[i] < next[mark])) {
                    mark = i;
                }
            }
            if (mark == 0) {
                out.append(object, written, object.length());
                return;
            }
            out.append(object, written, next[mark]).append(bases[mark]);
            written = next[mark] + 1;
            next[mark] = object.indexOf((char) mark, written);
        }
    }

    /** A stored object with its marks replaced, as UTF-8. */
    byte[] expanded(String object, Version version) {
        var out = new StringBuilder(object.length() + ROOM);
        expand(out, object, version);
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Puts marks into the addresses that a filter compares with, so that they can be found among stored ones. */
    Filter marked(Filter filter, Version version) {
        return new Filter(filter.anyOf().stream()
                .map(all -> all.stream().map(clause -> marked(clause, version)).toList())
                .map(List::copyOf)
                .toList());
    }

    private Clause marked(Clause clause, Version version) {
        if (clause.path().endsWith(".href")) {
            var bases = bases(version);
            for (int i = 1; i < bases.length; i++) {
                if (clause.value().startsWith(bases[i] + "/")) {
                    String value = (char) i + clause.value().substring(bases[i].length());
                    return new Clause(clause.path(), clause.operator(), value, clause.position());
                }
            }
        }
        return clause;
    }
}

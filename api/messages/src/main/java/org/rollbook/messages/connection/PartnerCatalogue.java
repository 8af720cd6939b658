package org.rollbook.messages.connection;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The vendors that are known by name, in the order in which people see them. */
public record PartnerCatalogue(List<Partner> partners) {

    public Optional<Partner> find(String id) {
        return partners.stream().filter(partner -> partner.id().equals(id)).findFirst();
    }

    /** The partner that people mean by a typed name: blanks, punctuation, case and company forms do not count. */
    public Optional<Partner> named(String typed) {
        var wanted = plain(typed);
        return partners.stream()
                .filter(partner -> Stream.concat(Stream.of(partner.name()), partner.alsoKnownAs().stream())
                        .anyMatch(name -> plain(name).equals(wanted)))
                .findFirst();
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replaceAll("\\b(inc|llc|ltd|gmbh|corp|corporation|company)\\b", "")
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }
}

package org.rollbook.messages.connection;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The vendors that are known by name, in the order in which people see them. */
public record PartnerCatalogue(List<Partner> partners) {
    private static final int LEAST_CONFIDENCE = 85;
    private static final int LONGEST_NAME = 200;

    public Optional<Partner> find(String id) {
        return partners.stream().filter(partner -> partner.id().equals(id)).findFirst();
    }

    /**
     * The partner that people mean by a typed name: blanks, punctuation, accents, case and company forms do not count,
     * and a slip or two is forgiven. Where two partners fit equally well, neither is meant.
     */
    public Optional<PartnerMatch> match(String typed) {
        String wanted = plain(typed);
        List<PartnerMatch> matches = partners.stream()
                .map(partner -> new PartnerMatch(partner, confidence(partner, wanted)))
                .filter(match -> match.confidence() >= LEAST_CONFIDENCE)
                .sorted(Comparator.comparingInt(PartnerMatch::confidence).reversed())
                .toList();
        boolean undecided = matches.size() > 1
                && matches.get(0).confidence() == matches.get(1).confidence();
        return undecided ? Optional.empty() : matches.stream().findFirst();
    }

    private static int confidence(Partner partner, String wanted) {
        return Stream.concat(Stream.of(partner.name()), partner.alsoKnownAs().stream())
                .mapToInt(name -> likeness(plain(name), wanted))
                .max()
                .orElse(0);
    }

    private static String plain(String name) {
        return Normalizer.normalize(name.substring(0, Math.min(name.length(), LONGEST_NAME)), Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "")
                .replace("&", " and ")
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .replaceAll("\\b(the|inc|incorporated|llc|ltd|limited|plc|gmbh|ag|corp|corporation|co|company)\\b", "")
                .replace(" ", "");
    }

    /** Percent of the letters of the longer word that need no change to get the other. */
    private static int likeness(String one, String other) {
        int longer = Math.max(one.length(), other.length());
        return one.isEmpty() || other.isEmpty() ? 0 : 100 * (longer - changes(one, other)) / longer;
    }

    /** Letters to add, drop or exchange (Levenshtein), row by row. */
    private static int changes(String one, String other) {
        int[] above = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int exchanged = above[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(exchanged, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[other.length()];
    }
}

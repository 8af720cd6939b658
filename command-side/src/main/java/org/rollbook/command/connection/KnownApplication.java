package org.rollbook.command.connection;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rollbook.command.index.Facts;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.Refused;
import org.rollbook.messages.connection.ApplicationAdded;
import org.rollbook.messages.connection.Function;
import org.rollbook.messages.connection.OtherCredentials;
import org.rollbook.messages.connection.Partner;
import org.rollbook.messages.connection.PartnerCatalogue;

/** An application as decisions about its connections see it. */
record KnownApplication(Optional<String> partnerId, Set<Function> offers) {
    private static final String SETTING = "application:";
    private static final String SEPARATOR = "\n";

    static KnownApplication find(String id, Facts facts) {
        return id.equals(OtherCredentials.ID)
                ? new KnownApplication(Optional.empty(), OtherCredentials.OFFERS)
                : facts.setting(setting(id))
                        .map(KnownApplication::parse)
                        .orElseThrow(() -> new Refused(RefusalCode.APPLICATION_UNKNOWN, id));
    }

    /** The index keeps what is known of an application under this setting. */
    static String setting(String id) {
        return SETTING + id;
    }

    static String text(ApplicationAdded e) {
        return Optional.ofNullable(e.partnerId()).orElse("")
                + SEPARATOR
                + e.offers().stream().map(Function::name).sorted().collect(Collectors.joining(" "));
    }

    private static KnownApplication parse(String text) {
        String[] parts = text.split(SEPARATOR, 2);
        Set<Function> offers = Arrays.stream(parts[1].split(" "))
                .filter(name -> !name.isEmpty())
                .map(Function::valueOf)
                .collect(Collectors.toUnmodifiableSet());
        return new KnownApplication(Optional.of(parts[0]).filter(id -> !id.isEmpty()), offers);
    }

    boolean isPartner(PartnerCatalogue catalogue) {
        return partnerId.flatMap(catalogue::find).filter(Partner::supported).isPresent();
    }
}

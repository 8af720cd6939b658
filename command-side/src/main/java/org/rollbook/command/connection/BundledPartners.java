package org.rollbook.command.connection;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.rollbook.messages.connection.Partner;
import org.rollbook.messages.connection.PartnerCatalogue;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The partner catalogue that comes with the product, from its data file. */
public final class BundledPartners {
    private static final String FILE = "partners.json";

    public static PartnerCatalogue catalogue() {
        try (InputStream file = Objects.requireNonNull(BundledPartners.class.getResourceAsStream(FILE), FILE)) {
            List<Partner> partners =
                    JsonMapper.builder().build().readValue(file, new TypeReference<List<Partner>>() {});
            return new PartnerCatalogue(List.copyOf(partners));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BundledPartners() {}
}

package org.rollbook.command.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rollbook.messages.connection.Function;
import org.rollbook.messages.connection.Partner;
import org.rollbook.messages.connection.PartnerCatalogue;
import org.rollbook.messages.connection.PartnerMatch;

class BundledPartnersTest {
    private final PartnerCatalogue catalogue = BundledPartners.catalogue();

    @Test
    @Tag("S16")
    void about_a_dozen_partners_offer_different_functions() {
        assertThat(catalogue.partners()).hasSizeBetween(10, 15);
        assertThat(catalogue.partners()).extracting(Partner::id).doesNotHaveDuplicates();
        assertThat(catalogue.partners().stream().map(Partner::offers).distinct())
                .hasSizeGreaterThan(6);
        assertThat(catalogue.partners())
                .anyMatch(partner -> partner.offers()
                        .equals(Set.of(
                                Function.ROSTER_SYNC,
                                Function.GRADE_BOOK_SYNC,
                                Function.LEARNING_TOOL,
                                Function.SCORE_PASSBACK)));
    }

    @Test
    @Tag("S46")
    void one_is_supported_and_offers_four_functions() {
        Partner partner = catalogue.find("quizwright").orElseThrow();

        assertThat(partner.supported()).isTrue();
        assertThat(partner.offers()).hasSize(4).contains(Function.LEARNING_TOOL);
    }

    @Test
    @Tag("S40")
    void typed_names_find_their_partner_with_a_confidence() {
        for (String typed : List.of(
                "Quizwright", "QUIZWRIGHT, Inc.", "quiz wright", "The Quizwright Company", "Qu\u00EDzwright LLC")) {
            assertThat(catalogue.match(typed))
                    .as(typed)
                    .get()
                    .extracting(match -> match.partner().id(), PartnerMatch::confidence)
                    .containsExactly("quizwright", 100);
        }
        assertThat(catalogue.match("Quizwrigth Assesments"))
                .get()
                .matches(match -> match.partner().id().equals("quizwright"))
                .matches(match -> match.confidence() >= 85 && match.confidence() < 100);
    }

    @Test
    @Tag("S41")
    void other_names_find_nobody() {
        for (String typed : List.of("Quiz", "Learning", "Inc.", "", "Some Vendor", "x".repeat(10_000))) {
            assertThat(catalogue.match(typed)).as(typed).isEmpty();
        }
    }

    @Test
    void names_that_fit_two_partners_find_neither() {
        Partner one = new Partner("one", "Reading Lab A", Set.of(), true, Set.of(), "");
        Partner two = new Partner("two", "Reading Lab B", Set.of(), true, Set.of(), "");

        assertThat(new PartnerCatalogue(List.of(one, two)).match("Reading Lab C"))
                .isEmpty();
        assertThat(new PartnerCatalogue(List.of(one, two)).match("Reading Lab B"))
                .get()
                .extracting(match -> match.partner().id())
                .isEqualTo("two");
    }
}

package org.rollbook.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.common.IdentifierFactory;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {
    @Test
    void axon_takes_its_identifiers_from_here() {
        assertThat(IdentifierFactory.getInstance()).isInstanceOf(TimeOrderedIds.class);
    }

    @Test
    void ids_are_unique_uuids_of_version_seven_that_begin_with_the_time() {
        var before = System.currentTimeMillis();
        var ids = Stream.of(new TimeOrderedIds(), new TimeOrderedIds())
                .flatMap(factory -> Stream.generate(factory::generateIdentifier).limit(50_000))
                .map(UUID::fromString)
                .toList();
        var after = System.currentTimeMillis();

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids).allSatisfy(id -> {
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
            assertThat(id.getMostSignificantBits() >>> 16).isBetween(before, after);
        });
    }
}

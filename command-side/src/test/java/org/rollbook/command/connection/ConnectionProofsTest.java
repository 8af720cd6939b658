package org.rollbook.command.connection;

import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rollbook.messages.RefusalCode;
import org.rollbook.messages.connection.ClientKeys;
import org.rollbook.messages.connection.ClientKeysSet;
import org.rollbook.messages.connection.DemandVendorHeader;
import org.rollbook.messages.connection.RenewSecret;
import org.rollbook.messages.connection.SecretExpirySet;
import org.rollbook.messages.connection.SecretRenewed;
import org.rollbook.messages.connection.SecretSealed;
import org.rollbook.messages.connection.SetClientKeys;
import org.rollbook.messages.connection.VendorHeader;
import org.rollbook.messages.connection.VendorHeaderDemanded;

/** By what a vendor proves to be the one that was given a connection. */
class ConnectionProofsTest extends OpenedConnectionFixture {
    @Nested
    class RenewingTheSecret {
        private static final Instant LATER = Instant.parse("2026-09-08T00:00:00Z");

        @Test
        @Tag("N19")
        void keeps_the_old_one_for_a_while() {
            when(new RenewSecret("con-1", "bb", null, LATER, null), opened("app-1"))
                    .expectEvents(new SecretRenewed("con-1", "bb", LATER));
        }

        @Test
        void keeps_a_secret_that_signs_sealed() {
            when(new RenewSecret("con-1", "bb", "sealed", LATER, null), opened("app-1"))
                    .expectEvents(new SecretRenewed("con-1", "bb", LATER), new SecretSealed("con-1", "bb", "sealed"));
        }

        @Test
        @Tag("P18")
        void says_when_the_new_one_ends() {
            when(new RenewSecret("con-1", "bb", null, LATER, LATER), opened("app-1"))
                    .expectEvents(new SecretRenewed("con-1", "bb", LATER), new SecretExpirySet("con-1", "bb", LATER));
        }

        @Test
        void with_the_same_changes_nothing() {
            unchanged(new RenewSecret("con-1", "aa", null, LATER, null), opened("app-1"));
        }

        @Test
        void needs_a_connection() {
            refused(RefusalCode.CONNECTION_UNKNOWN, new RenewSecret("con-1", "bb", null, LATER, null));
        }
    }

    @Nested
    class ProvingItself {
        private final ClientKeys keys = new ClientKeys("https://vendor.example/keys", null);
        private final VendorHeader header = new VendorHeader("vendor", "cc");

        @Test
        @Tag("P2")
        void with_keys_of_its_own() {
            when(new SetClientKeys("con-1", keys), opened("app-1")).expectEvents(new ClientKeysSet("con-1", keys));
            unchanged(new SetClientKeys("con-1", keys), opened("app-1"), new ClientKeysSet("con-1", keys));
            when(new SetClientKeys("con-1", null), opened("app-1"), new ClientKeysSet("con-1", keys))
                    .expectEvents(new ClientKeysSet("con-1", null));
            refused(RefusalCode.CONNECTION_UNKNOWN, new SetClientKeys("con-1", keys));
        }

        @Test
        @Tag("R20")
        void with_a_second_factor() {
            when(new DemandVendorHeader("con-1", header), opened("app-1"))
                    .expectEvents(new VendorHeaderDemanded("con-1", header));
            unchanged(
                    new DemandVendorHeader("con-1", header),
                    opened("app-1"),
                    new VendorHeaderDemanded("con-1", header));
            unchanged(new DemandVendorHeader("con-1", null), opened("app-1"));
            refused(RefusalCode.CONNECTION_UNKNOWN, new DemandVendorHeader("con-1", header));
        }
    }
}

package org.rollbook.rest.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SecretSealTest {
    private final SecretSeal seal = new SecretSeal("5e".repeat(32));

    @Test
    void a_sealed_secret_opens_for_its_connection() {
        assertThat(seal.open("con-1", seal.seal("con-1", "s3cret"))).contains("s3cret");
    }

    @Test
    void two_seals_of_one_secret_differ() {
        assertThat(seal.seal("con-1", "s3cret")).isNotEqualTo(seal.seal("con-1", "s3cret"));
    }

    @Test
    void nothing_else_opens_it() {
        var sealed = seal.seal("con-1", "s3cret");
        assertThat(seal.open("con-2", sealed)).isEmpty();
        assertThat(new SecretSeal("5f".repeat(32)).open("con-1", sealed)).isEmpty();
        assertThat(seal.open("con-1", "A" + sealed.substring(1) + "")).isEmpty();
        assertThat(seal.open("con-1", "")).isEmpty();
        assertThat(seal.open("con-1", "§")).isEmpty();
    }

    @Test
    void a_key_has_256_bits() {
        assertThatThrownBy(() -> new SecretSeal("5e")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SecretSeal("xy".repeat(32))).isInstanceOf(IllegalArgumentException.class);
    }
}

package org.rollbook.rest.admin;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rollbook.rest.EdgeUnderTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.web.reactive.server.WebTestClient;

@SpringBootTest(
        classes = NoTokenConfiguredTest.Untokened.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureWebTestClient
class NoTokenConfiguredTest {
    @Import(EdgeUnderTest.class)
    static class Untokened {
        @Bean
        @Primary
        AdminTokens none() {
            return new AdminTokens(List.of());
        }
    }

    @Autowired
    WebTestClient web;

    @Test
    void without_a_configured_token_nobody_comes_in_and_the_hint_says_how() {
        web.get()
                .uri("/api/v1/applications")
                .header("Authorization", "Bearer ")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("admin_token_unset")
                .jsonPath("$.hint")
                .isEqualTo("Start the service with ROLLBOOK_ADMIN_TOKEN set.");
    }
}

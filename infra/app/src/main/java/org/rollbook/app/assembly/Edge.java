package org.rollbook.app.assembly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import org.rollbook.app.RollbookProperties;
import org.rollbook.app.embedded.SecretFile;
import org.rollbook.messages.roster.Uploads;
import org.rollbook.rest.PublicAddress;
import org.rollbook.rest.admin.AdminTokens;
import org.rollbook.rest.admin.Installation;
import org.rollbook.rest.oauth.KeyUrlPolicy;
import org.rollbook.rest.oauth.SecretSeal;
import org.rollbook.rest.oauth.SigningKey;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the edge needs to know of this installation. */
@Configuration(proxyBeanMethods = false)
class Edge {
    @Bean
    PublicAddress publicAddress(RollbookProperties properties) {
        return new PublicAddress(properties.publicUrl());
    }

    @Bean
    AdminTokens adminTokens(RollbookProperties properties) {
        var tokens = new ArrayList<String>();
        tokens.add(properties.localToken());
        if (properties.adminToken() != null) {
            tokens.add(properties.adminToken());
        }
        return new AdminTokens(tokens);
    }

    @Bean
    SigningKey signingKey(RollbookProperties properties) {
        return new SigningKey(properties.data().resolve("signing-key.jwk"));
    }

    @Bean
    KeyUrlPolicy keyUrlPolicy(RollbookProperties properties) {
        return new KeyUrlPolicy(properties.keyUrlsOnLoopback());
    }

    @Bean
    SecretSeal secretSeal(RollbookProperties properties) {
        var configured = properties.secretsKey();
        return new SecretSeal(
                configured == null
                        ? SecretFile.at(properties.data().resolve("secrets.key"))
                                .readOrCreate()
                        : configured);
    }

    /** The installation's id is made at the first start, and kept in the data directory. */
    @Bean
    Installation installation(RollbookProperties properties) {
        var id = SecretFile.at(properties.data().resolve("installation.id")).readOrCreate();
        var version = Edge.class.getPackage().getImplementationVersion();
        return new Installation(id.substring(0, 32), version == null ? "unreleased" : version);
    }

    @Bean
    Uploads uploads(RollbookProperties properties) {
        var directory = properties.data().resolve("imports");
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the directory " + directory, e);
        }
        return importId -> directory.resolve(importId + ".zip");
    }
}

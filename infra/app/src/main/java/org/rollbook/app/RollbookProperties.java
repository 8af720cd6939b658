package org.rollbook.app;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.rollbook.app.embedded.LocalToken;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What can be configured; each as an environment variable too, for example {@code ROLLBOOK_DATABASE_URL}.
 *
 * @param port on which the service listens
 * @param data directory of the embedded database, of keys and of packages on their way in
 * @param publicUrl address under which clients reach the service, without a path
 * @param databaseUrl {@code postgresql://user:password@host:port/database}; null for the embedded database
 * @param readModelsUrl {@code postgresql://…} or {@code mongodb://…}; null for the ledger's database
 * @param secretsKey 64 hexadecimal digits: the key under which secrets that sign requests are kept; null for one that
 *     is made in the data directory. All nodes need the same
 * @param keyUrlsOnLoopback for trials: keys of clients may be fetched from this machine too
 * @param adminToken a bearer token with the administrator's rights for automation; null for none
 */
@ConfigurationProperties("rollbook")
public record RollbookProperties(
        @DefaultValue("8080") int port,
        @DefaultValue(".rollbook") Path data,
        @Nullable URI publicUrl,
        @Nullable String databaseUrl,
        @Nullable String readModelsUrl,
        @Nullable String secretsKey,
        @DefaultValue("false") boolean keyUrlsOnLoopback,
        @Nullable String adminToken) {

    @Override
    public URI publicUrl() {
        return publicUrl == null ? URI.create("http://localhost:" + port) : publicUrl;
    }

    /** The command line's own token, made at the first start. */
    public String localToken() {
        return LocalToken.readOrCreate(data);
    }

    public Path localTokenFile() {
        return LocalToken.file(data);
    }
}

package org.rollbook.ledger;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a PostgreSQL database is.
 *
 * @param sslMode of the PostgreSQL drivers, for example {@code require} or {@code verify-full}; null for the drivers' default
 */
public record DatabaseAddress(
        String host,
        int port,
        String database,
        String user,
        String password,
        @Nullable String sslMode) {

    /** @param url {@code postgresql://user:password@host:port/database?sslmode=require} */
    public static DatabaseAddress parse(String url) {
        var uri = URI.create(url);
        if (!"postgresql".equals(uri.getScheme()) && !"postgres".equals(uri.getScheme())) {
            throw new IllegalArgumentException("a database address begins with postgresql://");
        }
        if (uri.getHost() == null || uri.getRawUserInfo() == null) {
            throw new IllegalArgumentException("a database address is postgresql://user:password@host:port/database");
        }
        var who = uri.getRawUserInfo().split(":", 2);
        var parameters = parameters(uri.getRawQuery());
        return new DatabaseAddress(
                uri.getHost(),
                uri.getPort() < 0 ? 5432 : uri.getPort(),
                uri.getPath() == null || uri.getPath().length() < 2
                        ? decode(who[0])
                        : uri.getPath().substring(1),
                decode(who[0]),
                who.length < 2 ? "" : decode(who[1]),
                parameters.get("sslmode"));
    }

    public String jdbcUrl() {
        var url =
                "jdbc:postgresql://%s:%d/%s".formatted(host, port, URLEncoder.encode(database, StandardCharsets.UTF_8));
        return sslMode == null ? url : url + "?sslmode=" + sslMode.toLowerCase(Locale.ROOT);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "postgresql://%s@%s:%d/%s".formatted(user, host, port, database);
    }

    private static Map<String, String> parameters(@Nullable String query) {
        var parameters = new LinkedHashMap<String, String>();
        if (query != null) {
            for (var pair : query.split("&")) {
                var both = pair.split("=", 2);
                parameters.put(decode(both[0]).toLowerCase(Locale.ROOT), both.length < 2 ? "" : decode(both[1]));
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}

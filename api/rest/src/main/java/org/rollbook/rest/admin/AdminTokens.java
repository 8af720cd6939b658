package org.rollbook.rest.admin;

import java.util.Collection;
import java.util.List;
import org.rollbook.rest.oauth.Secrets;

/** The tokens with the administrator's rights; their hashes only are kept. */
public final class AdminTokens {
    private final List<String> hashes;

    public AdminTokens(Collection<String> tokens) {
        this.hashes = tokens.stream().map(Secrets::sha256).toList();
    }

    boolean none() {
        return hashes.isEmpty();
    }

    /** Compares with all of them, in constant time. */
    boolean contain(String token) {
        var hash = Secrets.sha256(token);
        return hashes.stream()
                        .filter(known -> Secrets.same(known, hash))
                        .toList()
                        .size()
                > 0;
    }
}

package org.rollbook.messages.roster;

import org.jspecify.annotations.Nullable;

/** An account of the person in another application. A password that a package may hold is dropped on import. */
public record UserProfile(
        String id,
        String profileType,
        String vendorId,
        @Nullable String applicationId,
        @Nullable String description,
        String credentialType,
        String username) {}

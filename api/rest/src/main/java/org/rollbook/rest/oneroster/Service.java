package org.rollbook.rest.oneroster;

import org.rollbook.messages.oneroster.Version;

/** The services of OneRoster, each under a base path that the standard fixes. */
enum Service {
    ROSTERING("/ims/oneroster/rostering/v1p2", Version.V1P2),
    GRADEBOOK("/ims/oneroster/gradebook/v1p2", Version.V1P2),
    RESOURCES("/ims/oneroster/resources/v1p2", Version.V1P2),
    /** OneRoster 1.1 has everything under one base. */
    LEGACY("/ims/oneroster/v1p1", Version.V1P1);

    private final String base;
    private final Version version;

    Service(String base, Version version) {
        this.base = base;
        this.version = version;
    }

    String base() {
        return base;
    }

    Version version() {
        return version;
    }

    /** Begins the address of every scope of this version. */
    String scopes() {
        return version == Version.V1P1
                ? "https://purl.imsglobal.org/spec/or/v1p1/scope/"
                : "https://purl.imsglobal.org/spec/or/v1p2/scope/";
    }

    /** True when the raw path is the base or lies below it. */
    boolean holds(String path) {
        return path.startsWith(base) && (path.length() == base.length() || path.charAt(base.length()) == '/');
    }
}

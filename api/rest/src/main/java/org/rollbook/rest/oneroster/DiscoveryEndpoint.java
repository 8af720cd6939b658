package org.rollbook.rest.oneroster;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The discovery documents, for everyone, under both names that are in use. */
@RestController
final class DiscoveryEndpoint {
    private final Discovery discovery;

    DiscoveryEndpoint(Discovery discovery) {
        this.discovery = discovery;
    }

    @GetMapping("/ims/oneroster/{service}/v1p2/discovery/{file}")
    ResponseEntity<byte[]> document(@PathVariable String service, @PathVariable String file) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(discovery.document("/ims/oneroster/" + service + "/v1p2", file));
    }
}

package org.rollbook.rest.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyUrlPolicyTest {
    private final KeyUrlPolicy policy = new KeyUrlPolicy(false);

    @Test
    void keys_are_fetched_by_https_from_anywhere_public() {
        assertThat(policy.objection("https://vendor.example/keys.json")).isNull();
        assertThat(policy.objection("https://93.184.216.34/keys.json")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://vendor.example/keys.json",
                "ftp://vendor.example/keys.json",
                "file:///etc/passwd",
                "https:///keys.json",
                "https://user:word@vendor.example/keys.json",
                "https://vendor.example/keys.json#part",
                "https://127.0.0.1/keys.json",
                "https://[::1]/keys.json",
                "https://10.1.2.3/keys.json",
                "https://169.254.169.254/latest/meta-data",
                "https://192.168.1.1/keys.json",
                "https://[fd00::1]/keys.json",
                "https://0.0.0.0/keys.json",
                "not an address"
            })
    void they_are_not_fetched_from_elsewhere(String url) {
        assertThat(policy.objection(url)).isNotNull();
    }

    @Test
    void for_trials_they_are_fetched_from_this_machine() {
        var trial = new KeyUrlPolicy(true);
        assertThat(trial.objection("http://localhost:8080/keys.json")).isNull();
        assertThat(trial.objection("http://127.0.0.1:8080/keys.json")).isNull();
        assertThat(trial.objection("http://vendor.example/keys.json")).isNotNull();
        assertThat(trial.objection("https://10.1.2.3/keys.json")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.0.0.1",
                "172.16.0.1",
                "192.168.0.1",
                "100.64.0.1",
                "169.254.1.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "fe80::1",
                "fc00::1",
                "::ffff:10.0.0.1"
            })
    void names_that_resolve_into_a_network_of_its_own_are_not_followed(String address) throws Exception {
        assertThat(policy.allows(InetAddress.getByName(address))).isFalse();
    }
}

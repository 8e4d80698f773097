package app.dispatch.adapters.http.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownHostsTest {
    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1"})
    void a_server_that_others_reach_and_that_has_no_public_url_is_called_anything(String host) {
        assertThat(KnownHosts.of(host, null).contains("any.example:8080")).isTrue();
        assertThat(KnownHosts.of(host, PublicUrl.parse("http://one.example")).contains("any.example"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "::1", "localhost"})
    void one_that_only_this_machine_reaches_is_not(String host) {
        KnownHosts hosts = KnownHosts.of(host, null);
        assertThat(hosts.contains("any.example:8080")).isFalse();
        assertThat(hosts.contains("localhost:8080")).isTrue();
        assertThat(hosts.contains("[::1]:8080")).isTrue();
    }

    @Test
    void the_name_that_it_listens_at_is_its_own() {
        PublicUrl url = PublicUrl.parse("https://one.example");
        assertThat(KnownHosts.of("Inside.example", url).contains("inside.example:8080"))
                .isTrue();
        assertThat(KnownHosts.of("inside.example", url).contains("one.example")).isTrue();
    }
}

package app.dispatch.adapters.http.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {
    @ParameterizedTest(name = "{0} from {1} saying {2} is {3}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-               | 198.51.100.1 | 203.0.113.9               | 198.51.100.1",
                "10.0.0.0/8      | 10.1.2.3     | -                         | 10.1.2.3",
                "10.0.0.0/8      | 10.1.2.3     | 203.0.113.9               | 203.0.113.9",
                "10.0.0.0/8      | 10.1.2.3     | 1.1.1.1, 203.0.113.9      | 203.0.113.9",
                "10.0.0.0/8      | 10.1.2.3     | 203.0.113.9, 10.9.9.9     | 203.0.113.9",
                "10.0.0.0/8      | 10.1.2.3     | 203.0.113.9; 10.9.9.9     | 10.1.2.3",
                "10.0.0.0/8      | 11.1.2.3     | 203.0.113.9               | 11.1.2.3",
                "10.0.0.0/8      | 10.1.2.3     | localhost                 | 10.1.2.3",
                "10.0.0.0/8      | 10.1.2.3     | 1.1.1.1, nonsense         | 10.1.2.3",
                "10.0.0.0/8      | 10.1.2.3     | ::ffff:203.0.113.9        | 203.0.113.9",
                "10.1.2.3        | 10.1.2.3     | 203.0.113.9               | 203.0.113.9",
                "10.1.2.0/31     | 10.1.2.2     | 203.0.113.9               | 10.1.2.2",
                "fd00::/8        | fd12::1      | 2001:db8::1               | 2001:db8::1",
                "0.0.0.0/0       | fd12::1      | 2001:db8::1               | fd12::1",
            })
    void the_client_is_the_last_hop_that_is_not_trusted(String trusted, String peer, String forwarded, String client)
            throws Exception {
        TrustedProxies proxies = new TrustedProxies(trusted == null ? List.of() : List.of(Cidr.parse(trusted.strip())));
        List<String> headers = forwarded == null ? List.of() : Arrays.asList(forwarded.split("\\|"));
        assertThat(proxies.client(InetAddress.getByName(peer.strip()), headers))
                .isEqualTo(InetAddress.getByName(client.strip()));
    }

    @Test
    void several_headers_are_one_list() throws Exception {
        TrustedProxies proxies = new TrustedProxies(List.of(Cidr.parse("10.0.0.0/8")));
        assertThat(proxies.client(InetAddress.getByName("10.0.0.1"), List.of("203.0.113.9", "10.0.0.2")))
                .isEqualTo(InetAddress.getByName("203.0.113.9"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/x",
                "10.0.0/8",
                "localhost",
                "::/129",
                "1.2.3.4/",
                "300.1.1.1"
            })
    void what_is_no_range_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Cidr.parse(text)).withMessageContaining(text);
    }
}

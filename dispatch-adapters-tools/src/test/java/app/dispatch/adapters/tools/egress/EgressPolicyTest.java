package app.dispatch.adapters.tools.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EgressPolicyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "9.255.255.255",
                "11.0.0.0",
                "93.184.215.14",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "168.63.129.15",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.1",
                "192.0.3.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "203.0.112.255",
                "203.0.114.0",
                "223.255.255.255",
                "2606:4700:4700::1111",
                "2001:4860:4860::8888",
                "2001:200::1",
                "2a00:1450:4001:80b::200e",
                "2003::1",
                "3ffe::1",
                "64:ff9b::0808:0808",
                "::ffff:8.8.8.8"
            })
    void public_addresses_pass_without_any_entry(String address) throws UnknownHostException {
        assertThat(allows("", "any.test", address, 8443)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.0.0.5 | a.test | 10.0.0.5 | 80 | true",
                "10.0.0.5 | a.test | 10.0.0.6 | 80 | false",
                "10.0.0.5:8080 | a.test | 10.0.0.5 | 8080 | true",
                "10.0.0.5:8080 | a.test | 10.0.0.5 | 8081 | false",
                "10.0.0.0/8 | a.test | 10.200.1.1 | 9 | true",
                "10.0.0.0/8 | a.test | ::ffff:10.1.1.1 | 9 | true",
                "10.0.0.0/8 | a.test | 64:ff9b::a01:101 | 9 | true",
                "10.0.0.0/8 | a.test | 2002:a01:101::1 | 9 | false",
                "10.0.0.0/8 | a.test | 11.0.0.1 | 9 | true",
                "10.0.0.0/8 | a.test | 192.168.0.1 | 9 | false",
                "10.128.0.0/9 | a.test | 10.127.255.255 | 9 | false",
                "fd00::/8 | a.test | fd12::1 | 9 | true",
                "fd00::/8 | a.test | fc00::1 | 9 | false",
                "[fd00::5]:8080 | a.test | fd00::5 | 8080 | true",
                "[fd00::5]:8080 | a.test | fd00::5 | 80 | false",
                "[fd00::5] | a.test | fd00::5 | 80 | true",
                "fd00::5 | a.test | fd00::5 | 80 | true",
                "wiki.corp | WIKI.corp. | 10.9.9.9 | 443 | true",
                "wiki.corp | evil.test | 10.9.9.9 | 443 | false",
                "wiki.corp | notwiki.corp | 10.9.9.9 | 443 | false",
                "wiki.corp:443 | wiki.corp | 10.9.9.9 | 80 | false",
                "localhost:9000 | localhost | ::1 | 9000 | true",
                "localhost:9000 | 127.0.0.1 | 127.0.0.1 | 9000 | true",
                "localhost:9000 | ::1 | ::1 | 9000 | true",
                "localhost:9000 | 127.0.0.2 | 127.0.0.2 | 9000 | false",
                "0.0.0.0/0 | a.test | 169.254.169.254 | 80 | false",
                "0.0.0.0/0 | a.test | 168.63.129.16 | 80 | false",
                "169.254.0.0/16 | a.test | 169.254.169.254 | 80 | false",
                "169.254.0.0/16 | a.test | 64:ff9b::a9fe:a9fe | 80 | false",
                "169.254.0.0/16 | a.test | 169.254.1.1 | 80 | true",
                "a.test | a.test | 169.254.169.254 | 80 | false",
                "169.254.169.254 | a.test | 169.254.169.254 | 80 | true",
                "169.254.169.254/32 | a.test | ::ffff:169.254.169.254 | 80 | true",
                "::/0 | a.test | fd00:ec2::254 | 80 | false",
            })
    void an_entry_opens_what_it_names_and_nothing_else(
            String entries, String host, String address, int port, boolean allowed) throws UnknownHostException {
        assertThat(allows(entries, host, address, port)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://wiki.corp | it is a URL",
                "10.0.0.0/33 | prefix longer than 32",
                "fd00::/129 | prefix longer than 128",
                "10.1.2.3/8 | did you mean 10.0.0.0/8?",
                "10.0.0.0/ | no address range",
                "10.0.0.0/8:80 | no address range",
                "wiki.corp/8 | no address range",
                "10.0.0.256 | four decimal numbers",
                "10.1 | four decimal numbers",
                "0x7f.0.0.0x1 | four decimal numbers",
                "2130706433 | four decimal numbers",
                "host:0 | a port is 1 to 65535",
                "host:65536 | a port is 1 to 65535",
                "host:http | write host, host:port",
                "host:80:81 | write host, host:port",
                "[fe80::1%eth0]:80 | without a zone",
                "[10.0.0.1]:80 | IPv6",
                "[::1 | write host, host:port",
                "*.corp | wildcards are not known",
                "a_b!.corp | letters, digits",
                ":80 | write host, host:port",
            })
    void a_malformed_entry_is_named_with_the_reason(String entry, String reason) {
        assertThatThrownBy(() -> EgressPolicy.parse("10.0.0.0/8, " + entry + " ,wiki.corp"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("DISPATCH_EGRESS_ALLOW")
                .hasMessageContaining("\"" + entry + "\"")
                .hasMessageContaining(reason);
    }

    @Test
    void entries_stand_between_commas_and_blanks_of_any_kind() throws UnknownHostException {
        String entries = " 10.0.0.1, wiki.corp:443\t192.168.0.0/16\n[::1]:1 ,,";

        assertThat(allows(entries, "a.test", "10.0.0.1", 1)).isTrue();
        assertThat(allows(entries, "wiki.corp", "10.0.0.9", 443)).isTrue();
        assertThat(allows(entries, "a.test", "192.168.3.3", 80)).isTrue();
        assertThat(allows(entries, "a.test", "::1", 1)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "| 8.8.8.8 | a.test | 8.8.8.8 | 80 | false",
                "| 8.8.8.8 | a.test | ::ffff:8.8.8.8 | 80 | false",
                "| 8.8.8.8 | a.test | 64:ff9b::808:808 | 80 | false",
                "| 8.8.8.8 | a.test | 8.8.8.9 | 80 | true",
                "| 8.8.8.8:8080 | a.test | 8.8.8.8 | 8080 | false",
                "| 8.8.8.8:8080 | a.test | 8.8.8.8 | 8081 | true",
                "| 8.8.8.0/24 | a.test | 8.8.8.255 | 80 | false",
                "| 8.8.8.0/24 | a.test | 8.8.9.0 | 80 | true",
                "| dispatch.example | DISPATCH.example. | 8.8.8.8 | 80 | false",
                "| dispatch.example | a.dispatch.example | 8.8.8.8 | 80 | true",
                "8.8.8.8:443 | 8.8.8.0/24 | a.test | 8.8.8.8 | 443 | true",
                "8.8.8.8:443 | 8.8.8.0/24 | a.test | 8.8.8.8 | 444 | false",
                "dispatch.example | dispatch.example | dispatch.example | 8.8.8.8 | 80 | true",
            })
    void what_is_closed_is_not_reached_unless_it_is_opened_too(
            String opened, String closed, String host, String address, int port, boolean allowed)
            throws UnknownHostException {
        EgressPolicy policy = EgressPolicy.parse(opened == null ? "" : opened).without(closed);

        assertThat(admits(policy, host, address, port)).isEqualTo(allowed);
    }

    @Test
    void a_malformed_entry_of_what_is_closed_names_its_setting() {
        assertThatThrownBy(() -> EgressPolicy.publicOnly().without("8.8.8.8/33"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("DISPATCH_EGRESS_DENY")
                .hasMessageContaining("\"8.8.8.8/33\"");
    }

    @Test
    void an_empty_list_opens_nothing() throws UnknownHostException {
        assertThat(allows(" , \n", "localhost", "127.0.0.1", 80)).isFalse();
    }

    private static boolean allows(String entries, String host, String address, int port) throws UnknownHostException {
        return admits(EgressPolicy.parse(entries), host, address, port);
    }

    private static boolean admits(EgressPolicy policy, String host, String address, int port)
            throws UnknownHostException {
        InetAddress parsed = InetAddress.getByName(address);
        EgressGuard guard = EgressGuardTest.guard(policy, List.of(), parsed);
        InetAddress named = InetAddress.getByAddress(host, parsed.getAddress());
        boolean admitted = passes(() -> guard.admit(new InetSocketAddress(named, port)));
        assertThat(!admitted || passes(() -> guard.lookup(Caller.ofTool("http"), host)))
                .isTrue();
        return admitted;
    }

    private interface Asked {
        void run() throws UnknownHostException;
    }

    private static boolean passes(Asked asked) throws UnknownHostException {
        try {
            asked.run();
            return true;
        } catch (EgressBlocked blocked) {
            return false;
        }
    }
}

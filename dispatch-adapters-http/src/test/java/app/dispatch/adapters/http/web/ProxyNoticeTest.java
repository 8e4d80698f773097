package app.dispatch.adapters.http.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProxyNoticeTest {
    private static final TrustedProxies NONE = new TrustedProxies(List.of());
    private static final InetAddress HERE = Address.parse("127.0.0.1").orElseThrow();
    private static final InetAddress THERE = Address.parse("192.0.2.1").orElseThrow();

    @Test
    void a_proxy_on_this_machine_that_nobody_trusts_is_told_of_once() {
        ProxyNotice notice = new ProxyNotice();
        assertThat(notice.look(THERE, true, NONE))
                .as("anyone can send the header")
                .isFalse();
        assertThat(notice.look(HERE, false, NONE)).isFalse();
        assertThat(notice.look(HERE, true, new TrustedProxies(List.of(Cidr.parse("127.0.0.0/8")))))
                .isFalse();
        assertThat(notice.look(HERE, true, NONE)).isTrue();
        assertThat(notice.look(HERE, true, NONE)).isFalse();
    }
}

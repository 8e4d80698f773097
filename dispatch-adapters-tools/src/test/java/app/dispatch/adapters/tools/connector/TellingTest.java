package app.dispatch.adapters.tools.connector;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.tools.egress.TlsFailures;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words in which people read what goes over the wire. */
class TellingTest {
    private static final HttpUrl URL = HttpUrl.get("https://api.example.com:8443/x");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://a.test | https://a.test/",
                "https://a.test:443/x | https://a.test/x",
                "http://a.test:443/x | http://a.test:443/x",
                "http://[::1]:80/x | http://[::1]/x",
                "https://u:p@a.test/x#top | https://a.test/x",
                "https://a.test/?access_token=x&API-Key=y&page=2 | https://a.test/?access_token=…&API-Key=…&page=2",
                "https://a.test/?monkey=1&keyboard=2&code=3 | https://a.test/?monkey=1&keyboard=2&code=…",
                "https://a.test/bot123456:AAbbCCddEEffGGhhIIjj1/send | https://a.test/…/send",
                "https://a.test/commit/3f7c0e5d9f3b2a1c4d5e6f708192a3b4c5d6e7f8 | https://a.test/commit/3f7c0e5d9f3b2a1c4d5e6f708192a3b4c5d6e7f8",
                "https://a.test/2f1b3c4d-0000-4000-8000-123456789abc | https://a.test/2f1b3c4d-0000-4000-8000-123456789abc",
            })
    void a_url_is_shown_without_what_is_secret(String url, String shown) {
        assertThat(ShownUrl.of(HttpUrl.get(url))).isEqualTo(shown);
    }

    @Test
    void a_long_url_is_cut() {
        assertThat(ShownUrl.of(HttpUrl.get("https://a.test/?q=" + "a ".repeat(1000))))
                .hasSize(301)
                .endsWith("…");
    }

    @ParameterizedTest
    @CsvSource({"0,0 B", "999,999 B", "1000,1 KB", "1234,1.2 KB", "999949,999.9 KB", "999950,1 MB", "1048576,1 MB"})
    void sizes_are_rounded(long bytes, String text) {
        assertThat(LogLines.size(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0,0 ms", "999,999 ms", "1000,1 s", "30000,30 s", "1250,1.3 s"})
    void times_are_rounded(long millis, String text) {
        assertThat(LogLines.time(Duration.ofMillis(millis))).isEqualTo(text);
    }

    @Test
    void trouble_with_a_certificate_is_told_by_its_cause() {
        assertThat(tls(new SSLPeerUnverifiedException("x"))).contains("is not for that name");
        assertThat(tls(because(new CertificateExpiredException()))).contains("has expired");
        assertThat(tls(because(new CertificateNotYetValidException()))).contains("not valid yet");
        assertThat(tls(new SSLException("boom"))).isEqualTo("No secure connection to api.example.com could be made");
    }

    private static String tls(SSLException failure) {
        return TlsFailures.text(failure, URL.host(), URL.port(), "");
    }

    private static SSLException because(Exception cause) {
        SSLException failure = new SSLHandshakeException("failed");
        failure.initCause(new java.security.cert.CertificateException(cause));
        return failure;
    }
}

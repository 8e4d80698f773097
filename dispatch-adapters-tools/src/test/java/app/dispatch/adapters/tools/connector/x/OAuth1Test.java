package app.dispatch.adapters.tools.connector.x;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

class OAuth1Test {
    /** RFC 5849, 1.2. */
    @Test
    void the_signature_is_that_of_the_standards_example() {
        Map<String, String> oauth = new TreeMap<>(Map.of(
                "oauth_consumer_key", "dpf43f3p2l4k3l03",
                "oauth_nonce", "chapoH",
                "oauth_signature_method", "HMAC-SHA1",
                "oauth_timestamp", "137131202",
                "oauth_token", "nnch734d00sl2jdk"));

        assertThat(OAuth1.signature(
                        "GET",
                        HttpUrl.get("http://photos.example.net/photos?file=vacation.jpg&size=original"),
                        oauth,
                        new OAuth1.Keys(
                                "dpf43f3p2l4k3l03", "kd94hf93k423kf44", "nnch734d00sl2jdk", "pfkkdhi9sl3r4s00")))
                .isEqualTo("MdpQcU8iPSUjWoN/UDMsK2sui9I=");
    }

    @Test
    void letters_that_an_address_encodes_are_signed_as_the_standard_encodes_them() {
        HttpUrl url = HttpUrl.get("https://api.x.com/2/tweets/search/recent")
                .newBuilder()
                .addQueryParameter("query", "Ladies + Gentlemen*, a ~signed\u00e9 request!")
                .build();

        assertThat(OAuth1.signature("GET", url, Map.of(), new OAuth1.Keys("", "cs", "", "ts")))
                .isEqualTo("TCHYM1lnhirZmK925pKqYT3KXqc=");
    }

    @Test
    void each_request_has_a_nonce_and_the_time_of_its_own() {
        OAuth1 signer = new OAuth1(() -> Instant.ofEpochSecond(1_795_593_600), new java.util.Random(7));
        OAuth1.Keys keys = new OAuth1.Keys("a", "b", "c", "d");

        String first = signer.header("GET", HttpUrl.get("https://api.x.com/2/users/me"), keys);
        String second = signer.header("GET", HttpUrl.get("https://api.x.com/2/users/me"), keys);

        assertThat(first).contains("oauth_timestamp=\"1795593600\"").isNotEqualTo(second);
        assertThat(keys).hasToString("Keys[…]");
        assertThat(HexFormat.of().parseHex(first.replaceAll(".*oauth_nonce=\"([^\"]+)\".*", "$1")))
                .hasSize(16);
    }
}

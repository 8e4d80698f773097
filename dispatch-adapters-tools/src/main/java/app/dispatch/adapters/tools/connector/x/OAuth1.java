package app.dispatch.adapters.tools.connector.x;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import okio.ByteString;

/** Signs requests by OAuth 1.0a with HMAC-SHA1 (RFC 5849, 3). Safe for use by several threads. */
final class OAuth1 {
    private static final int NONCE_BYTES = 16;

    private final InstantSource clock;
    private final RandomGenerator random;

    /** @param random secure, and safe for use by several threads */
    OAuth1(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** The keys of an app and of the account that it acts for. */
    record Keys(String consumerKey, String consumerSecret, String token, String tokenSecret) {
        @Override
        public String toString() {
            return "Keys[…]";
        }
    }

    /** The {@code Authorization} header of a request without a body, or with one that is no form. */
    String header(String method, HttpUrl url, Keys keys) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        Map<String, String> oauth = new TreeMap<>(Map.of(
                "oauth_consumer_key", keys.consumerKey(),
                "oauth_nonce", ByteString.of(nonce).hex(),
                "oauth_signature_method", "HMAC-SHA1",
                "oauth_timestamp", Long.toString(clock.instant().getEpochSecond()),
                "oauth_token", keys.token(),
                "oauth_version", "1.0"));
        oauth.put("oauth_signature", signature(method, url, oauth, keys));
        return oauth.entrySet().stream()
                .map(one -> encoded(one.getKey()) + "=\"" + encoded(one.getValue()) + "\"")
                .collect(Collectors.joining(", ", "OAuth ", ""));
    }

    static String signature(String method, HttpUrl url, Map<String, String> oauth, Keys keys) {
        List<String> pairs = new ArrayList<>();
        oauth.forEach((name, value) -> pairs.add(encoded(name) + "=" + encoded(value)));
        for (int i = 0; i < url.querySize(); i++) {
            String value = url.queryParameterValue(i);
            pairs.add(encoded(url.queryParameterName(i)) + "=" + encoded(value == null ? "" : value));
        }
        String parameters = pairs.stream().sorted().collect(Collectors.joining("&"));
        String address = url.newBuilder().query(null).fragment(null).build().toString();
        String base = method + "&" + encoded(address) + "&" + encoded(parameters);
        String key = encoded(keys.consumerSecret()) + "&" + encoded(keys.tokenSecret());
        return ByteString.encodeUtf8(base).hmacSha1(ByteString.encodeUtf8(key)).base64();
    }

    /** RFC 3986: all but letters, digits and {@code -._~}. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}

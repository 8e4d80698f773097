package app.dispatch.adapters.tools.connector;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import okhttp3.Request;

/** The secrets that a request carries: some upstreams repeat them in their errors. */
final class SentSecrets {
    /** Shorter values stand in ordinary words too. */
    private static final int SHORTEST = 6;

    private final List<String> values;

    private SentSecrets(List<String> values) {
        this.values = values;
    }

    static SentSecrets of(Request request) {
        Stream<String> headers = request.headers().names().stream()
                .filter(SecretNames::isSecret)
                .flatMap(name -> request.headers(name).stream())
                .flatMap(value -> Stream.concat(Stream.of(value), Stream.of(value.split("[\\s;,=]+"))));
        Stream<String> query = request.url().queryParameterNames().stream()
                .filter(SecretNames::isSecret)
                .flatMap(name -> request.url().queryParameterValues(name).stream())
                .filter(Objects::nonNull);
        return new SentSecrets(Stream.concat(headers, query)
                .filter(value -> value.length() >= SHORTEST && !value.equalsIgnoreCase("bearer"))
                .distinct()
                .toList());
    }

    String hiddenIn(String text) {
        String hidden = text;
        for (String value : values) {
            hidden = hidden.replace(value, "…");
        }
        return hidden;
    }
}

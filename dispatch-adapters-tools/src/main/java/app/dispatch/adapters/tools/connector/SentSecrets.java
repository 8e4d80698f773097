package app.dispatch.adapters.tools.connector;

import app.dispatch.application.vault.SecretNames;
import app.dispatch.application.vault.Secrets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import okhttp3.Request;

/** The secrets that a request carries: some upstreams repeat them in their errors. */
public final class SentSecrets {
    /** Shorter values stand in ordinary words too. */
    private static final int SHORTEST = 6;

    private final List<String> values;

    private SentSecrets(List<String> values) {
        this.values = values;
    }

    /** These secrets; a request that is tagged with them carries them wherever: in its path or its body too. */
    public static SentSecrets of(Stream<String> secrets) {
        return new SentSecrets(
                secrets.filter(value -> value.length() >= SHORTEST).distinct().toList());
    }

    static SentSecrets of(Request request) {
        SentSecrets tagged = request.tag(SentSecrets.class);
        Stream<String> headers = request.headers().names().stream()
                .filter(SecretNames::isSecret)
                .flatMap(name -> request.headers(name).stream())
                .flatMap(value -> Stream.concat(Stream.of(value), Stream.of(value.split("[\\s;,=]+"))));
        Stream<String> query = request.url().queryParameterNames().stream()
                .filter(SecretNames::isSecret)
                .flatMap(name -> request.url().queryParameterValues(name).stream())
                .filter(Objects::nonNull);
        Stream<String> found = Stream.concat(headers, query).filter(value -> !value.equalsIgnoreCase("bearer"));
        return of(tagged == null ? found : Stream.concat(tagged.values.stream(), found));
    }

    /** The text without them. */
    public String hiddenIn(String text) {
        return values.isEmpty() ? text : Secrets.of(values).hiddenIn(text);
    }
}

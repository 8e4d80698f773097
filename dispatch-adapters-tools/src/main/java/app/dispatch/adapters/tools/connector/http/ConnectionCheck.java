package app.dispatch.adapters.tools.connector.http;

import app.dispatch.adapters.tools.connector.RequestHeaders;
import app.dispatch.application.vault.SecretNames;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.value.Value.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/** What can be wrong with the connection of the tool {@code http}. */
final class ConnectionCheck {
    private ConnectionCheck() {}

    static List<Problem> problems(Fields connection) {
        List<Problem> problems = new ArrayList<>();
        Optional<String> base = connection.text("baseUrl");
        base.filter(text -> !isBase(text))
                .ifPresent(text -> problems.add(new Problem(
                        "/baseUrl",
                        "must be a URL such as https://api.example.com/v1, without user name, query and fragment")));
        Stream.of("authorization", "headers")
                .filter(key -> base.isEmpty() && connection.text(key).isPresent())
                .forEach(key -> problems.add(new Problem(
                        "/" + key, "needs a baseUrl beside it: it is sent to that server and to no other")));
        connection.text("authorization").flatMap(ConnectionCheck::secret).ifPresent(problems::add);
        connection.text("headers").flatMap(ConnectionCheck::headers).ifPresent(problems::add);
        return problems;
    }

    private static boolean isBase(String text) {
        HttpUrl url = HttpUrl.parse(text);
        return url != null
                && url.username().isEmpty()
                && url.password().isEmpty()
                && url.query() == null
                && url.fragment() == null;
    }

    private static Optional<Problem> secret(String text) {
        return refused("/authorization", HeaderLines.secret(text));
    }

    private static Optional<Problem> headers(String text) {
        Map<String, String> headers;
        try {
            headers = HeaderLines.parse(text);
        } catch (IllegalArgumentException none) {
            return Optional.of(new Problem("/headers", "must be lines such as `X-Team: ops`"));
        }
        return headers.keySet().stream()
                .filter(SecretNames::isSecret)
                .findFirst()
                .map(name -> new Problem(
                        "/headers",
                        "may not hold " + name + ", since these are shown; put `" + name + ": …` into authorization"))
                .or(() -> refused("/headers", headers));
    }

    private static Optional<Problem> refused(String path, Map<String, String> headers) {
        try {
            RequestHeaders.of(headers);
            return Optional.empty();
        } catch (StepFailure refused) {
            return Optional.of(new Problem(path, "cannot be sent: " + refused.text()));
        }
    }
}

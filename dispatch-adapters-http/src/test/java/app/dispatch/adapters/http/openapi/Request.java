package app.dispatch.adapters.http.openapi;

import app.dispatch.adapters.http.Answer;
import app.dispatch.adapters.http.Client;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request that is not made yet. */
record Request(
        Client client, String method, String path, @Nullable String body, List<String> headers) {
    Request by(Client other) {
        return new Request(other, method, path, body, headers);
    }

    Request at(String other) {
        return new Request(client, method, other, body, headers);
    }

    Request saying(String other) {
        return new Request(client, method, path, other, headers);
    }

    Request with(String header, String value) {
        return new Request(client, method, path, body, List.of(header, value));
    }

    Answer send() {
        return client.send(method, path, body, headers.toArray(String[]::new));
    }
}

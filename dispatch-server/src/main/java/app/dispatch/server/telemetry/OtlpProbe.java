package app.dispatch.server.telemetry;

import app.dispatch.server.settings.TelemetrySettings.Target;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * Asks a collector as whatever is sent to it does, by a request that holds nothing: that is valid Protocol Buffers for no spans and for no
 * metrics. It needs none of OpenTelemetry's SDK.
 *
 * @param patience how long to wait for the connection, and for the answer
 */
public record OtlpProbe(Target target, Duration patience) {
    /**
     * The status of its answer.
     *
     * @throws IOException when there was none
     */
    public int status() throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(target.url()))
                .timeout(patience)
                .POST(HttpRequest.BodyPublishers.noBody());
        target.headers().forEach(request::setHeader);
        request.setHeader("Content-Type", "application/x-protobuf");
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .build()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }
}

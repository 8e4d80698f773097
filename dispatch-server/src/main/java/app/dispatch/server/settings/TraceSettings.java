package app.dispatch.server.settings;

import java.util.Map;

/**
 * Where traces of runs go.
 *
 * @param endpoint the base URL of what takes OTLP over HTTP, without a slash at its end
 * @param headers of the requests to it; they may hold a secret
 * @param service what the server is called
 * @param ratio which part of the runs is traced, from 0 to 1
 */
public record TraceSettings(String endpoint, Map<String, String> headers, String service, double ratio) {
    public TraceSettings {
        headers = Map.copyOf(headers);
    }

    /** Without the headers. */
    @Override
    public String toString() {
        return endpoint;
    }
}

package app.dispatch.server;

import app.dispatch.adapters.http.HttpOutside;
import app.dispatch.adapters.http.HttpServer;
import app.dispatch.adapters.http.HttpSettings;
import app.dispatch.adapters.http.health.About;
import app.dispatch.adapters.http.metrics.PrometheusMetrics;
import app.dispatch.adapters.http.web.FolderKey;
import app.dispatch.application.Dispatch;
import app.dispatch.application.Ids;
import app.dispatch.server.client.Link;
import app.dispatch.server.settings.Settings;
import java.net.URI;
import javax.crypto.spec.SecretKeySpec;

/** The API for one process: at a port of this machine that nobody else knows, for the local user. */
final class OwnServer implements AutoCloseable {
    private static final String HERE = "127.0.0.1";
    private static final int KEY_BYTES = 32;

    private final HttpServer http;
    private final FolderKey key;

    private OwnServer(HttpServer http, FolderKey key) {
        this.http = http;
        this.key = key;
    }

    static OwnServer start(
            Settings settings, Surroundings surroundings, Ids ids, Dispatch dispatch, PrometheusMetrics metrics) {
        FolderKey key = LocalUser.key(ids, surroundings.clock());
        HttpOutside outside = new HttpOutside(
                metrics,
                () -> true,
                dispatch.background(),
                dispatch.signals(),
                ids,
                surroundings.clock(),
                new About(Version.text(), Version::build),
                key,
                null,
                null);
        byte[] sessions = new byte[KEY_BYTES];
        surroundings.random().nextBytes(sessions);
        HttpServer http =
                new HttpServer(here(settings.http()), dispatch, outside, new SecretKeySpec(sessions, "HmacSHA256"));
        http.start();
        return new OwnServer(http, key);
    }

    private static HttpSettings here(HttpSettings settings) {
        return new HttpSettings(
                HERE,
                0,
                settings.publicUrl(),
                settings.proxies(),
                settings.parsesPerMinute(),
                settings.cronSecret(),
                settings.limits());
    }

    Link link() {
        return new Link(URI.create("http://" + HERE + ":" + http.port()), key.secret());
    }

    @Override
    public void close() {
        http.close();
    }
}

package app.dispatch.adapters.tools.connector;

import static app.dispatch.adapters.tools.connector.RecordingServer.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.Semaphore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.Test;

class StaleConnectionsTest {

    private static OkHttpClient client(SelfSigned tls) throws IOException, GeneralSecurityException {
        X509TrustManager trust = tls.trust();
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {trust}, null);
        StaleConnections stale = new StaleConnections();
        return new OkHttpClient.Builder()
                .sslSocketFactory(context.getSocketFactory(), trust)
                .protocols(List.of(Protocol.HTTP_1_1))
                .retryOnConnectionFailure(false)
                .addNetworkInterceptor(stale)
                .eventListener(stale)
                .build();
    }

    private static String post(OkHttpClient client, RecordingServer server) throws IOException {
        Request request = new Request.Builder()
                .url("https://localhost:" + server.port() + "/")
                .post(RequestBody.create("x", null))
                .build();
        try (Response response = client.newCall(request).execute()) {
            return response.body().string();
        }
    }

    @Test
    void a_kept_connection_under_tls_is_used_again_and_again() throws IOException, GeneralSecurityException {
        SelfSigned tls = new SelfSigned();
        try (RecordingServer server = tls.server((request, wire) -> wire.write(reply(200, "text/plain", "ok")))) {
            OkHttpClient client = client(tls);

            for (int i = 0; i < 10; i++) {
                assertThat(post(client, server)).isEqualTo("ok");
            }

            assertThat(server.requests()).hasSize(10);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void one_that_the_server_has_closed_is_refused_before_anything_is_sent()
            throws IOException, GeneralSecurityException, InterruptedException {
        SelfSigned tls = new SelfSigned();
        Semaphore closed = new Semaphore(0);
        try (RecordingServer server = tls.server((request, wire) -> {
            wire.write(reply(200, "text/plain", "ok"));
            wire.socket().close();
            closed.release();
        })) {
            OkHttpClient client = client(tls);
            assertThat(post(client, server)).isEqualTo("ok");
            closed.acquire();

            assertThatThrownBy(() -> post(client, server)).isInstanceOf(StaleConnections.Stale.class);

            assertThat(post(client, server)).isEqualTo("ok");
            assertThat(server.requests()).hasSize(2);
        }
    }
}

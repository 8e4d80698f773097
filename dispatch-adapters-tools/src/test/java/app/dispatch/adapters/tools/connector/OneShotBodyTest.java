package app.dispatch.adapters.tools.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.Buffer;
import org.junit.jupiter.api.Test;

class OneShotBodyTest {

    @Test
    void a_body_may_be_sent_once_and_is_else_unchanged() throws IOException {
        RequestBody body = RequestBody.create("ä", MediaType.get("text/plain"));
        Request request = OneShotBody.in(
                new Request.Builder().url("http://a.test/").put(body).build());

        assertThat(request.method()).isEqualTo("PUT");
        assertThat(request.body().isOneShot()).isTrue();
        assertThat(request.body().contentType()).isEqualTo(body.contentType());
        assertThat(request.body().contentLength()).isEqualTo(2);
        Buffer sent = new Buffer();
        request.body().writeTo(sent);
        assertThat(sent.readUtf8()).isEqualTo("ä");
    }

    @Test
    void a_request_without_a_body_stays_as_it_is() {
        Request request = new Request.Builder().url("http://a.test/").build();

        assertThat(OneShotBody.in(request)).isSameAs(request);
    }
}

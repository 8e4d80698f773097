package app.dispatch.adapters.tools.connector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.adapters.tools.connector.Attempt;
import app.dispatch.adapters.tools.connector.HttpUpstream;
import app.dispatch.adapters.tools.connector.RecordingServer;
import app.dispatch.adapters.tools.connector.Vendor;
import app.dispatch.adapters.tools.connector.VendorUrls;
import app.dispatch.adapters.tools.egress.EgressPolicy;
import app.dispatch.domain.error.StepFailure;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpBaseTest {
    private final RecordingServer server =
            RecordingServer.answering(RecordingServer.reply(200, "application/json", "{}"));

    @AfterEach
    void close() {
        server.close();
    }

    private void get(String base, String url) {
        VendorUrls bases = VendorUrls.vendors().with(Vendor.HTTP, base);
        try (HttpUpstream upstream =
                new HttpUpstream(EgressPolicy.publicOnly().and(bases.opening(Vendor.HTTP)), () -> HttpFixture.NOW)) {
            HttpConnector connector = new HttpConnector(upstream, bases.said(Vendor.HTTP));
            connector.call(new Attempt(
                    connector.definition().op("get").orElseThrow(),
                    Fields.of("url", Value.of(url)),
                    Duration.ofSeconds(10)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1", "/api/v1/"})
    void a_url_that_begins_with_a_slash_goes_behind_the_operators_base_url_which_may_be_private(String base) {
        get(server.url(base), "/items?page=2");

        assertThat(server.onlyRequest().target()).isEqualTo("/api/v1/items?page=2");
    }

    @Test
    void a_whole_url_goes_where_it_says() {
        assertThatThrownBy(() -> get("https://api.example.com", server.url("/items")))
                .isInstanceOf(StepFailure.class)
                .hasMessageContaining("not on the public internet");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void the_vendors_openings_are_not_those_of_the_tool_http() {
        VendorUrls bases =
                VendorUrls.vendors().with(Vendor.HTTP, "http://10.0.0.1:8080").with(Vendor.GITHUB, "http://10.0.0.2");

        assertThat(bases.openings()).isEqualTo("10.0.0.2:80");
        assertThat(bases.opening(Vendor.HTTP)).isEqualTo("10.0.0.1:8080");
        assertThat(bases.opening(Vendor.SLACK)).isEmpty();
    }
}

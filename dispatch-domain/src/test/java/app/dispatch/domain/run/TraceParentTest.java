package app.dispatch.domain.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SPAN = "b7ad6b7169203331";

    @Test
    void a_header_is_read_and_written_as_it_was() {
        String header = "00-" + TRACE + "-" + SPAN + "-01";

        assertThat(TraceParent.read(header)).contains(new TraceParent(TRACE, SPAN, true));
        assertThat(TraceParent.read(header).orElseThrow().written()).isEqualTo(header);
        assertThat(TraceParent.read("00-" + TRACE + "-" + SPAN + "-00")).contains(new TraceParent(TRACE, SPAN, false));
        assertThat(TraceParent.read("00-" + TRACE + "-" + SPAN + "-03")
                        .orElseThrow()
                        .sampled())
                .isTrue();
    }

    @Test
    void a_later_version_may_have_more_behind() {
        assertThat(TraceParent.read("01-" + TRACE + "-" + SPAN + "-01-more"))
                .contains(new TraceParent(TRACE, SPAN, true));
        assertThat(TraceParent.read("01-" + TRACE + "-" + SPAN + "-01-" + "m".repeat(200)))
                .as("256 characters")
                .isPresent();
        assertThat(TraceParent.read("01-" + TRACE + "-" + SPAN + "-01-" + "m".repeat(201)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
                "00-0af7651916cd43dd8448eb211c80319-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-1",
            })
    void what_is_none_is_as_good_as_not_sent(String header) {
        assertThat(TraceParent.read(header)).isEmpty();
    }

    @Test
    void what_has_no_place_in_a_trace_is_none() {
        assertThatThrownBy(() -> new TraceParent("0".repeat(32), SPAN, true))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TraceParent(TRACE, "xyz", true)).isInstanceOf(IllegalArgumentException.class);
    }
}

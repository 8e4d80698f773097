package app.dispatch.adapters.tools.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VendorUrlsTest {
    @Test
    void a_vendor_is_at_its_own_address_until_the_operator_says_another() {
        VendorUrls bases = VendorUrls.vendors().with(Vendor.GITHUB, "http://[fd00::5]:8080/api/v3");

        assertThat(bases.of(Vendor.SLACK)).hasToString("https://slack.com/api");
        assertThat(bases.of(Vendor.GITHUB)).hasToString("http://[fd00::5]:8080/api/v3");
        assertThat(VendorUrls.vendors().of(Vendor.GITHUB)).hasToString("https://api.github.com/");
    }

    @Test
    void only_what_the_operator_says_is_opened() {
        assertThat(VendorUrls.vendors().openings()).isEmpty();
        assertThat(VendorUrls.vendors()
                        .with(Vendor.GITHUB, "https://github.example.com/api/v3")
                        .openings())
                .isEqualTo("github.example.com:443");
        assertThat(VendorUrls.vendors().with(Vendor.X, "http://[::1]:9000").openings())
                .isEqualTo("[::1]:9000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "github.com", "ftp://a", "https://u:p@a.example", "https://a/?b=c", "https://a/#b"})
    void what_is_no_address_to_put_paths_behind_is_refused(String url) {
        assertThatThrownBy(() -> VendorUrls.vendors().with(Vendor.GITHUB, url))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

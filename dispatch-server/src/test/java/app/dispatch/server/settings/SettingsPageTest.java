package app.dispatch.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SettingsPageTest {
    private static final Path PAGE = Path.of("../docs/reference/settings.md");

    @Test
    void the_reference_page_tells_the_settings_as_they_are() throws IOException {
        if (Boolean.getBoolean("dispatch.write-docs")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, SettingsPage.text());
        }

        assertThat(Files.readString(PAGE))
                .as("%s; the tests write it anew with -Ddispatch.write-docs=true", PAGE)
                .isEqualTo(SettingsPage.text());
    }
}

package app.dispatch.adapters.tools.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ToolsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "guide", "tools.md");

    @Test
    void the_guide_tells_the_tools_as_they_are() throws IOException {
        String text = ToolsPage.text(AllTools.catalogue().tools());
        if (Boolean.getBoolean("dispatch.write-docs")) {
            Files.writeString(PAGE, text);
        }

        assertThat(Files.readString(PAGE))
                .as("%s; the tests write it anew with -Ddispatch.write-docs=true", PAGE)
                .isEqualTo(text);
    }
}

package app.dispatch.adapters.tools.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ToolsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "guide", "tools.md");
    private static final Path REFERENCE = Path.of("..", "docs", "reference", "tools.md");

    @Test
    void the_guide_tells_the_tools_as_they_are() throws IOException {
        holds(PAGE, ToolsPage.text(AllTools.catalogue().tools()));
    }

    @Test
    void the_reference_tells_every_operation_as_it_is() throws IOException {
        holds(REFERENCE, ToolsReference.text(AllTools.catalogue().tools()));
    }

    private static void holds(Path page, String text) throws IOException {
        if (Boolean.getBoolean("dispatch.write-docs")) {
            Files.writeString(page, text);
        }

        assertThat(Files.readString(page))
                .as("%s; the tests write it anew with -Ddispatch.write-docs=true", page)
                .isEqualTo(text);
    }
}

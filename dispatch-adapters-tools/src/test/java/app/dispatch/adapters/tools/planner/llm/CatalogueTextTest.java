package app.dispatch.adapters.tools.planner.llm;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.adapters.tools.connector.AllTools;
import app.dispatch.adapters.tools.llm.Material;
import app.dispatch.adapters.tools.llm.TextPieces;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.tool.ToolDef;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogueTextTest {
    @Test
    void it_has_every_operation_and_required_parameter() {
        String text = CatalogueText.of(AllTools.catalogue());

        for (ToolDef tool : AllTools.catalogue().tools()) {
            assertThat(text).contains("## " + tool.id() + " (");
            for (OpDef op : tool.ops()) {
                assertThat(text).contains("\n" + op.id() + " [");
            }
        }
        assertThat(text)
                .contains("repo*: text", "state: \"open\"|\"closed\"|\"all\"=\"open\"")
                .contains("out: items[]{number, title, state, url")
                .doesNotContain("undo_", "includeRaw");
    }

    @Test
    void all_that_a_model_is_told_takes_at_most_ten_thousand_tokens() {
        String all = Instructions.system(AllTools.catalogue(), new Material("material-1"));
        String one = Instructions.system(AllTools.catalogue().only(List.of("slack")), new Material("material-1"));

        assertThat(TextPieces.tokens(all))
                .as("%d bytes in all; %d with one tool", bytes(all), bytes(one))
                .isLessThan(10_000);
        assertThat(bytes(one)).isLessThan(6_000);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}

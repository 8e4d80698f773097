package app.dispatch.adapters.http.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PacksTest {
    private static final String MAIN = """
            // The beginning.
            import { html as text } from 'lit-html'
            import { one } from '../look/one.js'

            await one(text)
            """;

    private static final String ONE = """
            // One.

            /** What it does. */
            export const one = () => 1
            """;

    @Test
    void a_module_is_run_behind_those_that_it_imports_and_has_names_of_its_own() {
        assertThat(Packs.of(Map.of("shell/main.js", MAIN, "look/one.js", ONE)))
                .containsOnlyKeys(Packs.MAIN)
                .containsValue("""
                        import * as lit_html from 'lit-html'
                        // look/one.js
                        const look_one = (() => {

                        const one = () => 1
                        return { one }
                        })()
                        // shell/main.js
                        const shell_main = await (async () => {
                        const { html: text } = lit_html
                        const { one } = look_one

                        await one(text)
                        return {  }
                        })()
                        export { look_one, shell_main }
                        """);
    }

    @Test
    void what_comes_later_is_a_pack_of_its_room_that_takes_what_it_needs_of_the_others() {
        Map<String, String> packs = Packs.of(Map.of(
                "shell/main.js", MAIN,
                "look/one.js", ONE,
                "docs/page.js", "import { one } from '../look/one.js'\n\nexport function page() {\n  one()\n}\n"));
        assertThat(packs).containsOnlyKeys(Packs.MAIN, "packs/docs.js");
        assertThat(packs.get("packs/docs.js"))
                .startsWith("import { look_one } from './main.js'\n")
                .endsWith("export { docs_page }\n");
    }

    @Test
    void a_name_that_is_not_there_is_told_before_a_browser_meets_it() {
        assertThatThrownBy(() -> Packs.of(Map.of("shell/main.js", MAIN, "look/one.js", "export const two = 2\n")))
                .hasMessageContaining("shell/main.js imports one of look/one.js");
        assertThatThrownBy(() -> Packs.of(Map.of("shell/main.js", MAIN)))
                .hasMessageContaining("look/one.js, which is not there");
        assertThatThrownBy(() -> Packs.of(Map.of("shell/main.js", "export default 1\n")))
                .hasMessageContaining("shell/main.js has what is not known how to pack: export default 1");
    }

    @Test
    void modules_that_import_each_other_are_refused() {
        assertThatThrownBy(() -> Packs.of(Map.of(
                        "shell/main.js", MAIN,
                        "look/one.js", "import { two } from './two.js'\nexport const one = 1\n",
                        "look/two.js", "import { one } from './one.js'\nexport const two = 2\n")))
                .hasMessageContaining("modules import each other");
    }
}

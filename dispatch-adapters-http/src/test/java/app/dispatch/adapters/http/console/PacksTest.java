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
                        export const { one } = (() => {
                        const one = () => 1
                        return { one }
                        })()
                        // shell/main.js
                        export const {  } = await (async () => {
                        const { html: text } = lit_html
                        await one(text)
                        return {  }
                        })()
                        """);
    }

    @Test
    void what_comes_later_is_a_pack_of_its_room_that_takes_what_it_needs_of_the_others() {
        Map<String, String> packs = Packs.of(Map.of(
                "shell/main.js", MAIN,
                "look/one.js", ONE,
                "docs/page.js",
                        "import { one as first } from '../look/one.js'\n\nexport function page() {\n  first()\n}\n"));
        assertThat(packs).containsOnlyKeys(Packs.MAIN, "packs/docs.js");
        assertThat(packs.get("packs/docs.js"))
                .startsWith("import { one } from './main.js'\n")
                .contains("export const { page } = (() => {\nconst first = one\nfunction page() {");
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
    void two_things_of_one_name_in_a_pack_are_refused() {
        assertThatThrownBy(() -> Packs.of(Map.of(
                        "shell/main.js", MAIN + "export const two = 2\n",
                        "look/one.js", ONE + "export const two = 2\n")))
                .hasMessage("packs/main.js would have two of the name two: of look/one.js and of shell/main.js");
        assertThatThrownBy(() -> Packs.of(Map.of(
                        "shell/main.js", MAIN,
                        "look/one.js", ONE,
                        "docs/page.js", "import { one as first } from '../look/one.js'\nexport const one = first\n")))
                .hasMessage("packs/docs.js would have two of the name one: of docs/page.js and of look/one.js");
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

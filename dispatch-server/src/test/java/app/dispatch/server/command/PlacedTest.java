package app.dispatch.server.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.dispatch.application.json.Json;
import app.dispatch.domain.error.Refusal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlacedTest {
    @Test
    void yaml_and_json_say_the_same() {
        Placed yaml = Placed.read("""
                name: Two # words
                steps:
                  - {id: a, when: true, max: 3, rate: 1.5, none: null, hex: 0x1F, text: "3"}
                """);

        assertThat(yaml.value()).isEqualTo(Json.parse("""
                {"name": "Two", "steps": [{"id": "a", "when": true, "max": 3, "rate": 1.5, "none": null, "hex": 31, "text": "3"}]}
                """));
    }

    @Test
    void every_part_has_its_line_and_column() {
        assertThat(Placed.read("{\"steps\":\n\t[{\"a/b\": 1}]}").places())
                .containsAllEntriesOf(Map.of(
                        "/steps",
                        "line 1, column 2",
                        "/steps/0",
                        "line 2, column 3",
                        "/steps/0/a~1b",
                        "line 2, column 4"));
    }

    @Test
    void what_cannot_be_read_is_refused_with_its_place() {
        assertThatThrownBy(() -> Placed.read("steps: [\n  - a"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("line 2");
        assertThatThrownBy(() -> Placed.read("a: 1\na: 2"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("a");
    }

    @Test
    void a_short_text_cannot_grow_without_end() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 8; i++) {
            bomb.append("a%s: &a%s [*a%s, *a%s, *a%s, *a%s, *a%s, *a%s, *a%s, *a%s, *a%s, *a%s]\n"
                    .replace("*a%s", "*a" + (i - 1))
                    .replace("%s", String.valueOf(i)));
        }
        assertThatThrownBy(() -> Placed.read(bomb.toString()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("aliases");
    }
}

package app.dispatch.adapters.http.docs;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ManualTest {
    private static final Path DOCS = Path.of("../docs");
    private static final Manual MANUAL = Manual.load();

    private static Fields content(String name, String markdown) {
        ManualPage page = new ManualPage(name, markdown);
        return page.content(MANUAL);
    }

    private static String children(String markdown) {
        return Json.write(content("guide/plans", markdown).get("children").orElseThrow());
    }

    @Test
    void every_file_for_users_is_a_page() throws IOException {
        try (Stream<Path> files =
                Stream.concat(Files.list(DOCS.resolve("guide")), Files.list(DOCS.resolve("reference")))) {
            assertThat(MANUAL.pages().keySet())
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> DOCS.relativize(file).toString().replaceFirst("\\.md$", ""))
                                    .toList());
        }
    }

    @Test
    void every_link_between_pages_leads_to_a_page_and_to_a_heading_of_it() {
        Set<String> places = MANUAL.pages().values().stream()
                .flatMap(page -> Stream.concat(
                        Stream.of(page.path()), page.parts().stream().map(part -> page.path() + "#" + part.anchor())))
                .collect(Collectors.toSet());
        List<String> links = new ArrayList<>();
        MANUAL.pages().values().forEach(page -> links(page.content(MANUAL), links));
        assertThat(links.stream().filter(link -> link.startsWith("/")))
                .hasSizeGreaterThan(60)
                .isSubsetOf(places);
        assertThat(links.stream().filter(link -> !link.startsWith("/")))
                .allSatisfy(link -> assertThat(link).startsWith("https://"));
    }

    private static void links(Value value, List<String> to) {
        if (value instanceof Value.Items items) {
            items.values().forEach(one -> links(one, to));
        }
        if (value instanceof Fields fields) {
            fields.text("href").ifPresent(to::add);
            fields.values().values().forEach(one -> links(one, to));
        }
    }

    @Test
    void markdown_becomes_data_and_no_html() {
        assertThat(children("# A `b` *c*\n\nSee [it](runs.md#undo), <b>not</b> **so**."))
                .isEqualTo("[{\"type\":\"heading\",\"children\":[\"A \",{\"type\":\"code\",\"text\":\"b\"},\" \","
                        + "{\"type\":\"emphasis\",\"children\":[\"c\"]}],\"level\":1,\"id\":\"a-b-c\"},"
                        + "{\"type\":\"paragraph\",\"children\":[\"See \",{\"type\":\"link\",\"children\":[\"it\"],"
                        + "\"href\":\"/docs/guide/runs#undo\"},\", \",\"<b>\",\"not\",\"</b>\",\" \","
                        + "{\"type\":\"strong\",\"children\":[\"so\"]},\".\"]}]");
        assertThat(children("- a\n- b\n\n| x | y |\n|---|---|\n| 1 | ~~2~~ |\n\n```json plan\n{}\n```"))
                .isEqualTo("[{\"type\":\"list\",\"children\":[{\"type\":\"item\",\"children\":[\"a\"]},"
                        + "{\"type\":\"item\",\"children\":[\"b\"]}]},{\"type\":\"table\",\"children\":["
                        + "{\"type\":\"row\",\"children\":[{\"type\":\"headerCell\",\"children\":[\"x\"]},"
                        + "{\"type\":\"headerCell\",\"children\":[\"y\"]}]},{\"type\":\"row\",\"children\":["
                        + "{\"type\":\"cell\",\"children\":[\"1\"]},{\"type\":\"cell\",\"children\":["
                        + "{\"type\":\"struck\",\"children\":[\"2\"]}]}]}]},"
                        + "{\"type\":\"block\",\"text\":\"{}\",\"language\":\"json\"}]");
    }

    @Test
    void headings_that_come_again_are_told_apart() {
        assertThat(new ManualPage("guide/x", "# A\n\n## B, c!\n\none\n\n## B c\n\ntwo `x`\n").parts())
                .containsExactly(
                        new ManualPage.Part("A", "a", ""),
                        new ManualPage.Part("B, c!", "b-c", "one"),
                        new ManualPage.Part("B c", "b-c-1", "two x"));
    }

    @Test
    void a_link_to_what_is_no_page_is_only_its_words() {
        assertThat(children("[why](../decisions/hexagon.md) [bad](javascript:alert(1)) [out](https://example.com)"))
                .isEqualTo("[{\"type\":\"paragraph\",\"children\":[\"why\",\" \",\"bad\",\" \","
                        + "{\"type\":\"link\",\"children\":[\"out\"],\"href\":\"https://example.com\"}]}]");
    }
}

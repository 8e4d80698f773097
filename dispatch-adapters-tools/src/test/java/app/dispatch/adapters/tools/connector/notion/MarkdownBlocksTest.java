package app.dispatch.adapters.tools.connector.notion;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownBlocksTest {
    /** The blocks in short: a type, its text with looks in letters, its children in parentheses. */
    private static String shown(String markdown) {
        return shown(MarkdownBlocks.of(markdown));
    }

    private static String shown(List<Block> blocks) {
        return blocks.stream().map(MarkdownBlocksTest::shown).collect(Collectors.joining(" "));
    }

    private static String shown(Block block) {
        String children = block.children().isEmpty() ? "" : "(" + shown(block.children()) + ")";
        String cells = block.content().items("cells").stream()
                .map(cell -> cell instanceof Value.Items(List<Value> items) ? rich(items) : "?")
                .collect(Collectors.joining("|"));
        return block.type() + "[" + rich(block.content().items("rich_text")) + cells + "]" + children;
    }

    private static String rich(List<Value> items) {
        return items.stream().map(item -> text((Fields) item)).collect(Collectors.joining("/"));
    }

    private static String text(Fields item) {
        String looks = item.fields("annotations").values().keySet().stream()
                .map(name -> name.substring(0, 1))
                .collect(Collectors.joining());
        String url = item.fields("text").fields("link").text("url").orElse("");
        String content = item.fields("text").text("content").orElseThrow();
        return (looks.isEmpty() ? "" : looks + ":") + content + (url.isEmpty() ? "" : "->" + url);
    }

    @Test
    void headings_deeper_than_three_are_of_level_three() {
        assertThat(shown("# a\n\n## b\n\n### c\n\n#### d\n\n###### e\n\nf\n==="))
                .isEqualTo("heading_1[a] heading_2[b] heading_3[c] heading_3[d] heading_3[e] heading_1[f]");
    }

    @Test
    void looks_are_kept_across_each_other() {
        assertThat(shown("a **b *c* ~~d~~** `e *f*` ***g*** snake_case_name 2 * 3 * 4 ~5 to ~6"))
                .isEqualTo("paragraph[a /b:b /bi:c/b: /bs:d/ /c:e *f*/ /bi:g/ snake_case_name 2 * 3 * 4 ~5 to ~6]");
        assertThat(shown("**bold\nover lines** and [a **link**](https://example.com/x)"))
                .isEqualTo(
                        "paragraph[b:bold over lines/ and /a ->https://example.com/x/b:link->https://example.com/x]");
    }

    @Test
    void a_single_line_end_is_a_space_and_a_hard_one_a_line_end() {
        assertThat(shown("a\nb  \nc<br>d\\\ne")).isEqualTo("paragraph[a b\nc\nd\ne]");
    }

    @Test
    void lists_are_nested_and_items_may_be_done() {
        assertThat(shown("- [ ] a\n  - [x] **b**\n    1. c\n       - d\n- [X] e\n\n3. f\n\n   g\n\n   > h"))
                .isEqualTo("to_do[a](to_do[b:b](numbered_list_item[c](bulleted_list_item[d]))) to_do[e]"
                        + " numbered_list_item[f](paragraph[g] quote[h])");
        assertThat(Json.write(MarkdownBlocks.of("- [ ] a\n- [x] b\n- [x]c\n- []d")
                        .getFirst()
                        .content()))
                .isEqualTo("{\"rich_text\":[{\"type\":\"text\",\"text\":{\"content\":\"a\"}}],\"checked\":false}");
        assertThat(shown("- [x]c\n- []d")).isEqualTo("bulleted_list_item[[x]c] bulleted_list_item[[]d]");
    }

    @Test
    void an_item_without_a_text_of_its_own_keeps_what_is_in_it() {
        assertThat(shown("- ```\n  x\n  ```\n- # t\n-\n- - n"))
                .isEqualTo("bulleted_list_item[](code[x]) bulleted_list_item[t] bulleted_list_item[]"
                        + " bulleted_list_item[](bulleted_list_item[n])");
    }

    @Test
    void what_is_nested_too_deep_follows_what_it_is_in() {
        String deep = "";
        for (int level = 0; level < 10; level++) {
            deep += "  ".repeat(level) + "- " + level + "\n";
        }

        assertThat(shown(deep).replace("bulleted_list_item", ""))
                .isEqualTo("[0]([1]([2]([3]([4]([5]([6] [7] [8] [9]))))))");
    }

    @Test
    void quotes_dividers_and_html() {
        assertThat(
                        shown(
                                "> a\n> b\n>\n> - c\n\n---\n\n<div>\n<b>x</b>\n</div>\n\n<!-- gone -->\n\na <b>bold</b> <!-- gone -->b"))
                .isEqualTo("quote[a b](bulleted_list_item[c]) divider[] paragraph[<div>\n<b>x</b>\n</div>]"
                        + " paragraph[a <b>bold</b> b]");
    }

    @Test
    void tables_have_cells_of_rich_text_and_rows_of_one_width() {
        List<Block> blocks = MarkdownBlocks.of("| a | **b** |\n|---|:-:|\n| `x\\|y` | |\n| only |\n\nafter");

        assertThat(shown(blocks))
                .isEqualTo("table[](table_row[a|b:b] table_row[c:x|y|] table_row[only|]) paragraph[after]");
        assertThat(Json.write(blocks.getFirst().content()))
                .isEqualTo("{\"table_width\":2,\"has_column_header\":true,\"has_row_header\":false}");
    }

    @Test
    void images_part_the_text_around_them_and_are_links_within_other_things() {
        assertThat(shown("before ![alt](https://example.com/a.png) after\n\n# ![h](https://example.com/h.png)\n\n"
                        + "![no](data:image/png;base64,AAAA) ![](https://example.com/b.png)"))
                .isEqualTo("paragraph[before ] image[] paragraph[ after] heading_1[h->https://example.com/h.png]"
                        + " paragraph[no ] image[]");
        assertThat(Json.write(MarkdownBlocks.of("![a *b*](https://example.com/a.png)")
                        .getFirst()
                        .whole()))
                .isEqualTo("{\"object\":\"block\",\"type\":\"image\",\"image\":{\"type\":\"external\",\"external\":"
                        + "{\"url\":\"https://example.com/a.png\"},\"caption\":[{\"type\":\"text\",\"text\":{\"content\":\"a \"}},"
                        + "{\"type\":\"text\",\"text\":{\"content\":\"b\"},\"annotations\":{\"italic\":true}}]}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JavaScript:alert(1)",
                "data:text/html,x",
                "file:///etc/passwd",
                "/relative",
                "//host/x",
                "http://",
                "https://[bad",
                "mailto:nobody"
            })
    void only_addresses_of_the_web_and_of_mail_become_links(String url) {
        assertThat(shown("[x](<" + url + ">)")).isEqualTo("paragraph[x]");
    }

    @Test
    void addresses_in_a_text_are_links_without_the_sentence_around_them() {
        assertThat(shown("See https://example.com/a_b_c?d=(e), or (http://example.org/x). <mailto:a@b.c> `https://no`"))
                .isEqualTo("paragraph[See /https://example.com/a_b_c?d=(e)->https://example.com/a_b_c?d=(e)/, or (/"
                        + "http://example.org/x->http://example.org/x/). /mailto:a@b.c->mailto:a@b.c/ /c:https://no]");
    }

    @ParameterizedTest
    @CsvSource({
        "js, javascript",
        "TS, typescript",
        "c++, c++",
        "visual-basic, visual basic",
        "sh, shell",
        "klingon, plain text",
        "'', plain text",
        "'python title=\"x\"', python",
        "'json,linenos', json"
    })
    void code_gets_a_language_that_notion_knows(String info, String language) {
        assertThat(MarkdownBlocks.of("```" + info + "\nx\n```")
                        .getFirst()
                        .content()
                        .text("language"))
                .contains(language);
    }

    @Test
    void code_keeps_its_lines_and_its_marks() {
        assertThat(shown("~~~\n  **a**\n\n```\n~~~\n\n    indented\n     more"))
                .isEqualTo("code[  **a**\n\n```] code[indented\n more]");
    }

    @Test
    void a_long_text_is_cut_into_parts_but_never_within_a_character() {
        String text = "x" + "😀".repeat(1500);
        List<Value> items = MarkdownBlocks.of(text).getFirst().content().items("rich_text");

        assertThat(items.stream().map(item -> TextMarkdown.plain(List.of(item)).length()))
                .containsExactly(1999, 1002);
        assertThat(TextMarkdown.plain(items)).isEqualTo(text);

        String code = "0123456789\n".repeat(30_000).strip();
        List<Block> blocks = MarkdownBlocks.of("```\n" + code + "\n```");
        assertThat(blocks.stream().map(Block::type)).containsOnly("code").hasSizeGreaterThan(1);
        assertThat(blocks.stream()
                        .map(block -> TextMarkdown.plain(block.content().items("rich_text")))
                        .collect(Collectors.joining()))
                .isEqualTo(code);
        assertThat(blocks)
                .allMatch(
                        block -> block.content().items("rich_text").size() <= 100 && block.bytes() <= Block.MOST_BYTES);
    }

    @Test
    void a_paragraph_of_more_looks_than_a_block_holds_goes_on_in_another() {
        List<Block> blocks = MarkdownBlocks.of("**a** b ".repeat(80));

        assertThat(blocks.stream()
                        .map(block -> block.content().items("rich_text").size()))
                .containsExactly(100, 60);
        List<Block> item = MarkdownBlocks.of("- " + "**a** b ".repeat(80));
        assertThat(item).hasSize(1);
        assertThat(item.getFirst().children()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*a ", "**a *b ", "[", "> ", "- ", "![", "~~x ", "`", "<a", "| a ", "1. ", "[a](", "*_"})
    void thousands_of_nested_marks_are_read(String mark) {
        assertThat(MarkdownBlocks.of(mark.repeat(5000))).isNotNull();
        assertThat(MarkdownBlocks.of(mark.repeat(5000) + "x" + mark.strip().repeat(5000)))
                .isNotNull();
    }

    @Test
    void a_table_that_would_fill_the_memory_stays_text() {
        String wide = "a|".repeat(5000) + "\n" + "-|".repeat(5000) + "\n" + "|\n".repeat(50_000);

        assertThat(MarkdownBlocks.of(wide)).noneMatch(block -> block.type().equals("table"));
        assertThat(MarkdownBlocks.of("https://e.x/" + ")".repeat(500_000))).isNotEmpty();
    }

    @Test
    void emphasis_nested_thousands_deep_keeps_its_text() {
        String deep = "*a **b ".repeat(3000) + "c" + " b** a*".repeat(3000);

        String text = MarkdownBlocks.of(deep).stream()
                .map(block -> TextMarkdown.plain(block.content().items("rich_text")))
                .collect(Collectors.joining());

        assertThat(text.replaceAll("[* ]", "")).hasSize(12_001);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n ", "[ref]: https://example.com", "<!-- x -->"})
    void what_says_nothing_is_no_block(String markdown) {
        assertThat(MarkdownBlocks.of(markdown)).isEmpty();
    }
}

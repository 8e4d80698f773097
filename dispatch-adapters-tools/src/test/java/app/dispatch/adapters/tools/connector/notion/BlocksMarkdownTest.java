package app.dispatch.adapters.tools.connector.notion;

import static org.assertj.core.api.Assertions.assertThat;

import app.dispatch.application.json.Json;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlocksMarkdownTest {
    /** Blocks as Notion would answer those that were sent. */
    private static List<BlockTree.Node> read(List<Block> blocks) {
        return blocks.stream()
                .map(block -> new BlockTree.Node(block.whole(), read(block.children())))
                .toList();
    }

    private static String written(String type, String content) {
        Fields block = Fields.builder()
                .put("id", "59833787-2cf9-4fdf-8782-e53db20768a5")
                .put("type", type)
                .put(type, Json.parse(content))
                .build();
        return BlocksMarkdown.of(List.of(new BlockTree.Node(block, List.of())));
    }

    private static String text(String content) {
        return written("paragraph", Json.write(Fields.of("rich_text", Value.of(RichTexts.plain(content)))));
    }

    /** What is read as Markdown is the same page when it is written again. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "# a\n\n## b\n\n### c",
                "a **b** *c* ~~d~~ `e` ***f*** **g *h* i** ~~**j*k***l~~ x**y**z **`m`**",
                "- a\n  - b\n    1. c\n    2. d\n- e\n\n1. f\n2. g\n\nh",
                "- [ ] a\n  - [x] b\n- c\n\n  d\n\n  ```java\n  x\n\n    y\n  ```",
                "> a\n>\n> - b\n> - c\n\nd",
                "```java\nif (a < b) {\n\n    `x`\n}\n```\n\n---\n\n````\n```\n````",
                "| a | b |\n| --- | --- |\n| **x** | y\\|z |\n| 1<br>2 |  |",
                "[a **b**](https://example.com/x%28y%29) https://example.com/z <https://example.com/_a_>",
                "![a *b*](https://example.com/a.png)",
                "a\\\nb\\\n\\# c\\\n\\- d\\\n1\\. e",
                "\\*a\\* \\_b\\_ snake_case \\[x\\](y) \\`c\\` 1 < 2 \\<b> \\&amp; a~b \\~\\~c\\~\\~ \\\\",
                "😀 **👩‍👩‍👧‍👦** `🇩🇪`",
                "``a `b` c``",
            })
    void markdown_comes_back_as_it_was_written(String markdown) {
        List<Block> blocks = MarkdownBlocks.of(markdown);
        String back = BlocksMarkdown.of(read(blocks));

        assertThat(back).isEqualTo(markdown);
        assertThat(MarkdownBlocks.of(back)).isEqualTo(blocks);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# no heading",
                "- no item",
                "+ none",
                "1. none",
                "> none",
                "--- x",
                "===",
                "**not bold** __nor this__",
                "[no](link) ![nor](image)",
                "<script>alert(1)</script>",
                "`no code` ```",
                "a\n# b\n- c\n2) d",
                "\\ back \\* slash",
                "&lt;b&gt;",
                "~~no~~ ~no~",
                "| a | b |\n| --- | --- |",
                "[x] no task",
                "*",
                "_",
                "**",
                "a*b*c",
                "_a_",
                "a_b",
            })
    void what_is_no_mark_in_notion_becomes_none(String content) {
        List<Block> blocks = MarkdownBlocks.of(text(content));

        assertThat(blocks).hasSize(1);
        assertThat(blocks.getFirst().type()).isEqualTo("paragraph");
        assertThat(Json.write(blocks.getFirst().content()))
                .isEqualTo(Json.write(Fields.of("rich_text", Value.of(RichTexts.plain(content)))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "callout; {'icon':{'type':'emoji','emoji':'💡'},'rich_text':[{'plain_text':'a'}]}; > 💡 a",
                "toggle; {'rich_text':[{'plain_text':'a'}]}; - a",
                "equation; {'expression':'x^2'}; $$|x^2|$$",
                "bookmark; {'url':'https://example.com/(a)','caption':[]}; [https://example.com/(a)](https://example.com/%28a%29)",
                "file; {'type':'file','file':{'url':'https://files.example/x'},'name':'a.pdf'}; [a.pdf](https://files.example/x)",
                "child_page; {'title':'Sub [1]'}; [Sub \\[1\\]](https://www.notion.so/598337872cf94fdf8782e53db20768a5)",
                "link_to_page; {'type':'page_id','page_id':'a-b'}; [A page](https://www.notion.so/ab)",
                "paragraph; {'rich_text':[{'type':'mention','plain_text':'Page','href':'/5983'}]}; [Page](https://www.notion.so/5983)",
                "paragraph; {'rich_text':[{'type':'equation','plain_text':'x'},{'plain_text':' y ','annotations':{'bold':true}},{'plain_text':'z'}]}; $x$ **y** z",
                "heading_1; {'rich_text':[{'plain_text':'a\\nb'}]}; # a b",
                "code; {'language':'plain text','rich_text':[{'plain_text':'x'}]}; ```|x|```",
                "table_of_contents; {}; ''",
                "unsupported; {}; ''",
            })
    void what_markdown_has_no_form_for_becomes_the_nearest(String type, String content, String markdown) {
        assertThat(written(type, content.replace('\'', '"'))).isEqualTo(markdown.replace('|', '\n'));
    }
}

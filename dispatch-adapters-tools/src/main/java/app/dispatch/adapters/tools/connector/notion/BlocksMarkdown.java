package app.dispatch.adapters.tools.connector.notion;

import app.dispatch.adapters.tools.connector.api.Shape;
import app.dispatch.adapters.tools.connector.notion.BlockTree.Node;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes Notion's blocks as Markdown (https://developers.notion.com/reference/block). What Markdown has no form for becomes the
 * nearest: a toggle a list's item, a callout a quote, a file or an embedded page a link, columns one after another.
 */
final class BlocksMarkdown {
    private static final Set<String> ITEMS = Set.of("bulleted_list_item", "numbered_list_item", "to_do", "toggle");

    private BlocksMarkdown() {}

    static String of(List<Node> blocks) {
        StringBuilder all = new StringBuilder();
        String before = "";
        int number = 0;
        for (Node block : blocks) {
            boolean isNumbered = block.type().equals("numbered_list_item");
            number = isNumbered ? number + 1 : 0;
            String text = block(block, number);
            if (text.isBlank()) {
                continue;
            }
            String list = ITEMS.contains(block.type()) ? isNumbered ? "numbered" : "bulleted" : "";
            if (!all.isEmpty()) {
                all.append(!list.isEmpty() && list.equals(before) ? "\n" : "\n\n");
            }
            all.append(text);
            before = list;
        }
        return all.toString();
    }

    private static String block(Node block, int number) {
        List<Value> text = block.content().items("rich_text");
        return switch (block.type()) {
            case "heading_1" -> heading("# ", text, block);
            case "heading_2" -> heading("## ", text, block);
            case "heading_3" -> heading("### ", text, block);
            case "heading_4" -> heading("#### ", text, block);
            case "bulleted_list_item", "toggle" -> item("- ", "", block);
            case "numbered_list_item" -> item(number + ". ", "", block);
            case "to_do" -> item("- ", isChecked(block) ? "[x] " : "[ ] ", block);
            case "quote" -> quoted(joined(TextMarkdown.lines(text), of(block.children())));
            case "callout" -> quoted(joined(icon(block) + TextMarkdown.lines(text), of(block.children())));
            case "code" -> code(TextMarkdown.plain(text), block);
            case "equation" -> "$$\n" + block.content().text("expression").orElse("") + "\n$$";
            case "divider" -> "---";
            case "image" ->
                file(block).map(url -> "!" + link(caption(block, ""), url)).orElse("");
            case "video", "file", "pdf", "audio", "bookmark", "embed", "link_preview" ->
                file(block).map(url -> link(caption(block, url), url)).orElse("");
            case "child_page", "child_database" -> child(block);
            case "link_to_page" -> linked(block.content());
            case "table" -> table(block.children());
            default -> joined(TextMarkdown.lines(text), of(block.children()));
        };
    }

    private static String heading(String mark, List<Value> text, Node block) {
        String line = TextMarkdown.line(text);
        return joined(line.isEmpty() ? "" : mark + line, of(block.children()));
    }

    private static String joined(String one, String other) {
        return one.isBlank() ? other : other.isBlank() ? one : one + "\n\n" + other;
    }

    /** What is within an item stands under its text. */
    private static String item(String mark, String box, Node block) {
        String text = box + TextMarkdown.lines(block.content().items("rich_text"));
        String inner = of(block.children());
        boolean list = !block.children().isEmpty()
                && ITEMS.contains(block.children().getFirst().type());
        String whole = text.isBlank() || inner.isBlank() ? text + inner : text + (list ? "\n" : "\n\n") + inner;
        String indent = " ".repeat(mark.length());
        return (mark + whole.replaceAll("\\n(?!\\n|$)", "\n" + indent)).stripTrailing();
    }

    private static boolean isChecked(Node block) {
        return block.content().get("checked").equals(Optional.of(Value.of(true)));
    }

    private static String quoted(String text) {
        return text.lines().map(line -> line.isBlank() ? ">" : "> " + line).collect(Collectors.joining("\n"));
    }

    private static String icon(Node block) {
        return Shape.text(block.content(), "icon.emoji")
                .map(emoji -> emoji + " ")
                .orElse("");
    }

    private static String code(String text, Node block) {
        String fence = "`".repeat(Math.max(3, Texts.longestRun(text, '`') + 1));
        String info = Languages.info(block.content().text("language").orElse(""));
        return fence + info + "\n" + text + "\n" + fence;
    }

    private static Optional<String> file(Node block) {
        Fields content = block.content();
        return Shape.text(content, "external.url")
                .or(() -> Shape.text(content, "file.url"))
                .or(() -> content.text("url"));
    }

    private static String caption(Node block, String otherwise) {
        String caption = TextMarkdown.line(block.content().items("caption"));
        return caption.isEmpty()
                ? block.content().text("name").map(BlocksMarkdown::escaped).orElse(escaped(otherwise))
                : caption;
    }

    private static String escaped(String text) {
        return TextMarkdown.line(RichTexts.plain(text));
    }

    private static String link(String text, String url) {
        return "[" + text + "](" + TextMarkdown.destination(url) + ")";
    }

    private static String child(Node block) {
        String title = block.content().text("title").orElse("");
        return link(escaped(title), NotionId.address(block.block().text("id").orElse("")));
    }

    private static String linked(Fields content) {
        return content.text("type")
                .flatMap(content::text)
                .map(id -> link("A page", NotionId.address(id)))
                .orElse("");
    }

    /** Markdown's tables have a head, so the first row is it. */
    private static String table(List<Node> rows) {
        List<String> lines = new ArrayList<>();
        for (Node row : rows) {
            List<Value> cells = row.content().items("cells");
            StringBuilder line = new StringBuilder("|");
            cells.forEach(cell -> line.append(' ')
                    .append(cell instanceof Value.Items(List<Value> text) ? TextMarkdown.cell(text) : "")
                    .append(" |"));
            lines.add(line.toString());
            if (lines.size() == 1) {
                lines.add("|" + " --- |".repeat(cells.size()));
            }
        }
        return String.join("\n", lines);
    }
}

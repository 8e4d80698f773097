package app.dispatch.adapters.tools.connector.notion;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

/**
 * Makes Notion's blocks of Markdown: CommonMark (https://spec.commonmark.org) with the tables, strikethrough and task lists of
 * GitHub. What Notion has no block for stays readable as text: HTML as it is written, a deeper heading as one of level 3, an
 * image that is no address on the web as its description.
 */
final class MarkdownBlocks {
    /** Blocks are nested as deep as this; deeper ones follow the one that they are in. */
    private static final int MOST_LEVELS = 6;

    /** What one block may hold of rich text: elements of an array, and few enough bytes for a request. */
    private static final int MOST_ITEMS = 100;

    private static final int MOST_CHARS = 100_000;
    private static final int DEEPEST_HEADING = 3;
    private static final int MOST_OPEN = 60;

    private static final Pattern TASK = Pattern.compile("(?s)\\[([ xX])](?:\\s+(.*))?");

    /** One tilde is how people write "about". */
    private static final Extension STRUCK =
            StrikethroughExtension.builder().requireTwoTildes(true).build();

    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create(), STRUCK))
            .maxOpenBlockParsers(MOST_OPEN)
            .build();

    private static final Parser WITHOUT_TABLES = Parser.builder()
            .extensions(List.of(STRUCK))
            .maxOpenBlockParsers(MOST_OPEN)
            .build();

    private MarkdownBlocks() {}

    static List<Block> of(String markdown) {
        Parser parser = MarkdownTable.mayBeTooWide(markdown) ? WITHOUT_TABLES : PARSER;
        return within(parser.parse(markdown), 0);
    }

    private static List<Block> within(Node parent, int level) {
        List<Block> blocks = new ArrayList<>();
        for (Node node : children(parent)) {
            blocks.addAll(blocks(node, level));
        }
        return blocks;
    }

    private static List<Block> blocks(Node node, int level) {
        return switch (node) {
            case Heading heading ->
                texts("heading_" + Math.min(heading.getLevel(), DEEPEST_HEADING), RichTexts.of(children(heading)));
            case Paragraph paragraph -> paragraph(paragraph);
            case ListBlock list -> items(list, level);
            case BlockQuote quote -> holding("quote", Fields.empty(), within(quote, level + 1), level);
            case FencedCodeBlock code -> code(code.getLiteral(), code.getInfo());
            case IndentedCodeBlock code -> code(code.getLiteral(), "");
            case ThematicBreak line -> List.of(new Block("divider", Fields.empty(), List.of()));
            case HtmlBlock html -> html(html.getLiteral());
            case TableBlock table -> MarkdownTable.of(table);
            case LinkReferenceDefinition used -> List.of();
            default -> within(node, level);
        };
    }

    /** An image stands for itself in Notion, so it parts the text around it. */
    private static List<Block> paragraph(Paragraph paragraph) {
        List<Block> blocks = new ArrayList<>();
        List<Node> text = new ArrayList<>();
        for (Node inline : children(paragraph)) {
            if (inline instanceof Image image && !imageUrl(image).isEmpty()) {
                blocks.addAll(stripped(text));
                text.clear();
                blocks.add(image(image));
            } else {
                text.add(inline);
            }
        }
        blocks.addAll(stripped(text));
        return blocks;
    }

    private static List<Block> stripped(List<Node> inlines) {
        List<Value> items = RichTexts.of(inlines);
        return TextMarkdown.plain(items).isBlank() ? List.of() : texts("paragraph", items);
    }

    private static String imageUrl(Image image) {
        String url = RichTexts.link(image.getDestination());
        return url.startsWith("mailto:") ? "" : url;
    }

    private static Block image(Image image) {
        List<Value> caption = RichTexts.of(children(image));
        Fields content = Fields.builder()
                .put("type", "external")
                .put("external", Fields.of("url", Value.of(imageUrl(image))))
                .build();
        return new Block(
                "image",
                caption.isEmpty()
                        ? content
                        : content.with("caption", Value.of(parts(caption).getFirst())),
                List.of());
    }

    private static List<Block> items(ListBlock list, int level) {
        String type = list instanceof OrderedList ? "numbered_list_item" : "bulleted_list_item";
        List<Block> blocks = new ArrayList<>();
        for (Node item : children(list)) {
            Fields task = task(item);
            List<Block> inner = within(item, level + 1);
            blocks.addAll(holding(task.isEmpty() ? type : "to_do", task, inner, level));
        }
        return blocks;
    }

    /** What makes an item one to be done, whose mark is taken out of its text; empty when it is none. */
    private static Fields task(Node item) {
        if (item.getFirstChild() instanceof Paragraph paragraph && paragraph.getFirstChild() instanceof Text text) {
            Matcher mark = TASK.matcher(text.getLiteral());
            if (mark.matches()) {
                text.setLiteral(mark.group(2) == null ? "" : mark.group(2));
                return Fields.of("checked", Value.of(!mark.group(1).equals(" ")));
            }
        }
        return Fields.empty();
    }

    /** A block whose text is that of the first block within it, when that is text. */
    private static List<Block> holding(String type, Fields more, List<Block> inner, int level) {
        boolean text = !inner.isEmpty()
                && inner.getFirst().type().matches("paragraph|heading_\\d")
                && inner.getFirst().children().isEmpty();
        List<Value> items = text ? inner.getFirst().content().items("rich_text") : List.of();
        List<Block> children = text ? inner.subList(1, inner.size()) : inner;
        Fields content = merged(Fields.of("rich_text", Value.of(items)), more);
        Block whole = new Block(type, content, level < MOST_LEVELS ? children : List.of());
        List<Block> blocks = new ArrayList<>(List.of(whole));
        if (level >= MOST_LEVELS) {
            blocks.addAll(children);
        }
        return blocks;
    }

    private static Fields merged(Fields content, Fields more) {
        Fields all = content;
        for (var one : more.values().entrySet()) {
            all = all.with(one.getKey(), one.getValue());
        }
        return all;
    }

    private static List<Block> code(String literal, String info) {
        String text = literal.endsWith("\n") ? literal.substring(0, literal.length() - 1) : literal;
        List<List<Value>> parts = parts(RichTexts.plain(text));
        return parts.stream()
                .map(part -> new Block(
                        "code",
                        Fields.builder()
                                .put("rich_text", Value.of(part))
                                .put("language", Languages.notions(info))
                                .build(),
                        List.of()))
                .toList();
    }

    private static List<Block> html(String literal) {
        String text = literal.strip();
        boolean comment = text.startsWith("<!--") && text.indexOf("-->") == text.length() - 3;
        return text.isEmpty() || comment ? List.of() : texts("paragraph", RichTexts.plain(text));
    }

    /** A block of text; what is too much for one goes on in paragraphs. */
    private static List<Block> texts(String type, List<Value> items) {
        List<Block> blocks = new ArrayList<>();
        for (List<Value> part : parts(items)) {
            blocks.add(new Block(
                    blocks.isEmpty() ? type : "paragraph", Fields.of("rich_text", Value.of(part)), List.of()));
        }
        return blocks;
    }

    /** The rich text in parts that a block can hold each; at least one. */
    private static List<List<Value>> parts(List<Value> items) {
        List<List<Value>> parts = new ArrayList<>();
        List<Value> part = new ArrayList<>();
        int chars = 0;
        for (Value item : items) {
            int more = TextMarkdown.plain(List.of(item)).length();
            if (part.size() == MOST_ITEMS || chars + more > MOST_CHARS) {
                parts.add(part);
                part = new ArrayList<>();
                chars = 0;
            }
            part.add(item);
            chars += more;
        }
        parts.add(part);
        return parts;
    }

    static List<Node> children(Node parent) {
        List<Node> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            children.add(child);
        }
        return children;
    }
}

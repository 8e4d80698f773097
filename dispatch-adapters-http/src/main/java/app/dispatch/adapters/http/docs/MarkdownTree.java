package app.dispatch.adapters.http.docs;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.FieldsBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;

/**
 * Markdown as a tree of plain data, which a browser draws without being given HTML: each part is a text, or has a {@code type}
 * and its parts as {@code children}.
 *
 * @param headings names the headings
 * @param links where a link's destination leads; empty for what is not among these pages
 */
record MarkdownTree(Anchors headings, UnaryOperator<String> links) {
    private static final Map<Class<? extends Node>, String> TYPES = Map.ofEntries(
            Map.entry(Heading.class, "heading"),
            Map.entry(Paragraph.class, "paragraph"),
            Map.entry(BulletList.class, "list"),
            Map.entry(OrderedList.class, "numbers"),
            Map.entry(ListItem.class, "item"),
            Map.entry(BlockQuote.class, "quote"),
            Map.entry(FencedCodeBlock.class, "block"),
            Map.entry(IndentedCodeBlock.class, "block"),
            Map.entry(ThematicBreak.class, "rule"),
            Map.entry(Emphasis.class, "emphasis"),
            Map.entry(StrongEmphasis.class, "strong"),
            Map.entry(Strikethrough.class, "struck"),
            Map.entry(Code.class, "code"),
            Map.entry(HardLineBreak.class, "break"),
            Map.entry(TableBlock.class, "table"),
            Map.entry(TableRow.class, "row"),
            Map.entry(TableCell.class, "cell"));

    /** What a node consists of. */
    List<Value> children(Node node) {
        List<Value> all = new ArrayList<>();
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            all.addAll(values(child));
        }
        return all;
    }

    /** A node that says nothing here stands for what it consists of. */
    private List<Value> values(Node node) {
        return switch (node) {
            case Text text -> List.of(Value.of(text.getLiteral()));
            case HtmlInline html -> List.of(Value.of(html.getLiteral()));
            case HtmlBlock html -> List.of(Value.of(html.getLiteral()));
            case Link link -> link(link);
            default -> node instanceof SoftLineBreak ? List.of(Value.of(" ")) : parts(node);
        };
    }

    private List<Value> parts(Node node) {
        return type(node).isEmpty() ? children(node) : List.of(part(node));
    }

    private List<Value> link(Link link) {
        String to = links.apply(link.getDestination());
        return to.isEmpty()
                ? children(link)
                : List.of(parent("link", link).put("href", to).build());
    }

    private Fields part(Node node) {
        return switch (node) {
            case Heading heading -> heading(heading);
            case Code code -> Fields.of("type", Value.of("code")).with("text", Value.of(code.getLiteral()));
            case FencedCodeBlock block -> block(block.getLiteral(), block.getInfo());
            case IndentedCodeBlock block -> block(block.getLiteral(), "");
            case TableCell cell ->
                parent(cell.isHeader() ? "headerCell" : "cell", cell).build();
            default -> parent(type(node), node).build();
        };
    }

    private Fields heading(Heading heading) {
        return parent("heading", heading)
                .put("level", heading.getLevel())
                .put("id", headings.of(Plain.text(heading)))
                .build();
    }

    private static Fields block(String text, String info) {
        return Fields.builder()
                .put("type", "block")
                .put("text", text.stripTrailing())
                .put("language", info.replaceFirst(" .*", ""))
                .build();
    }

    private FieldsBuilder parent(String type, Node node) {
        return Fields.builder().put("type", type).put("children", Value.of(children(node)));
    }

    private static String type(Node node) {
        return node instanceof Paragraph paragraph && isTight(paragraph) ? "" : TYPES.getOrDefault(node.getClass(), "");
    }

    private static boolean isTight(Paragraph paragraph) {
        return paragraph.getParent() != null
                && paragraph.getParent().getParent() instanceof ListBlock list
                && list.isTight();
    }
}

package app.dispatch.adapters.http.docs;

import java.util.List;
import java.util.Locale;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** What Markdown says, without its marks. */
final class Plain {
    private static final List<Class<? extends Node>> APART =
            List.of(Block.class, TableCell.class, SoftLineBreak.class, HardLineBreak.class);

    private Plain() {}

    /** All words of a node, each block's apart from those of the next. */
    static String text(Node node) {
        StringBuilder to = new StringBuilder();
        collect(node, to);
        return to.toString().strip().replaceAll("\\s+", " ");
    }

    private static void collect(Node node, StringBuilder to) {
        switch (node) {
            case Text text -> to.append(text.getLiteral());
            case Code code -> to.append(code.getLiteral());
            case FencedCodeBlock block -> to.append(block.getLiteral());
            case IndentedCodeBlock block -> to.append(block.getLiteral());
            default -> {
                for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
                    collect(child, to);
                }
            }
        }
        if (APART.stream().anyMatch(kind -> kind.isInstance(node))) {
            to.append(' ');
        }
    }

    /** A heading as the part of an address, as it is on the pages of most places where Markdown is read. */
    static String slug(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }
}

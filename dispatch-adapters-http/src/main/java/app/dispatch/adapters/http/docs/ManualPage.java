package app.dispatch.adapters.http.docs;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;

/**
 * One page of the manual.
 *
 * @param name its folder and its file without the ending, such as {@code guide/plans}
 * @param markdown what stands in the file
 */
record ManualPage(String name, String markdown) {
    /** A part of a page, from one heading to the next. */
    record Part(String title, String anchor, String text) {}

    private Node parsed() {
        return Parser.builder()
                .extensions(List.of(TablesExtension.create(), StrikethroughExtension.create()))
                .build()
                .parse(markdown);
    }

    /** Its address. */
    String path() {
        return "/docs/" + name;
    }

    /** Its first heading. */
    String title() {
        return parts().getFirst().title();
    }

    /** The page as data: its title, and its parts in order. */
    Fields content(Manual manual) {
        List<Value> children = new MarkdownTree(new Anchors(), to -> manual.address(this, to)).children(parsed());
        return Fields.builder()
                .put("title", title())
                .put("path", path())
                .put("children", Value.of(children))
                .build();
    }

    /** What it says, part by part; code too. */
    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        Anchors anchors = new Anchors();
        String title = "";
        String anchor = "";
        StringBuilder text = new StringBuilder();
        for (Node block = parsed().getFirstChild(); block != null; block = block.getNext()) {
            if (block instanceof Heading heading) {
                if (!title.isEmpty()) {
                    parts.add(new Part(title, anchor, text.toString().strip()));
                }
                title = Plain.text(heading);
                anchor = anchors.of(title);
                text.setLength(0);
            } else {
                text.append(Plain.text(block)).append(' ');
            }
        }
        parts.add(new Part(title, anchor, text.toString().strip()));
        return parts;
    }
}

package app.dispatch.adapters.tools.connector.notion;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Node;

/** Makes Notion's table of a Markdown one; every row gets as many cells as the longest has. */
final class MarkdownTable {
    private static final int MOST_ITEMS = 100;

    /** Notion takes no wider table: a row is an array. */
    private static final int MOST_COLUMNS = 100;

    private static final int MOST_CELLS = 500_000;
    private static final Pattern DELIMITERS = Pattern.compile("[\\s>|:-]+");

    private MarkdownTable() {}

    /** Whether a table could be wider than Notion's, or of so many cells that a short text would fill the memory. */
    static boolean mayBeTooWide(String markdown) {
        long columns = markdown.lines()
                .filter(line ->
                        line.indexOf('|') >= 0 && DELIMITERS.matcher(line).matches())
                .mapToLong(line ->
                        Math.max(1, line.strip().chars().filter(c -> c == '|').count() - 1))
                .max()
                .orElse(0);
        return columns > MOST_COLUMNS || columns * markdown.lines().count() > MOST_CELLS;
    }

    static List<Block> of(TableBlock table) {
        List<List<Value>> rows = new ArrayList<>();
        for (Node part : MarkdownBlocks.children(table)) {
            for (Node row : MarkdownBlocks.children(part)) {
                if (row instanceof TableRow) {
                    rows.add(MarkdownBlocks.children(row).stream()
                            .map(MarkdownTable::cell)
                            .toList());
                }
            }
        }
        int width = rows.stream().mapToInt(List::size).max().orElse(0);
        Fields content = Fields.builder()
                .put("table_width", width)
                .put("has_column_header", true)
                .put("has_row_header", false)
                .build();
        return List.of(new Block(
                "table", content, rows.stream().map(cells -> row(cells, width)).toList()));
    }

    /** A cell that looks like too many things keeps its text and loses the looks. */
    private static Value cell(Node cell) {
        List<Value> items = RichTexts.of(MarkdownBlocks.children(cell));
        return Value.of(items.size() > MOST_ITEMS ? RichTexts.plain(TextMarkdown.plain(items)) : items);
    }

    private static Block row(List<Value> cells, int width) {
        List<Value> all = new ArrayList<>(cells);
        while (all.size() < width) {
            all.add(Value.of(List.of()));
        }
        return new Block("table_row", Fields.of("cells", Value.of(all)), List.of());
    }
}

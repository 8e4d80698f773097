package app.dispatch.server.command;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Bool;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Items;
import app.dispatch.domain.value.Value.Null;
import app.dispatch.domain.value.Value.Num;
import app.dispatch.domain.value.Value.Text;
import app.dispatch.server.terminal.Words;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Things as rows of text, with a heading over each column. */
final class Table {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final int WIDEST = 70;

    private record Column(String head, Function<Fields, String> cell) {}

    private final List<Column> columns = new ArrayList<>();

    private Table() {}

    /** A table of these members, each under its own name. */
    static Table of(String... members) {
        return new Table().and(members);
    }

    /** The same with these members behind. */
    Table and(String... members) {
        for (String member : members) {
            add(member, row -> text(row.get(member).orElse(Value.NULL)));
        }
        return this;
    }

    /** The same with a time that the API tells in milliseconds. */
    Table time(String head, String member) {
        return add(head, row -> row.get(member).orElse(Value.NULL) instanceof Num at ? time(at) : "");
    }

    Table add(String head, Function<Fields, String> cell) {
        columns.add(new Column(head, cell));
        return this;
    }

    private static String time(Num at) {
        return TIME.format(Instant.ofEpochMilli(at.value().longValue()).atZone(ZoneId.systemDefault()));
    }

    private static String text(Value value) {
        return switch (value) {
            case Null() -> "";
            case Bool(boolean truth) -> truth ? "yes" : "no";
            case Num number -> number.text();
            case Text(String text) -> text;
            case Items(List<Value> items) -> items.stream().map(Table::text).collect(Collectors.joining(", "));
            case Fields fields -> String.join(", ", fields.values().keySet());
        };
    }

    /** Writes the rows; {@code none} where there are none. */
    void show(List<Value> things, String none, Consumer<String> to) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(columns.stream().map(column -> heading(column.head())).toList());
        for (Value thing : things) {
            if (thing instanceof Fields row) {
                rows.add(columns.stream()
                        .map(column -> Words.cut(column.cell().apply(row), WIDEST))
                        .toList());
            }
        }
        if (rows.size() == 1) {
            to.accept(none);
            return;
        }
        List<Integer> widths = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            widths.add(rows.stream()
                    .mapToInt(row -> row.get(column).length())
                    .max()
                    .orElse(0));
        }
        rows.forEach(row -> to.accept(line(row, widths)));
    }

    /** {@code lastRunAt} as {@code LAST RUN AT}. */
    private static String heading(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1 $2").toUpperCase(Locale.ROOT);
    }

    private static String line(List<String> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            line.append(Words.padded(row.get(i), widths.get(i))).append("  ");
        }
        return line.toString().stripTrailing();
    }
}

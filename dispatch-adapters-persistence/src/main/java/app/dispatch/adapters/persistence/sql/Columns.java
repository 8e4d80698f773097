package app.dispatch.adapters.persistence.sql;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Function;
import org.jdbi.v3.core.argument.Argument;
import org.jspecify.annotations.Nullable;

/** The forms of values in columns: long texts, times as epoch milliseconds, the names of enums. */
public final class Columns {
    /** H2 takes strings up to 1,048,576 characters; longer ones must come and go as streams. */
    private static final int LONGEST_STRING = 1_000_000;

    private Columns() {}

    /** A text of any length, to bind. */
    public static Argument text(String text) {
        return (position, statement, context) -> {
            if (text.length() <= LONGEST_STRING) {
                statement.setString(position, text);
            } else {
                statement.setCharacterStream(position, new StringReader(text), text.length());
            }
        };
    }

    /** A text of any length. */
    public static String text(ResultSet row, String column) throws SQLException {
        try (Reader reader = row.getCharacterStream(column)) {
            StringWriter text = new StringWriter();
            reader.transferTo(text);
            return text.toString();
        } catch (IOException e) {
            throw new SQLException("a text cannot be read", e);
        }
    }

    /** A text of any length that may not be there. */
    public static @Nullable String textOrNull(ResultSet row, String column) throws SQLException {
        return row.getObject(column) == null ? null : text(row, column);
    }

    /** A time, to bind. */
    public static @Nullable Long millis(@Nullable Instant at) {
        return at == null ? null : at.toEpochMilli();
    }

    /** A time that is there. */
    public static Instant time(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }

    /** A time that may not be there. */
    public static @Nullable Instant timeOrNull(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    /** What a name that may not be there stands for. */
    public static <T> @Nullable T named(ResultSet row, String column, Function<String, T> read) throws SQLException {
        String name = row.getString(column);
        return name == null ? null : read.apply(name);
    }

    /** That of the values whose name is in the column. */
    public static <E> E oneOf(ResultSet row, String column, E[] values, Function<E, String> name) throws SQLException {
        String stored = row.getString(column);
        return Arrays.stream(values)
                .filter(value -> name.apply(value).equals(stored))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("unknown " + column + ": " + stored));
    }
}

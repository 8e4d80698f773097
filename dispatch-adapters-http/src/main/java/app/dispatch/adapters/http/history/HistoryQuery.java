package app.dispatch.adapters.http.history;

import app.dispatch.adapters.http.web.PageMark;
import app.dispatch.adapters.http.web.Parameters;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.run.RunCause;
import app.dispatch.domain.run.RunId;
import app.dispatch.domain.run.RunQuery;
import app.dispatch.domain.run.RunQuery.Cursor;
import app.dispatch.domain.run.RunQuery.Filter;
import app.dispatch.domain.run.RunQuery.Window;
import app.dispatch.domain.workflow.WorkflowId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Reads which runs a request asks for from its query. A problem's path is the name of the parameter. */
final class HistoryQuery {
    static final String[] PARAMETERS = {"workflowId", "status", "trigger", "from", "to", "text", "limit", "cursor"};

    private static final int LONGEST_TEXT = 200;

    private static final String A_TIME = "a time in milliseconds since 1970";
    private static final long LATEST_MS = 253_402_300_799_999L; // the end of the year 9999

    private final Parameters call;
    private final List<Problem> problems = new ArrayList<>();

    private HistoryQuery(Parameters call) {
        this.call = call;
    }

    /**
     * What the call asks for.
     *
     * @throws Refusal {@code bad_request} with all that is wrong
     */
    static RunQuery read(Parameters call) {
        HistoryQuery from = new HistoryQuery(call);
        Optional<WorkflowId> workflow = from.parameter("workflowId", "the id of a workflow", WorkflowId::new);
        Optional<Filter> filter = from.parameter("status", oneOf(Filter.values()), HistoryQuery::filter);
        Optional<RunCause> cause = from.parameter("trigger", oneOf(RunCause.values()), HistoryQuery::cause);
        Optional<Instant> since = from.parameter("from", A_TIME, HistoryQuery::time);
        Optional<Instant> until = from.parameter("to", A_TIME, HistoryQuery::time);
        Optional<String> text = from.parameter(
                "text", "1 to " + LONGEST_TEXT + " characters, not all of them blank", HistoryQuery::text);
        Optional<Integer> limit = from.parameter("limit", "a number from 1 to " + RunQuery.MOST, HistoryQuery::limit);
        Optional<Cursor> cursor = from.parameter("cursor", "a nextCursor", HistoryQuery::cursor);
        if (!from.problems.isEmpty()) {
            throw Refusal.of(ErrorCode.BAD_REQUEST, "The request's query is not valid", from.problems);
        }
        return new RunQuery(
                workflow.orElse(null),
                filter.orElse(Filter.ENDED),
                cause.orElse(null),
                new Window(since.orElse(null), until.orElse(null)),
                text.orElse(null),
                limit.orElse(RunQuery.DEFAULT),
                cursor.orElse(null));
    }

    /** The cursor as clients get it. */
    static String write(Cursor cursor) {
        return new PageMark(cursor.startedAtMs(), cursor.id()).toString();
    }

    private <T> Optional<T> parameter(String name, String what, Function<String, T> read) {
        return call.query(name, what, read, problems);
    }

    private static String oneOf(Enum<?>[] values) {
        return "one of "
                + String.join(
                        ", ", Arrays.stream(values).map(HistoryQuery::name).toList());
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static Filter filter(String text) {
        return named(Filter.values(), text);
    }

    private static RunCause cause(String text) {
        return named(RunCause.values(), text);
    }

    private static <E extends Enum<E>> E named(E[] values, String text) {
        return Arrays.stream(values)
                .filter(value -> name(value).equals(text))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new);
    }

    private static Instant time(String text) {
        long ms = Long.parseLong(text);
        if (ms < 0 || ms > LATEST_MS) {
            throw new IllegalArgumentException();
        }
        return Instant.ofEpochMilli(ms);
    }

    private static String text(String text) {
        if (text.isBlank() || text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException();
        }
        return text;
    }

    private static int limit(String text) {
        int limit = Integer.parseInt(text);
        if (limit < 1 || limit > RunQuery.MOST) {
            throw new IllegalArgumentException();
        }
        return limit;
    }

    private static Cursor cursor(String text) {
        PageMark mark = PageMark.parse(text);
        return new Cursor(mark.at(), new RunId(mark.id()).value());
    }
}

package app.dispatch.server;

import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.domain.value.Value.Text;
import app.dispatch.server.terminal.Words;
import java.util.List;
import java.util.stream.Stream;

/** A refusal as lines for people: what is wrong, then a line for each problem. */
final class RefusalText {
    private static final int WIDEST = 1_000;

    private RefusalText() {}

    /** What is wrong. */
    static String firstLine(Refusal refusal) {
        int count = refusal.details().items("problems").size();
        return refusal.errorCode() == ErrorCode.PLAN_INVALID && count > 0
                ? "The plan is not valid: " + (count == 1 ? "1 problem" : count + " problems")
                : Words.cut(text(refusal), WIDEST);
    }

    /** Whatever it was looked for by: what does not exist and what is another's read the same. */
    private static String text(Refusal refusal) {
        return refusal.errorCode() == ErrorCode.NOT_FOUND
                ? refusal.details()
                        .text("kind")
                        .map(kind -> "There is no such " + kind)
                        .orElse(refusal.text())
                : refusal.text();
    }

    /** The lines after it: each problem with its place, and what was understood of a brief. */
    static List<String> more(Refusal refusal) {
        Fields details = refusal.details();
        return Stream.of(
                        details.items("problems").stream().map(problem -> "  " + problem(problem)),
                        texts(details, "understood", "  understood: "),
                        texts(details, "notUnderstood", "  not understood: "))
                .flatMap(lines -> lines)
                .toList();
    }

    private static Stream<String> texts(Fields details, String key, String label) {
        return details.items(key).stream()
                .flatMap(item -> item instanceof Text(String text)
                        ? Stream.of(label + Words.cut(text, WIDEST))
                        : Stream.empty());
    }

    private static String problem(Value problem) {
        return problem instanceof Fields fields
                ? Words.cut(
                        fields.text("place").map(place -> place + ": ").orElse("")
                                + fields.text("path").orElse("") + " "
                                + fields.text("message").orElse(""),
                        WIDEST)
                : "";
    }
}

package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.wire.Opposite;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a call ends.
 *
 * @param codes the status codes that it answers with; none when it is only said whether it goes well
 * @param holds whether that is so, or is not so
 */
record Outcome(List<StatusCodes.Range> codes, boolean holds) {
    private static final int FIRST_ERROR = 400;

    Outcome {
        codes = List.copyOf(codes);
    }

    /** The expression of it; a step that failed answers with no code at all, and so with none of them. */
    String expression(String step) {
        String status = "steps." + step + ".status";
        String code = "steps." + step + ".output.status";
        if (codes.isEmpty()) {
            return holds
                    ? status + " == 'ok' && " + code + " < " + FIRST_ERROR
                    : status + " == 'failed' || " + code + " >= " + FIRST_ERROR;
        }
        String any = codes.stream()
                .map(range -> codes.size() > 1 ? Opposite.grouped(range(range, code)) : range(range, code))
                .collect(Collectors.joining(holds ? " || " : " && "));
        String one = holds ? any : Opposite.grouped(any);
        return holds ? one : status + " == 'failed' || " + one;
    }

    private String range(StatusCodes.Range range, String code) {
        if (range.first() == range.last()) {
            return code + (holds ? " == " : " != ") + range.first();
        }
        return holds
                ? code + " >= " + range.first() + " && " + code + " < " + (range.last() + 1)
                : code + " < " + range.first() + " || " + code + " > " + range.last();
    }
}

package app.dispatch.application.integration;

import app.dispatch.application.tool.Connector;
import app.dispatch.domain.error.DidYouMean;
import app.dispatch.domain.error.ErrorCode;
import app.dispatch.domain.error.Problem;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.tool.FieldDef;
import app.dispatch.domain.tool.ToolDef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Checks what a user enters to connect a tool, and collects all that is wrong with it; for one use. */
final class FieldCheck {
    private static final int LONGEST = 16_384;
    private static final Pattern LINE = Pattern.compile("[\\x20-\\x7e]*");
    private static final Pattern LINES = Pattern.compile("[\\x20-\\x7e\\n]*");

    private final ToolDef tool;
    private final List<Problem> problems = new ArrayList<>();

    private FieldCheck(ToolDef tool) {
        this.tool = tool;
    }

    /**
     * The fields in the tool's order, without the blank ones and blanks around them.
     *
     * @throws Refusal {@code bad_request} with all that is wrong
     */
    static Map<String, String> checked(Connector connector, Map<String, String> given) {
        ToolDef tool = connector.definition();
        FieldCheck check = new FieldCheck(tool);
        check.unknown(given);
        Map<String, String> fields = check.known(given);
        if (check.problems.isEmpty()) {
            check.complete(fields);
        }
        if (check.problems.isEmpty()) {
            connector
                    .check(IntegrationService.fields(fields))
                    .forEach(problem -> check.problems.add(problem.under("/fields")));
        }
        if (!check.problems.isEmpty()) {
            throw Refusal.of(ErrorCode.BAD_REQUEST, tool.label() + " cannot be connected like this", check.problems);
        }
        return fields;
    }

    private void unknown(Map<String, String> given) {
        Set<String> known = tool.fields().stream().map(FieldDef::key).collect(Collectors.toSet());
        for (String key : given.keySet()) {
            if (!known.contains(key)) {
                problem(key, "is no field of " + tool.label() + DidYouMean.hint(key, known));
            }
        }
    }

    private Map<String, String> known(Map<String, String> given) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (FieldDef field : tool.fields()) {
            String value = given.getOrDefault(field.key(), "").replace("\r\n", "\n");
            String kept = value.strip();
            if (!kept.isEmpty()) {
                check(field, kept);
                fields.put(field.key(), kept);
            } else if (field.required()) {
                problem(field.key(), given.containsKey(field.key()) ? "must not be blank" : "is required");
            }
        }
        return fields;
    }

    private void check(FieldDef field, String value) {
        if (value.length() > LONGEST) {
            problem(field.key(), "must be at most " + LONGEST + " characters long");
        } else if (!(field.multiline() ? LINES : LINE).matcher(value).matches()) {
            problem(
                    field.key(),
                    field.multiline()
                            ? "must be lines of printable ASCII characters"
                            : "must be one line of printable ASCII characters, since it is sent in a header");
        }
    }

    private void complete(Map<String, String> fields) {
        if (tool.fields().isEmpty()) {
            problems.add(new Problem("/fields", "cannot be: " + tool.label() + " needs no connection"));
        } else if (!tool.isConnectedBy(fields.keySet())) {
            String ways = tool.ways().stream().map(this::way).collect(Collectors.joining(", or "));
            problems.add(new Problem("/fields", "must hold " + ways));
        }
    }

    /** The way's keys, in the order of the tool's fields. */
    private String way(Set<String> keys) {
        return tool.fields().stream().map(FieldDef::key).filter(keys::contains).collect(Collectors.joining(" and "));
    }

    private void problem(String key, String message) {
        problems.add(new Problem(Problem.pointer("/fields", key), message));
    }
}

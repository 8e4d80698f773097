package app.dispatch.domain.tool;

import app.dispatch.domain.error.Problem;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds what a tool's declaration says of roles, forms, units, orders, words and events that nobody can go by. */
public final class DeclarationCheck {
    private final ToolDef tool;
    private final List<Problem> problems = new ArrayList<>();

    private DeclarationCheck(ToolDef tool) {
        this.tool = tool;
    }

    /** All that is wrong, with JSON pointers into a declaration with the members of {@link ToolDef}; empty when nothing is. */
    public static List<Problem> of(ToolDef tool) {
        DeclarationCheck check = new DeclarationCheck(tool);
        for (int i = 0; i < tool.ops().size(); i++) {
            check.op(tool.ops().get(i), "/ops/" + i);
        }
        for (int i = 0; i < tool.events().size(); i++) {
            check.event(tool.events().get(i), "/events/" + i);
        }
        return List.copyOf(check.problems);
    }

    private void op(OpDef op, String path) {
        members(op.params(), path + "/params", true, Set.of());
        members(
                op.output(),
                path + "/output",
                false,
                op.params().fields("properties").values().keySet());
    }

    private void members(Fields object, String path, boolean given, Set<String> params) {
        for (Map.Entry<String, Value> member :
                object.fields("properties").values().entrySet()) {
            if (member.getValue() instanceof Fields schema) {
                String at = Problem.pointer(path + "/properties", member.getKey());
                new MemberCheck(schema, at, given, params, problems).check();
                members(schema, at, given, params);
                members(schema.fields("items"), at + "/items", given, params);
            }
        }
    }

    private void event(ToolEvent event, String path) {
        if (event.words().isEmpty() || event.words().stream().anyMatch(String::isBlank)) {
            problems.add(new Problem(path + "/words", "An event has words that people say of it, none of them blank"));
        }
        ToolEvent.Poll poll = event.poll();
        if (poll == null) {
            if (event.hook() == null) {
                problems.add(new Problem(path, "An event is noticed by a `hook`, or by a `poll`"));
            }
            return;
        }
        Optional<OpDef> op = tool.ops().stream()
                .filter(one -> one.id().equals(poll.op()) && one.effect().strongest() == Effect.READ)
                .findFirst();
        if (op.isEmpty()) {
            problems.add(new Problem(path + "/poll/op", "The tool has no operation `" + poll.op() + "` that reads"));
            return;
        }
        Annotations said = Annotations.of(op.get());
        for (String param : poll.params().values().keySet()) {
            if (said.param(param).isEmpty()) {
                problems.add(new Problem(
                        Problem.pointer(path + "/poll/params", param),
                        "The operation `" + poll.op() + "` has no parameter `" + param + "`"));
            }
        }
    }
}

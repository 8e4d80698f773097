package app.dispatch.server;

import app.dispatch.adapters.tools.planner.BuiltinPlanner;
import app.dispatch.application.Dispatch;
import app.dispatch.application.Outside;
import app.dispatch.application.expression.CelExpressions;
import app.dispatch.application.expression.ExpressionInvalid;
import app.dispatch.application.json.Json;
import app.dispatch.application.json.ParamsSchema;
import app.dispatch.domain.error.Refusal;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.Arrays;
import java.util.Optional;

/**
 * Does once what the first brief needs, on threads that have nothing else to do: what is used for the first time is read
 * from disk, linked and interpreted, which takes many times as long as all later uses.
 */
final class Rehearsal {
    private static final String BRIEF =
            "Every weekday at 9 list the open issues of acme/api and, if there are any, send them to #dev on Slack";
    private static final String EXPRESSION = "steps.a.output.items.map(i, '- ' + string(i.title)).join('\\n')";

    private static final Fields SCHEMA = Fields.of("type", Value.of("object"));

    private Rehearsal() {}

    /** Begins with what needs no settings, where the arguments say that a brief is going to be planned in this process. */
    static void begin(String... args) {
        if (args.length > 1 && args[0].equals("parse") && !Arrays.asList(args).contains("--server")) {
            aside("rehearsal", Rehearsal::all);
        }
    }

    /** In the order in which a brief needs it. */
    private static void all() {
        var unused = Json.parse("0.5");
        ofWords();
        ofExpressions();
    }

    private static void aside(String name, Runnable work) {
        Thread.ofPlatform().daemon().name(name).start(work);
    }

    private static void ofExpressions() {
        try {
            new CelExpressions().compile(EXPRESSION, false);
        } catch (ExpressionInvalid never) {
            throw new IllegalStateException(never);
        }
    }

    private static void ofWords() {
        BuiltinPlanner.readWords();
        new ParamsSchema().check(SCHEMA, Fields.empty(), "", at -> false).forEach(problem -> {
            throw new IllegalStateException(problem.message());
        });
    }

    /** Plans and checks a brief in a Dispatch of its own. */
    static void ofBriefs(Outside outside) {
        try (Dispatch dispatch = Dispatch.wire(outside)) {
            dispatch.composer().parse(BRIEF, Optional.empty());
        } catch (Refusal refused) {
            // It is not for this to say whether a brief can be planned.
        }
    }
}

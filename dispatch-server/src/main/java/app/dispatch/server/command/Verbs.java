package app.dispatch.server.command;

import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import app.dispatch.server.client.Request;
import app.dispatch.server.command.Verb.Action;
import app.dispatch.server.settings.CannotStart;
import java.util.function.Function;

/** What many verbs do. */
final class Verbs {
    private static final String LIMIT = "--limit";

    private Verbs() {}

    /** Asks for one page of things, and shows them as a table. */
    static Action list(String path, String member, String none, Table table) {
        return asked -> list(asked, Request.get(path), member, none, table);
    }

    static int list(Asked asked, Request request, String member, String none, Table table) throws CannotStart {
        Request page =
                asked.option(LIMIT).map(most -> request.query("limit", most)).orElse(request);
        Fields answer = asked.ask(page);
        return asked.show(answer, all -> {
            table.show(answer.items(member), none, asked.surroundings().out()::println);
            answer.text("nextCursor")
                    .ifPresent(more ->
                            asked.surroundings().out().println("… there are more; --limit says how many are listed"));
        });
    }

    /** The verb with the option that says how many things are listed. */
    static Verb limited(Verb verb) {
        return verb.option(LIMIT, "N", "How many at most.");
    }

    /** Asks, and shows one member of the answer. */
    static Action show(Function<Asked, Request> request, String member) {
        return asked -> asked.show(asked.ask(request.apply(asked)).get(member).orElse(Value.NULL));
    }

    /** Asks, and says so. */
    static Action tell(Function<Asked, Request> request, Function<Asked, String> done) {
        return asked -> {
            Fields answer = asked.ask(request.apply(asked));
            return asked.show(answer, all -> asked.surroundings().out().println(done.apply(asked)));
        };
    }
}

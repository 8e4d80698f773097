package app.dispatch.adapters.tools.planner.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds who gets what a piece sends when it does not say so, and adds it to what is wanted. */
final class Recipients {
    private static final Set<String> ANSWERING = Set.of("reply", "respond", "answer");
    private static final Set<String> SENDING = Set.of(
            "send", "email", "mail", "notify", "alert", "tell", "message", "ping", "dm", "share", "remind", "inform",
            "page", "warn", "slack");

    private final Vocabulary vocabulary;
    private final List<Act> acts;
    private final Set<String> named;

    Recipients(Vocabulary vocabulary, List<Act> acts, Set<String> named) {
        this.vocabulary = vocabulary;
        this.acts = acts;
        this.named = named;
    }

    /** What is sent without a word on where goes to the tool of the verb, or to whoever wrote the brief. */
    void add(Piece piece, Act.To to) {
        Verb verb = piece.verb();
        boolean tells = verb.is(Verb.Kind.TELL);
        boolean open = !to.said() && verb.puts();
        if (open || (tells && to.person && to.tools.isEmpty())) {
            vocabulary.owner(verb.word()).ifPresent(to.tools::add);
        }
        if (!to.said() && ANSWERING.contains(verb.word())) {
            home().ifPresent(to.tools::add);
        }
        if (!to.said() && (tells || SENDING.contains(verb.word()))) {
            to.person = true;
            to.assumed = true;
        }
        keep(to);
    }

    /** The tool of what was looked at last: an answer goes there. */
    private Optional<String> home() {
        return acts.stream()
                .filter(Act.From.class::isInstance)
                .map(Act.From.class::cast)
                .map(from -> from.mention().tool().isEmpty()
                        ? from.tools().stream().findFirst().orElse("")
                        : from.mention().tool())
                .filter(tool -> !tool.isEmpty())
                .reduce((first, second) -> second)
                .or(() -> named.stream().findFirst());
    }

    private void keep(Act.To to) {
        if (!to.said()) {
            return;
        }
        to.service.ifPresent(service -> {
            Act.To call = new Act.To(to.piece);
            call.service = to.service;
            call.quotes.addAll(to.quotes);
            acts.add(call);
        });
        if (to.tools.size() > 1) {
            to.tools.forEach(tool -> acts.add(to.on(tool)));
        } else if (to.service.isEmpty() || !to.tools.isEmpty() || !to.handles.isEmpty() || to.person) {
            to.service = Optional.empty();
            split(to).forEach(acts::add);
        }
    }

    /** "to #a, #b and #c": one for each. */
    private static List<Act.To> split(Act.To to) {
        boolean channels = to.handles.size() > 1 && to.handles.stream().allMatch(one -> one.startsWith("#"));
        if (!channels) {
            return List.of(to);
        }
        List<Act.To> all = new ArrayList<>();
        for (String handle : to.handles) {
            Act.To one = to.copy();
            one.handles.add(handle);
            all.add(one);
        }
        return all;
    }
}

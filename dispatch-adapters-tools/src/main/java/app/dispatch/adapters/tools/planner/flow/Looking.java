package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.flow.Mention.Kind;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks for what a brief waits for, where nothing calls. */
final class Looking {
    private static final Phrases NEWS = Phrases.of("every new | each new | any new | all new | new incoming");

    private Looking() {}

    /** Whether a brief says that something is done whenever there is something to do. */
    static boolean byItself(Tokens tokens) {
        boolean starts = tokens.is(0, Set.of("new"));
        return starts
                || tokens.find(
                                0,
                                i -> tokens.is(i, Lexicon.BY_ITSELF)
                                        || NEWS.at(tokens, i)
                                        || tokens.word(i).startsWith("auto-"))
                        < tokens.size();
    }

    /** What is looked at. */
    static Optional<Act> at(Event event, Vocabulary vocabulary) {
        Piece piece = Piece.looking(0, 0, event.words(), event.mentions());
        List<String> handles = event.mentions().stream()
                .filter(mention -> mention.is(Kind.HANDLE) && mention.word().matches("#.*|.*/.*"))
                .map(Mention::word)
                .toList();
        Set<String> tools = new HashSet<>();
        event.mentions().stream().filter(one -> one.is(Kind.TOOL)).forEach(one -> tools.add(one.tool()));
        return first(event, Kind.LINK)
                .or(() -> event.mentions().stream()
                        .filter(one -> one.is(Kind.THING) && gives(one, tools, vocabulary))
                        .findFirst())
                .or(() -> first(event, Kind.TOOL))
                .or(() -> first(event, Kind.SERVICE))
                .map(mention -> new Act.From(
                        piece,
                        mention,
                        Naming.called(event.words(), mention, vocabulary),
                        around(event.words(), mention),
                        tools,
                        handles,
                        event.is(Event.Kind.HAPPENS)));
    }

    private static boolean gives(Mention thing, Set<String> tools, Vocabulary vocabulary) {
        return vocabulary.of(thing.word()).stream()
                .anyMatch(one -> one.role() == Operation.Role.SOURCE
                        && (!thing.tool().isEmpty()
                                || (tools.isEmpty()
                                        ? !Lexicon.WEAK.contains(thing.word())
                                        : tools.contains(one.tool().id())))
                        && (thing.tool().isEmpty() || one.is(thing.tool())));
    }

    private static Optional<Mention> first(Event event, Kind kind) {
        return event.mentions().stream().filter(mention -> mention.is(kind)).findFirst();
    }

    private static Tokens around(Tokens words, Mention mention) {
        List<Token> around = new ArrayList<>(words.slice(0, mention.at()).list());
        around.addAll(words.slice(mention.end(), words.size()).list());
        return new Tokens(words.text(), around);
    }
}

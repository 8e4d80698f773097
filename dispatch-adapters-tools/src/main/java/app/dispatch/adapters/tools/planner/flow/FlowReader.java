package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.flow.Mention.Kind;
import app.dispatch.adapters.tools.planner.flow.Operation.Role;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import app.dispatch.domain.webhook.VerifierKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a brief as a flow; remembers what of it was read. */
final class FlowReader {
    private final Vocabulary vocabulary;
    private final Chooser chooser;
    private final boolean timed;
    private long window;
    private final Set<Integer> read = new HashSet<>();
    private boolean watched;
    private boolean waits;

    /**
     * @param timed whether the brief has a schedule
     * @param window how many minutes there are between two runs
     */
    FlowReader(Vocabulary vocabulary, boolean timed, long window) {
        this.vocabulary = vocabulary;
        this.chooser = new Chooser(vocabulary);
        this.timed = timed;
        this.window = window;
    }

    /** Where the words start that were read. */
    Set<Integer> read() {
        return read;
    }

    /** The flow of a brief; empty when it is none. */
    Optional<Flow> read(Tokens tokens) throws Unclear {
        Optional<EventReader.Found> found = EventReader.read(tokens, vocabulary);
        Optional<Event> event = found.map(EventReader.Found::event);
        Wishes wishes = new Wishes(vocabulary, read);
        read(Parts.of(found.map(EventReader.Found::rest).orElse(tokens), vocabulary, read), wishes);
        if (wishes.to.isEmpty()) {
            return Optional.empty();
        }
        boolean watches = wishes.from.stream().anyMatch(Wish.From::watched);
        boolean polled = event.map(one -> !(one instanceof Event.Happens happens) || polled(happens, wishes))
                .orElse(false);
        event.filter(one -> polled).ifPresent(one -> look(one, wishes));
        waits = polled && event.filter(one -> one instanceof Event.Happens).isPresent();
        window = timed ? window : Pace.of(event, watches).minutes();
        List<Flow.Target> targets = targets(wishes);
        List<Flow.Source> sources = sources(wishes, targets);
        event.ifPresent(one -> one.words().list().forEach(token -> read.add(token.start())));
        if (sources.isEmpty() && (event.isEmpty() || polled)) {
            return event.filter(one -> one instanceof Event.Answers).isPresent()
                    ? Optional.of(new Flow(event, true, sources, wishes.works, targets, true))
                    : Optional.empty();
        }
        watched |= event.isPresent() && polled;
        return Optional.of(new Flow(event, polled, sources, wishes.works, targets, watched));
    }

    /** A sentence that takes something else somewhere else is a flow of its own: the two are not mixed. */
    private void read(List<Part> parts, Wishes wishes) throws Unclear {
        int sentence = 0;
        int from = 0;
        int to = 0;
        for (Part part : parts) {
            if (part.sentence() != sentence) {
                sentence = part.sentence();
                from = wishes.from.size();
                to = wishes.to.size();
            }
            wishes.read(part);
            if (to > 0 && wishes.from.size() > from && wishes.to.size() > to) {
                throw new Unclear("this says more than one thing to look at and to tell; make one plan for each");
            }
            mark(part.tokens(), part.mentions());
        }
    }

    /** Whether looking is the only way to notice: the tool calls no webhook whose signature can be checked. */
    private boolean polled(Event.Happens event, Wishes wishes) {
        if (timed || event.each()) {
            return true;
        }
        Set<String> tools = tools(event.mentions());
        boolean calls = Arrays.stream(VerifierKind.values()).anyMatch(kind -> tools.contains(kind.id()));
        return !calls && !tools.isEmpty() && wishes.from.stream().noneMatch(one -> one.watched());
    }

    /** The tools that what happens may be about: those that are named, else those that know such things. */
    private Set<String> tools(List<Mention> mentions) {
        Set<String> named = new LinkedHashSet<>();
        mentions.forEach(mention -> named.add(mention.tool()));
        named.remove("");
        if (named.isEmpty()) {
            mentions.stream()
                    .filter(mention -> mention.is(Kind.THING))
                    .limit(1)
                    .flatMap(mention -> vocabulary.of(mention.word()).stream())
                    .filter(operation -> operation.role() == Role.SOURCE)
                    .forEach(operation -> named.add(operation.tool().id()));
        }
        return named;
    }

    private void look(Event event, Wishes wishes) {
        List<Mention> mentions = switch (event) {
            case Event.Answers answers -> List.of();
            case Event.Happens happens -> happens.mentions();
            case Event.Any any -> any.mentions();
        };
        List<String> handles = mentions.stream()
                .filter(mention -> mention.is(Kind.HANDLE) && mention.word().matches("#.*|.*/.*"))
                .map(Mention::word)
                .toList();
        Optional<Mention> thing = mentions.stream()
                .filter(mention -> mention.is(Kind.THING))
                .findFirst()
                .or(() -> mentions.stream()
                        .filter(mention -> mention.is(Kind.TOOL))
                        .findFirst());
        Set<String> tools = new HashSet<>();
        mentions.stream().filter(mention -> mention.is(Kind.TOOL)).forEach(mention -> tools.add(mention.tool()));
        thing.ifPresent(mention -> {
            List<Token> around =
                    new ArrayList<>(event.words().slice(0, mention.at()).list());
            around.addAll(
                    event.words().slice(mention.end(), event.words().size()).list());
            wishes.from.addFirst(new Wish.From(
                    mention,
                    Wishes.called(event.words(), mention, vocabulary),
                    new Tokens(event.words().text(), around),
                    tools,
                    handles,
                    true));
        });
    }

    private List<Flow.Target> targets(Wishes wishes) throws Unclear {
        List<Flow.Target> targets = new ArrayList<>();
        for (Wish.To wish : wishes.to) {
            Operation operation = chooser.target(wish)
                    .orElseThrow(() ->
                            new Unclear("no tool that may be used can " + (wish.verb.isEmpty() ? "take" : wish.verb)
                                    + (wish.person ? " to somebody" : " this") + "; name one"));
            Set<String> notes = new LinkedHashSet<>();
            if (wish.assumed) {
                notes.add("It was not said who is told: it is you.");
            }
            if (wish.tools.isEmpty() && wish.person) {
                notes.add("No tool was named for it: “" + operation.op().title() + "” on "
                        + operation.tool().label() + " is taken.");
            }
            targets.add(new Flow.Target(operation, wish.handles, wish.quotes, notes));
        }
        return targets;
    }

    private List<Flow.Source> sources(Wishes wishes, List<Flow.Target> targets) {
        Set<String> used = new HashSet<>();
        targets.forEach(target -> used.add(target.operation().tool().id()));
        List<Flow.Source> sources = new ArrayList<>();
        List<Mention> chosen = new ArrayList<>();
        for (Wish.From wish : wishes.from) {
            Optional<Operation> operation = wish.mention().is(Kind.LINK)
                    ? vocabulary.all(one -> one.role() == Role.CALL).stream().findFirst()
                    : chooser.source(wish, wishes.named, used, window);
            watched |= wish.watched();
            operation.ifPresent(one -> add(source(wish, one), wish.mention(), sources, chosen));
        }
        return withoutPlaces(sources, chosen);
    }

    /** Of one operation that is wanted twice the narrower way is meant. */
    private static void add(Flow.Source source, Mention mention, List<Flow.Source> sources, List<Mention> chosen) {
        for (int i = 0; i < sources.size(); i++) {
            if (sources.get(i).operation().equals(source.operation())) {
                boolean narrower = source.narrowed().read().size()
                        > sources.get(i).narrowed().read().size();
                List<String> handles = sources.get(i).handles();
                if (narrower) {
                    sources.set(i, source.handles().isEmpty() ? source.at(handles) : source);
                    chosen.set(i, mention);
                }
                return;
            }
        }
        sources.add(source);
        chosen.add(mention);
    }

    private Flow.Source source(Wish.From wish, Operation operation) {
        Qualifiers.Narrowed narrowed = Qualifiers.read(operation, wish.around(), window, waits);
        read.addAll(narrowed.read());
        boolean link = wish.mention().is(Kind.LINK);
        String called = link ? wish.mention().word() : wish.called();
        List<String> handles = wish.handles().stream()
                .filter(handle -> narrowed.params().values().stream()
                        .noneMatch(value -> value.toString().contains(handle)))
                .toList();
        return new Flow.Source(operation, narrowed, handles, called);
    }

    /** A repository that something is listed of is no source of its own; nor is a tool that is only named. */
    private static List<Flow.Source> withoutPlaces(List<Flow.Source> sources, List<Mention> mentions) {
        List<Flow.Source> kept = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            Flow.Source source = sources.get(i);
            Mention mention = mentions.get(i);
            boolean place = sources.stream()
                    .filter(other -> !other.equals(source)
                            && other.operation().is(source.operation().tool().id()))
                    .anyMatch(other -> mention.is(Kind.TOOL)
                            || other.operation().places().stream().anyMatch(mention.word()::startsWith));
            if (!place) {
                kept.add(source);
            }
        }
        return kept;
    }

    private void mark(Tokens tokens, List<Mention> mentions) {
        for (Mention mention : mentions) {
            for (int i = mention.at(); i < mention.end(); i++) {
                read.add(tokens.get(i).start());
            }
        }
    }
}

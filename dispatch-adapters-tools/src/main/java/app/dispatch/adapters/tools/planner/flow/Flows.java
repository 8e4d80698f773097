package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.clause.FunctionWords;
import app.dispatch.adapters.tools.planner.flow.Mention.Kind;
import app.dispatch.adapters.tools.planner.schedule.Timing;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import app.dispatch.adapters.tools.planner.wire.Wiring;
import app.dispatch.domain.compose.Choice;
import app.dispatch.domain.trigger.VerifierKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Plans briefs as people write them: what is looked at, or happens; what is made of it; where it goes, and who is told. What
 * they leave open is assumed, or asked of each run, and told.
 */
public final class Flows {
    /** The most things that a brief may ask for: more than a plan may have steps, and few enough to be held against each other. */
    private static final int MOST_ACTS = 100;

    private final Vocabulary vocabulary;

    public Flows(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /**
     * The steps of a flow.
     *
     * @param timing its schedule; null when it has none
     * @param webhook whether a webhook starts it
     * @param notes what was filled in
     * @param trace which words made which step
     */
    public record Made(
            List<Draft> steps, @Nullable Timing timing, boolean webhook, List<String> notes, List<Choice> trace) {}

    /** Why no tool that may be used does what a brief names; empty when that cannot be told from its names. */
    public Optional<String> impossible(Tokens tokens) {
        try {
            Possible.check(tokens, vocabulary);
            return Optional.empty();
        } catch (Unclear unclear) {
            return Optional.of(unclear.text());
        }
    }

    /** The tools that a brief names. */
    public Set<String> named(Tokens tokens) {
        Set<String> named = new LinkedHashSet<>();
        Mentions.in(tokens, vocabulary).stream()
                .filter(one -> !one.tool().isEmpty())
                .forEach(one -> named.add(one.tool()));
        return named;
    }

    /** Whether a brief names nothing but addresses to call. */
    public boolean onlyCalls(Tokens tokens) {
        List<Mention> mentions = Mentions.in(tokens, vocabulary);
        boolean called = mentions.stream().anyMatch(one -> one.is(Kind.LINK));
        return called
                && mentions.stream()
                        .noneMatch(one -> one.is(Kind.TOOL)
                                || (one.is(Kind.SERVICE) && !vocabulary.generic(one))
                                || (one.is(Kind.PERSON)
                                        && one.word()
                                                .matches("(?i)me|us|myself|my .*|our .*|the team|everyone|everybody"))
                                || (one.is(Kind.WORK) && one.word().isEmpty())
                                || !one.tool().isEmpty()
                                || (one.is(Kind.HANDLE) && one.word().matches("[#@].*|.*@.*")));
    }

    /** Whether words only say something: they name nothing that a tool has, and nothing to do. */
    public boolean says(Tokens tokens) {
        return Mentions.in(tokens, vocabulary).stream().allMatch(one -> one.is(Kind.PERSON))
                && Lemma.in(vocabulary.verbs(), tokens.word(0)).isEmpty();
    }

    /** Whether a brief has a model decide or write something that other things depend on, or on what happens. */
    public boolean decides(Tokens tokens) {
        List<Piece> pieces = Pieces.of(tokens, vocabulary);
        boolean works = pieces.stream()
                .anyMatch(piece -> piece.verb().is(Verb.Kind.WORK)
                        && piece.mentions().stream().anyMatch(one -> one.is(Kind.WORK)));
        boolean depends = pieces.stream().anyMatch(piece -> !piece.condition().isEmpty());
        return works && (depends || EventReader.read(tokens, vocabulary).isPresent());
    }

    /** The words of a brief that none of these steps stands for. */
    public List<String> left(Tokens tokens, List<Draft> steps) {
        Set<String> tools = steps.stream().map(step -> step.tool.id()).collect(Collectors.toSet());
        return Leftover.besides(tokens, vocabulary.words(tools), steps);
    }

    /**
     * Has the owner asked, before these steps reach others, about words that none of them stands for.
     *
     * @return what is to be told of them
     * @throws Unclear when something would be removed or paid
     */
    public List<String> ask(List<String> left, List<Draft> steps) throws Unclear {
        Notes.ask(left, steps);
        return Notes.told(left);
    }

    /** Every word that briefs are made of, as far as it matters how it is spelled. */
    public Set<String> words() {
        return vocabulary.words();
    }

    /** Whether a word that may be a tool's name stands like one: "post to slack", but not "slack off". */
    public boolean stands(Tokens tokens, int at) {
        return vocabulary.stands(tokens, at);
    }

    /** The names of the tools, as far as they are one word. */
    public Set<String> names() {
        return vocabulary.names();
    }

    /** Whether a brief wants something to be looked at again and again. */
    public boolean watches(Tokens tokens) {
        return Pieces.of(tokens, vocabulary).stream()
                .anyMatch(piece -> piece.verb().is(Verb.Kind.WATCH));
    }

    /**
     * The steps of a brief; empty when it wants nothing that is known.
     *
     * @param tokens the brief without its schedule
     * @throws Unclear when a part of it cannot be done
     */
    public Optional<Made> make(Tokens tokens, Optional<Timing> timing) throws Unclear {
        Optional<Timing> said = timing.filter(one -> one.cron() != null);
        Possible.check(tokens, vocabulary);
        Tokens wished = Background.without(tokens, vocabulary);
        Optional<EventReader.Found> found = EventReader.read(wished, vocabulary);
        Tokens rest = Background.plain(found.map(EventReader.Found::rest).orElse(wished));
        boolean parallel = tokens.find(0, i -> FunctionWords.PARALLEL.at(tokens, i)) < tokens.size();
        Tokens waited = found.map(one -> one.event().words()).orElse(new Tokens(tokens.text(), List.of()));
        List<Piece> pieces = Pieces.of(rest, vocabulary, waited);
        boolean itself = Looking.byItself(tokens);
        boolean hook = said.isEmpty() && found.isEmpty() && EventReader.hook(tokens);
        Optional<Event> event = found.map(EventReader.Found::event)
                .or(() -> hook ? Optional.of(Event.webhook(tokens)) : Optional.empty());
        Reader reader = new Reader(vocabulary, itself && said.isEmpty(), event.isPresent());
        event.ifPresent(one -> reader.names(one.mentions()));
        pieces.forEach(piece -> reader.names(piece.mentions()));
        boolean polled = event.isPresent() && polled(event.get(), said.isPresent(), reader.named());
        List<Act> all = new ArrayList<>();
        if (polled) {
            Looking.at(event.get(), vocabulary).ifPresent(all::add);
        }
        for (Piece piece : pieces) {
            reader.read(piece);
        }
        Optional<Piece> title = Pieces.title(rest, vocabulary);
        if (title.isPresent()) {
            reader.title(title.get());
        }
        all.addAll(few(reader.acts()));
        List<Act> acts = Places.without(all, vocabulary);
        if (!Possible.wants(acts, pieces, event.isPresent() || reader.inbound(), tokens)) {
            return Optional.empty();
        }
        Made made = make(acts, pieces, event, polled, itself, parallel, said, reader);
        return Optional.of(
                made.timing() == null && timing.isPresent()
                        ? new Made(made.steps(), timing.get(), made.webhook(), made.notes(), made.trace())
                        : made);
    }

    private static List<Act> few(List<Act> acts) throws Unclear {
        if (acts.size() > MOST_ACTS) {
            throw new Unclear("it asks for " + acts.size() + " things; say less at once");
        }
        return acts;
    }

    private Made make(
            List<Act> acts,
            List<Piece> pieces,
            Optional<Event> event,
            boolean polled,
            boolean itself,
            boolean parallel,
            Optional<Timing> said,
            Reader reader)
            throws Unclear {
        boolean watches = pieces.stream().anyMatch(piece -> piece.verb().is(Verb.Kind.WATCH));
        boolean arrives = event.isEmpty() && said.isEmpty() && Possible.arrives(acts, reader.inbound());
        boolean webhook = (event.isPresent() && !polled) || arrives;
        boolean looks = !webhook && (watches || event.isPresent() || (itself && said.isEmpty()));
        Pace pace = Pace.of(event, watches || itself);
        long window = said.flatMap(timing -> Optional.ofNullable(timing.cron()))
                .map(Pace::minutes)
                .orElse(looks ? pace.minutes() : 24 * 60L);
        Frame frame = new Frame(
                event, webhook, parallel, looks && !acts.isEmpty(), window, reader.named(), conditions(pieces));
        Maker maker = new Maker(vocabulary, new Wiring(webhook, "webhook"));
        Notes.before(maker, event, webhook, arrives);
        Weaver weaver = new Weaver(vocabulary, maker, frame);
        weaver.weave(acts);
        event.ifPresent(weaver::depend);
        boolean daily = pace.minutes() == 60 && !weaver.fresh() && !itself;
        Timing timing = said.orElseGet(() -> looks ? (daily ? Pace.of(Optional.empty(), false) : pace).timing() : null);
        List<Draft> steps = maker.wiring().steps();
        Notes.read(maker, pieces, event);
        Notes.left(maker, pieces, steps);
        Notes.unnarrowed(maker, steps);
        Notes.guessed(steps, pieces);
        for (Piece piece : pieces) {
            Numerals.ask(piece.tokens(), steps);
            Openers.ask(piece.tokens(), steps);
        }
        Notes.after(maker, steps, timing != null, webhook);
        return new Made(steps, timing, webhook, new ArrayList<>(maker.notes()), maker.trace());
    }

    private static List<Tokens> conditions(List<Piece> pieces) {
        return pieces.stream()
                .map(Piece::condition)
                .filter(condition -> !condition.isEmpty())
                .toList();
    }

    /** Whether looking is the only way to notice: the tool calls no webhook whose signature can be checked. */
    private boolean polled(Event event, boolean timed, Set<String> named) {
        if (event.is(Event.Kind.CALLED) || event.is(Event.Kind.WEBHOOK)) {
            return false;
        }
        if (timed || event.each() || event.is(Event.Kind.ANSWERS) || event.is(Event.Kind.ANY)) {
            return true;
        }
        Set<String> tools = tools(event.mentions(), named);
        boolean calls = Arrays.stream(VerifierKind.values()).anyMatch(kind -> tools.contains(kind.id()));
        return !calls && !tools.isEmpty();
    }

    /** The tools that what happens may be about: those that are named, else those that alone know such things. */
    private Set<String> tools(List<Mention> mentions, Set<String> named) {
        Set<String> tools = new HashSet<>();
        mentions.forEach(mention -> tools.add(mention.tool()));
        tools.remove("");
        if (tools.isEmpty()) {
            mentions.stream()
                    .filter(mention -> mention.is(Kind.THING))
                    .limit(1)
                    .flatMap(mention -> vocabulary.of(mention.word()).stream())
                    .filter(operation -> operation.role() == Operation.Role.SOURCE)
                    .forEach(operation -> tools.add(operation.tool().id()));
            boolean several = tools.size() > 1 && tools.stream().noneMatch(named::contains);
            if (several && tools.stream().noneMatch(Set.of("github", "linear")::contains)) {
                tools.clear();
            }
        }
        return tools;
    }
}

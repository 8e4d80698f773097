package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.flow.Mention.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What a piece names, sorted by what it is there for. */
final class Sorted {
    /** After these a quoted text is a name, and nothing to be sent. */
    private static final Set<String> NAMED =
            Set.of("folder", "channel", "database", "label", "file", "team", "calendar", "list", "page");

    private static final Set<String> PLACES = Set.of("folder", "channel", "database", "calendar", "team", "repository");

    final Act.To to;
    final List<Mention> sources = new ArrayList<>();
    final List<Mention> changed = new ArrayList<>();
    final List<Mention> works = new ArrayList<>();
    /** The tools that are named for what is looked at. */
    final Set<String> tools = new LinkedHashSet<>();
    /** The names with a sign of their own that are no recipients. */
    final List<String> handles = new ArrayList<>();

    boolean inbound;

    private final Vocabulary vocabulary;
    private final Piece piece;

    Sorted(Piece piece, Vocabulary vocabulary) {
        this.piece = piece;
        this.vocabulary = vocabulary;
        this.to = new Act.To(piece);
        to.person = piece.verb().me();
    }

    /** Sorts all that the piece names. */
    void sort(Roles roles) {
        piece.mentions().stream().filter(mention -> !object(mention)).forEach(mention -> sort(mention, roles));
    }

    private void sort(Mention mention, Roles roles) {
        switch (mention.kind()) {
            case PERSON -> to.person |= person(mention);
            case QUOTE -> {
                if (!piece.tokens().is(mention.at() - 1, NAMED)) {
                    to.quotes.add(mention.word());
                }
            }
            case INBOUND -> inbound = true;
            case ID -> {}
            case HANDLE -> (towards(mention) ? to.handles : handles).add(mention.word());
            case THING, TOOL, WORK, LINK, SERVICE -> {
                switch (adjunct(mention).orElseGet(() -> roles.of(mention))) {
                    case SOURCE -> source(mention);
                    case TARGET -> target(mention);
                    case WORK -> works.add(mention);
                    case CHANGE -> changed.add(mention);
                    case NOTHING -> {}
                }
            }
        }
    }

    /** Keeps what it is plain whose it is; what a model changes is looked at first. */
    void settle(Predicate<Mention> known) {
        sources.removeIf(mention -> !known.test(mention));
        if (!works.isEmpty() && piece.verb().is(Verb.Kind.CHANGE)) {
            sources.addAll(changed);
        }
        if (sources.stream().anyMatch(one -> one.is(Kind.LINK))) {
            sources.removeIf(vocabulary::generic);
        }
        channel();
    }

    /** Whether something that is there is changed, or handed to somebody. */
    boolean changes() {
        boolean shares = piece.verb().word().equals("share")
                && piece.mentions().stream()
                        .anyMatch(one -> one.is(Kind.HANDLE)
                                && one.word().contains("@")
                                && one.preposition().equals("with"));
        boolean made = piece.verb().is(Verb.Kind.MAKE) && !changed.isEmpty();
        return shares || made || piece.verb().is(Verb.Kind.CHANGE);
    }

    /** "blog ideas", "calendar ideas": what texts are made about is no place to look at. */
    private boolean object(Mention mention) {
        String next = piece.tokens().word(mention.end());
        boolean adjunct = mention.is(Kind.SERVICE) || mention.is(Kind.THING);
        boolean made = next.matches(
                "ideas?|posts?|drafts?|titles?|captions?|content|copy|topics?|calendar|outline|outlines|names?");
        boolean makes = piece.verb().is(Verb.Kind.MAKE, Verb.Kind.WORK, Verb.Kind.NONE, Verb.Kind.PUT)
                && Set.of("", "for").contains(mention.preposition());
        return adjunct && mention.tool().isEmpty() && made && makes;
    }

    /** "email auto-responder", "tweet generator": what a maker of texts makes, or answers. */
    private Optional<Roles.Use> adjunct(Mention mention) {
        String next = piece.tokens().word(mention.end());
        boolean named = !mention.tool().isEmpty() || mention.is(Kind.THING);
        if (!named || mention.is(Kind.WORK) || !piece.verb().is(Verb.Kind.NONE)) {
            return Optional.empty();
        }
        Set<String> tools = new LinkedHashSet<>();
        if (mention.tool().isEmpty()) {
            vocabulary.of(mention.word()).forEach(one -> tools.add(one.tool().id()));
        } else {
            tools.add(mention.tool());
        }
        if (tools.size() == 1 && next.matches("generator|writer|drafter")) {
            to.tools.addAll(tools);
            return Optional.of(Roles.Use.NOTHING);
        }
        if (tools.size() == 1 && next.matches("(auto-?)?(responder|reply|replies|answerer)")) {
            to.tools.addAll(tools);
            return Optional.of(Roles.Use.SOURCE);
        }
        return Optional.empty();
    }

    private void source(Mention mention) {
        boolean owns = !sources.isEmpty()
                && mention.is(Kind.TOOL)
                && Roles.here(mention.preposition())
                && gives(mention.tool(), sources.getLast());
        if (owns) {
            tools.add(mention.tool());
        } else {
            sources.add(mention);
        }
    }

    /** Whether a thing may be one of a tool's. */
    private boolean gives(String tool, Mention source) {
        return source.is(Kind.THING)
                ? vocabulary.of(source.word()).stream()
                        .anyMatch(one -> one.role() == Operation.Role.SOURCE && one.is(tool))
                : source.tool().equals(tool);
    }

    private void target(Mention mention) {
        if (mention.is(Kind.SERVICE) || mention.is(Kind.LINK)) {
            to.service = to.service.or(() -> Optional.of(mention));
            return;
        }
        if (mention.is(Kind.THING)) {
            boolean place = mention.away() && PLACES.contains(mention.word());
            to.made = to.made.or(() -> place ? Optional.empty() : Optional.of(mention.word()));
            to.place = to.place.or(() -> mention.one() ? Optional.empty() : Optional.of(mention.word()));
            String written =
                    to.piece.tokens().slice(mention.end() - 1, mention.end()).written();
            to.several |= !mention.one() && written.endsWith("s");
        }
        if (!mention.tool().isEmpty()) {
            to.tools.add(mention.tool());
        }
    }

    private boolean person(Mention mention) {
        boolean verb = piece.verb().puts();
        boolean direct = Set.of("", "to", "for").contains(mention.preposition());
        return (verb && direct) || mention.preposition().equals("to");
    }

    private boolean towards(Mention handle) {
        boolean puts = piece.verb().puts();
        boolean repo = handle.word().contains("/")
                || (!handle.word().startsWith("#") && !handle.word().contains("@"));
        return Set.of("to", "into", "onto", "via").contains(handle.preposition())
                || (puts && !repo && !Set.of("from", "of", "about").contains(handle.preposition()));
    }

    /** "the summary of #support": a channel is looked at where nothing else is named. */
    private void channel() {
        boolean channel = handles.stream().anyMatch(handle -> handle.startsWith("#"));
        if (sources.isEmpty() && channel) {
            vocabulary
                    .all(one -> one.role() == Operation.Role.SOURCE && one.messagesOf() && one.has("channel"))
                    .stream()
                    .findFirst()
                    .ifPresent(one -> piece.mentions().stream()
                            .filter(mention -> mention.is(Kind.HANDLE))
                            .findFirst()
                            .ifPresent(mention -> sources.add(new Mention(
                                    Kind.TOOL,
                                    mention.at(),
                                    mention.end(),
                                    "of",
                                    false,
                                    mention.word(),
                                    one.tool().id()))));
        }
    }
}

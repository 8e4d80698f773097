package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.flow.Mention.Kind;
import app.dispatch.adapters.tools.planner.flow.Operation.Role;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads what the pieces of a brief want: what to look at, what to make of it, and where it goes. */
final class Wishes {
    private static final Set<String> AWAY = Set.of("to", "into", "onto", "via", "by", "through", "over", "using", "as");
    private static final Set<String> HERE = Set.of("in", "on", "from", "of", "at");
    private static final Set<String> SENDING =
            Set.of("send", "email", "mail", "notify", "alert", "tell", "message", "ping", "dm", "report", "share");

    final List<Wish.From> from = new ArrayList<>();
    final List<Flow.Work> works = new ArrayList<>();
    final List<Wish.To> to = new ArrayList<>();
    /** The tools that are named. */
    final Set<String> named = new LinkedHashSet<>();

    private final Vocabulary vocabulary;
    private final Set<Integer> read;

    /** @param read receives where the words start that are read */
    Wishes(Vocabulary vocabulary, Set<Integer> read) {
        this.vocabulary = vocabulary;
        this.read = read;
    }

    /** Adds what a piece wants. */
    void read(Part part) {
        Wish.To wish = new Wish.To(part.verb());
        wish.person = part.me();
        List<Mention> sources = new ArrayList<>();
        Set<String> tools = new HashSet<>();
        List<String> handles = new ArrayList<>();
        if (part.kind() == Part.Kind.WORK) {
            work(part.verb(), part);
        }
        boolean elsewhere = part.me() || part.mentions().stream().anyMatch(one -> one.is(Kind.PERSON) || away(one));
        for (Mention mention : part.mentions()) {
            if (!mention.tool().isEmpty()) {
                named.add(mention.tool());
            }
            switch (mention.kind()) {
                case PERSON -> wish.person |= Set.of("", "to", "for", "with").contains(mention.preposition());
                case QUOTE -> wish.quotes.add(mention.word());
                case WORK -> work(mention.word(), part);
                case LINK -> sources.add(mention);
                case HANDLE -> (target(part, mention) ? wish.handles : handles).add(mention.word());
                case TOOL -> tool(part, mention, wish, sources, tools, elsewhere);
                case THING -> thing(part, mention, wish, sources);
            }
        }
        for (Mention source : sources) {
            from.add(new Wish.From(
                    source,
                    called(part.tokens(), source, vocabulary),
                    around(part, source),
                    tools,
                    handles,
                    part.kind() == Part.Kind.WATCH));
        }
        recipient(part, wish);
        add(wish);
    }

    /** What is sent without a word on where goes to the tool of the verb, or to whoever wrote the brief. */
    private void recipient(Part part, Wish.To wish) {
        boolean tells = part.kind() == Part.Kind.TELL;
        boolean open = !wish.said() && (tells || part.kind() == Part.Kind.PUT);
        if (open || (tells && wish.person && wish.tools.isEmpty())) {
            vocabulary.owner(part.verb()).ifPresent(wish.tools::add);
        }
        if (!wish.said() && (tells || SENDING.contains(part.verb()))) {
            wish.person = true;
            wish.assumed = true;
        }
    }

    private void add(Wish.To wish) {
        boolean work = wish.tools.size() == 1 && wish.tools.stream().allMatch(this::works);
        if (wish.said() && !work) {
            if (wish.tools.size() > 1) {
                wish.tools.forEach(tool -> to.add(wish.on(tool)));
            } else {
                to.add(wish);
            }
        }
    }

    /** Whether a tool only makes something of what it is given. */
    private boolean works(String tool) {
        return vocabulary.all(one -> one.is(tool) && one.role() == Role.TARGET).isEmpty();
    }

    private void work(String word, Part part) {
        vocabulary.works(word).stream().findFirst().ifPresent(operation -> {
            if (works.stream().noneMatch(one -> one.operation().equals(operation))) {
                works.add(new Flow.Work(operation, part.tokens().written(), language(part)));
            }
        });
    }

    /** "translate it to German": what follows "to" in capitals. */
    private String language(Part part) {
        Tokens tokens = part.tokens();
        int at = tokens.find(
                0,
                i -> Set.of("to", "into").contains(tokens.word(i))
                        && i + 1 < tokens.size()
                        && tokens.slice(i + 1, i + 2).written().matches("[A-Z][a-z]+"));
        if (at == tokens.size()) {
            return "";
        }
        read.add(tokens.get(at + 1).start());
        return tokens.slice(at + 1, at + 2).written();
    }

    private static boolean away(Mention mention) {
        return AWAY.contains(mention.preposition()) && !mention.is(Kind.PERSON);
    }

    private static boolean target(Part part, Mention handle) {
        boolean puts = part.kind() == Part.Kind.PUT || part.kind() == Part.Kind.TELL;
        boolean repo = handle.word().contains("/");
        return AWAY.contains(handle.preposition())
                || (puts && !repo && !Set.of("from", "of", "about").contains(handle.preposition()));
    }

    private void tool(
            Part part, Mention mention, Wish.To wish, List<Mention> sources, Set<String> tools, boolean elsewhere) {
        boolean puts = part.kind() == Part.Kind.PUT || part.kind() == Part.Kind.TELL;
        boolean owns = !sources.isEmpty() && gives(mention.tool(), sources.getLast());
        boolean direct = mention.preposition().isEmpty();
        if (works(mention.tool())) {
            return;
        }
        if (owns && HERE.contains(mention.preposition()) && (!puts || elsewhere)) {
            tools.add(mention.tool());
        } else if (away(mention) || (puts && Set.of("in", "on", "with").contains(mention.preposition()))) {
            wish.tools.add(mention.tool());
        } else if (direct && puts && mention.one()) {
            wish.tools.add(mention.tool());
        } else {
            sources.add(mention);
        }
    }

    /** Whether a thing may be one of a tool's. */
    private boolean gives(String tool, Mention source) {
        return source.is(Kind.THING)
                ? vocabulary.of(source.word()).stream().anyMatch(one -> one.role() == Role.SOURCE && one.is(tool))
                : source.tool().equals(tool);
    }

    private void thing(Part part, Mention mention, Wish.To wish, List<Mention> sources) {
        List<Operation> operations = vocabulary.of(mention.word()).stream()
                .filter(one -> mention.tool().isEmpty() || one.is(mention.tool()))
                .toList();
        boolean makes = operations.stream()
                .anyMatch(one -> one.role() == Role.TARGET && one.things().contains(mention.word()));
        boolean place = operations.stream()
                .anyMatch(one -> one.role() == Role.TARGET && one.places().contains(mention.word()));
        boolean puts = part.kind() == Part.Kind.PUT || part.kind() == Part.Kind.TELL;
        boolean there = away(mention) || (puts && Set.of("in", "on").contains(mention.preposition()));
        if ((puts && makes && mention.one() && mention.preposition().isEmpty())
                || (there && makes && part.kind() != Part.Kind.TELL)) {
            wish.made = wish.made.or(() -> Optional.of(mention.word()));
        } else if (there && place) {
            wish.place = Optional.of(mention.word());
        } else {
            sources.add(mention);
            return;
        }
        if (!mention.tool().isEmpty()) {
            wish.tools.add(mention.tool());
        }
    }

    /** What the brief calls a thing: its noun with the words before it that narrow it. */
    static String called(Tokens tokens, Mention mention, Vocabulary vocabulary) {
        int start = mention.at();
        for (int before = narrowing(tokens, start, vocabulary);
                before < start;
                before = narrowing(tokens, start, vocabulary)) {
            start = before;
        }
        String called = tokens.slice(start, mention.end()).written();
        return called.substring(0, 1).toUpperCase(Locale.ROOT) + called.substring(1);
    }

    /** Where the word, or the time, starts that stands before a place and narrows what follows. */
    private static int narrowing(Tokens tokens, int at, Vocabulary vocabulary) {
        for (int start = Math.max(0, at - 3); start < at; start++) {
            if (Times.at(tokens, start).filter(period -> period.end() == at).isPresent()) {
                return start;
            }
        }
        return at > 0 && vocabulary.qualifies(tokens.word(at - 1)) ? at - 1 : at;
    }

    /** The words between the mentions on both sides; names that may narrow the thing count as words. */
    private static Tokens around(Part part, Mention mention) {
        int start = 0;
        int end = part.tokens().size();
        for (Mention other : part.mentions()) {
            boolean narrows = other.is(Kind.HANDLE) || other.is(Kind.QUOTE);
            if (other.end() <= mention.at()) {
                start = Math.max(start, other.end());
            } else if (other.at() >= mention.end()
                    && (!narrows || other.preposition().equals("to"))) {
                end = Math.min(end, other.at());
            }
        }
        List<app.dispatch.adapters.tools.planner.text.Token> words =
                new ArrayList<>(part.tokens().slice(start, mention.at()).list());
        words.addAll(part.tokens().slice(mention.end(), end).list());
        return new Tokens(part.tokens().text(), words);
    }
}

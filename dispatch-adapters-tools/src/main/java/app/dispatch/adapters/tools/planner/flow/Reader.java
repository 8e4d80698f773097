package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.flow.Mention.Kind;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads what the pieces of a brief want: what to look at, what to make of it, and where it goes. */
final class Reader {

    private final Vocabulary vocabulary;
    private final List<Act> acts = new ArrayList<>();
    /** The tools that are named. */
    private final Set<String> named = new LinkedHashSet<>();

    private final boolean news;
    private final boolean happens;
    private boolean inbound;

    /**
     * @param news whether only what is new counts
     * @param happens whether something is waited for
     */
    Reader(Vocabulary vocabulary, boolean news, boolean happens) {
        this.happens = happens;
        this.vocabulary = vocabulary;
        this.news = news;
    }

    /** Whether something is named that arrives from outside, or that could be of several tools of which none is named. */
    boolean inbound() {
        return inbound;
    }

    List<Act> acts() {
        return acts;
    }

    Set<String> named() {
        return named;
    }

    void names(List<Mention> mentions) {
        mentions.stream().filter(one -> !one.tool().isEmpty()).forEach(one -> named.add(one.tool()));
    }

    /** Adds what a piece wants: first what it looks at, then what it makes of it, then where that goes. */
    void read(Piece piece) throws Unclear {
        condition(piece);
        if (piece.verb().word().equals("invite") && !acts.isEmpty() && acts.getLast() instanceof Act.To made) {
            piece.mentions().stream().filter(one -> one.is(Kind.HANDLE)).forEach(one -> made.handles.add(one.word()));
            return;
        }
        if (piece.verb().word().equals("approve")) {
            acts.add(new Act.Approval(piece));
            return;
        }
        boolean later = happens || acts.stream().anyMatch(act -> act.piece().branch() == piece.branch());
        Roles roles = new Roles(Setting.of(piece, vocabulary, later, named));
        Sorted sorted = new Sorted(piece, vocabulary);
        sorted.sort(roles);
        inbound |= sorted.inbound;
        sorted.settle(mention -> known(piece, mention, sorted.sources, sorted.tools, sorted.handles));
        from(piece, sorted);
        new Works(vocabulary, acts).read(piece, sorted.works);
        if (sorted.changes()) {
            sorted.changed.addAll(sorted.sources);
            change(piece, sorted.changed, sorted.to);
        } else {
            new Recipients(vocabulary, acts, named).add(piece, sorted.to);
        }
    }

    /** Reads a title that what it is about follows. */
    void title(Piece title) throws Unclear {
        new Works(vocabulary, acts).title(title);
    }

    /** "only if https://… returns less than 5": what a condition asks about is looked at first. */
    private void condition(Piece piece) throws Unclear {
        List<Mention> mentions = Mentions.in(piece.condition(), vocabulary);
        boolean link = mentions.stream().anyMatch(one -> one.is(Kind.LINK));
        boolean listed = mentions.stream()
                .anyMatch(one -> one.is(Kind.THING) && known(piece, one, List.of(), Set.of(), handled(mentions)));
        boolean looked = acts.stream().anyMatch(Act.From.class::isInstance);
        if (link || (listed && !looked)) {
            read(Piece.looking(piece.branch(), piece.sentence(), piece.condition(), mentions));
        }
    }

    private static List<String> handled(List<Mention> mentions) {
        return mentions.stream()
                .filter(one -> one.is(Kind.HANDLE))
                .map(Mention::word)
                .toList();
    }

    /** Whether it is plain whose thing it is: a tool is named, or only one has such things. */
    private boolean known(
            Piece piece, Mention mention, List<Mention> sources, Set<String> tools, List<String> handles) {
        if (!mention.is(Kind.THING) || !mention.tool().isEmpty()) {
            return true;
        }
        Set<String> owners = new LinkedHashSet<>();
        vocabulary.of(mention.word()).stream()
                .filter(one -> one.role() == Operation.Role.SOURCE)
                .forEach(one -> owners.add(one.tool().id()));
        if (owners.stream().anyMatch(named::contains) || owners.stream().anyMatch(tools::contains)) {
            return true;
        }
        boolean joined = piece.tokens()
                        .find(
                                Math.max(0, mention.at() - 4),
                                i -> i >= mention.at()
                                        || piece.tokens().is(i, Set.of("and", "or", "plus", "also"))
                                        || piece.tokens().mark(i, ','))
                < mention.at();
        boolean of = !joined && sources.stream().anyMatch(one -> !one.tool().isEmpty() || one.is(Kind.SERVICE));
        boolean one =
                owners.size() == 1 && (!Lexicon.WEAK.contains(mention.word()) || Roles.mine(piece.tokens(), mention));
        inbound |= !of && !one;
        return !of && (one || !handles.isEmpty());
    }

    private void from(Piece piece, Sorted sorted) {
        for (Mention source : sorted.sources) {
            acts.add(new Act.From(
                    piece,
                    source,
                    Naming.called(piece.tokens(), source, vocabulary),
                    Naming.around(piece, source),
                    sorted.tools,
                    sorted.handles,
                    news));
        }
    }

    /** "classify them and label each": each is classified by itself. */
    private void each() {
        for (int i = acts.size() - 1; i >= 0; i--) {
            if (acts.get(i) instanceof Act.Work work) {
                boolean label = work.operation()
                        .op()
                        .output()
                        .fields("properties")
                        .get("label")
                        .isPresent();
                acts.set(i, label ? work.once(true) : work);
                return;
            }
        }
    }

    private void change(Piece piece, List<Mention> changed, Act.To to) {
        each();
        Set<String> tools = new LinkedHashSet<>(to.tools);
        changed.stream().filter(one -> !one.tool().isEmpty()).forEach(one -> tools.add(one.tool()));
        changed.stream()
                .filter(one -> one.is(Kind.THING))
                .findFirst()
                .or(() -> changed.stream().findFirst())
                .or(() -> piece.mentions().stream()
                        .filter(one -> one.is(Kind.THING))
                        .findFirst())
                .ifPresentOrElse(
                        one -> acts.add(new Act.Change(piece, one, tools)),
                        () -> acts.add(new Act.Change(piece, new Mention(Kind.THING, 0, 0, "", false, "", ""), tools)));
    }
}

package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.lexicon.Services.Service;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.resolve.Candidate.Source;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Weighs what a reading uses of a clause, and what it leaves open. */
final class Score {
    private static final int WORD = 10;
    private static final Pattern PLACE =
            Pattern.compile("#[A-Za-z][\\w-]*|[A-Za-z][\\w.-]*/[A-Za-z][\\w.-]*|[A-Z][A-Z0-9]+-\\d+");

    private final Tokens tokens;
    private final Knowledge knowledge;
    private final Filler filler;

    Score(Tokens tokens, Knowledge knowledge, Filler filler) {
        this.tokens = tokens;
        this.knowledge = knowledge;
        this.filler = filler;
    }

    /** How much the words say that a reading uses. */
    int of(BitSet used, List<Part> parts) {
        return of(used, parts, "");
    }

    /**
     * How much the words say that a reading uses.
     *
     * @param own the tool that it puts something into: named again, it says nothing new
     */
    int of(BitSet used, List<Part> parts, String own) {
        int weight = 0;
        for (Part part : parts) {
            for (int i = part.from(); i < part.to(); i++) {
                weight -= used.get(i) ? 0 : left(part, i, own);
            }
            for (int i = part.at(); i < part.to(); i++) {
                weight += used.get(i) ? word(i) : 0;
            }
        }
        return weight;
    }

    /** What it costs to leave a word: what is named has to be meant. */
    private int left(Part part, int at, String own) {
        boolean open = !filler.words().spent().get(at);
        if (open
                && knowledge
                        .tool(tokens, at)
                        .filter(one -> !one.what().equals(own))
                        .isPresent()) {
            return 3 * WORD;
        }
        boolean place = open
                && tokens.get(at) instanceof Word word
                && PLACE.matcher(word.text()).matches()
                && knowledge.placed(word.text());
        Optional<Service.Kind> kind =
                knowledge.service(tokens, at).map(one -> one.service().kind());
        boolean service = kind.filter(one -> one == Service.Kind.SERVICE
                        || (one == Service.Kind.WEB && part.relator().matches("from|at|on")))
                .isPresent();
        return (place ? 2 * WORD : 0) + (service ? 2 * WORD : 0);
    }

    private int word(int at) {
        Token token = tokens.get(at);
        if (token instanceof Word word) {
            boolean special = word.text().matches("[#@].*|.*@.*|.*/.*");
            return special
                    ? 2 * WORD
                    : EnglishWords.RELATOR.has(word.lower())
                            ? 1
                            : Knowledge.restricts(word.lower()) || Period.covers(tokens, at) ? WORD : 1;
        }
        return token instanceof Token.Mark ? 0 : 2 * WORD;
    }

    /** What it costs that parameters are not filled which have to be. */
    static int missing(Claim claim, boolean content) {
        int missing = 0;
        boolean told = content
                && claim.named
                && claim.operation.param("content").isPresent()
                && claim.operation.all("start", "end").stream().noneMatch(Param::required); // it is named by that
        for (Param param : claim.operation.params().values()) {
            boolean nameless =
                    param.required() && !claim.has(param.name()) && claim.thing.isEmpty() && param.is("title", "name");
            boolean thread = claim.operation.tells() && param.is("name"); // a message has a subject at most
            missing += nameless && (thread || (!told && !claim.operation.tells())) ? 6 : 0;
            boolean filled = claim.has(param.name())
                    || param.usual().isPresent()
                    || !param.required()
                    || param.is("title", "name", "file", "choices", "language", "schema", "instruction", "input")
                    || (content && param.is("content", "data"));
            missing +=
                    filled ? 0 : param.is("recipient", "place", "start", "end", "items", "labels", "removed") ? 6 : 15;
        }
        return missing;
    }

    /** What it adds that its noun stands in the clause. */
    static int named(Claim claim) {
        return claim.thing.isEmpty() ? 0 : 5;
    }

    /** Whether only its tool is named, and not what of it. */
    static boolean vague(Claim claim) {
        return claim.thing.isEmpty()
                && claim.operation.all("place", "file", "item").stream().noneMatch(one -> claim.has(one.name()));
    }

    /** What it adds that a reading is about something. */
    static int bonus(Optional<Source> source, String verb) {
        return source.map(one -> switch (one) {
                    case Source.Look look ->
                        6 + look.claim().bonus + named(look.claim()) - missing(look.claim(), false);
                    case Source.Call call -> 8;
                    case Source.Work work ->
                        6
                                + work.claim().bonus
                                + bonus(work.of(), verb)
                                + (work.claim().operation.verbs().contains(verb) ? 8 : 0);
                    case Source.Known known -> known.words().isEmpty() ? 4 : 14;
                    case Source.Several several ->
                        several.all().getFirst() instanceof Source.Work work
                                ? bonus(Optional.of(work), verb)
                                : several.all().stream().allMatch(Source.Known.class::isInstance) ? 6 : 4;
                    case Source.Arrived arrived -> 2;
                })
                .orElse(0);
    }
}

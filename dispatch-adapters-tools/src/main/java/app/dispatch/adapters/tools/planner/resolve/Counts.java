package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.FunctionWords;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.text.Numbers;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.value.Value;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Takes how many are meant, and in which order: "the last three", "top 5", "the newest". */
final class Counts {
    private final FreeWords words;
    private final Tokens tokens;

    Counts(FreeWords words) {
        this.words = words;
        this.tokens = words.tokens();
    }

    /** Takes the first count that the list can be brought into order for. */
    void take(Claim claim, List<Part> parts, BitSet taken) {
        for (Part part : parts) {
            for (int i = part.from(); i < part.to(); i++) {
                if (tokens.word(i).equals("next") && next(claim, i, taken)) {
                    return;
                }
                if (nth(claim, part, i, taken)) {
                    return;
                }
                boolean sorts = EnglishWords.FIRST.has(tokens.word(i))
                        && words.free(claim, taken, i)
                        && Period.at(tokens, i).isEmpty(); // "the last 30 days"
                if (sorts && take(claim, part, i, taken)) {
                    return;
                }
            }
        }
    }

    /** "the next meeting": the first of those to come. */
    private boolean next(Claim claim, int at, BitSet taken) {
        boolean first = claim.operation.order().equals("start")
                && words.free(claim, taken, at)
                && claim.one
                && claim.thingAt.nextSetBit(at) >= 0
                && claim.thingAt.nextSetBit(at) <= at + 2;
        if (first) {
            claim.count = 1;
            claim.use(at, at + 1);
        }
        return first;
    }

    private boolean take(Claim claim, Part part, int at, BitSet taken) {
        Optional<Numbers.Found> after = count(at + 1);
        int start = tokens.word(at - 1).equals("most") && at - 1 > part.from() ? at - 1 : at; // "the three most recent"
        Optional<Numbers.Found> before =
                after.isPresent() || start == part.from() || !words.free(claim, taken, start - 1)
                        ? Optional.empty()
                        : count(start - 1).filter(found -> found.end() == start);
        Optional<Numbers.Found> number = after.or(() -> before);
        boolean plural = number.isEmpty() && !claim.one;
        long many = number.map(found -> found.value().longValue()).orElse(plural ? 0L : 1L);
        int end = after.map(Numbers.Found::end).orElse(at + 1);
        if ((many <= 0 && !plural) || !ordered(claim, tokens.word(at), number.isPresent())) {
            return false;
        }
        claim.count = many;
        claim.use(
                before.isPresent() ? start - 1 : start,
                tokens.phrase(end, "at the top") ? end + 3 : tokens.word(end).equals("first") ? end + 1 : end);
        return true;
    }

    private Optional<Numbers.Found> count(int at) {
        return Numbers.at(tokens, at)
                .filter(found -> found.currency().isEmpty()
                        && !found.percent()
                        && found.digits().matches("\\d{1,4}"));
    }

    /** Whether the list can be brought into the order that a word asks for. */
    private static boolean ordered(Claim claim, String word, boolean counted) {
        String order = claim.operation.order();
        Optional<Param> start = claim.operation.member(order).filter(one -> one.is("start") && one.isTime());
        if (start.isPresent() && EnglishWords.NEWEST.has(word)) {
            past(claim);
        }
        Optional<Param> date = start.or(() -> claim.operation.member("created"))
                .or(() -> claim.operation.member("date"))
                .or(() -> claim.operation.member("updated"));
        if (EnglishWords.OLDEST.has(word) || EnglishWords.NEWEST.has(word)) {
            boolean newest = EnglishWords.NEWEST.has(word);
            if (!claim.order.isEmpty()) { // it may be told in another order than that in which it is cut
                return date.filter(one -> claim.order.equals(key(one, newest))).isPresent();
            }
            if (!newest || !order.equals("newest")) {
                if (date.isEmpty()) {
                    return false;
                }
                claim.order = key(date.get(), newest);
            }
            return true;
        }
        if (word.equals("first") && order.equals("newest")) {
            claim.notes.add(
                    "“first” is read as the first of the list as it comes, which is the newest; say “oldest” for"
                            + " what was there first.");
            claim.doubt = counted ? claim.doubt : "the newest is meant by “first”";
        }
        return counted || word.equals("first");
    }

    private static String key(Param date, boolean newest) {
        return "string(default(thing." + date.name() + ", ''))" + (newest ? " desc" : "");
    }

    /** "my last meeting": of what has times, the last that has begun, where nobody said until when. */
    private static void past(Claim claim) {
        Optional<Param> until = claim.operation.param("until").filter(one -> !claim.has(one.name()));
        until.ifPresent(to -> {
            claim.params.put(to.name(), Value.of("{{ run.startedAt }}"));
            claim.operation.param("since").filter(one -> !claim.has(one.name())).ifPresent(from -> {
                claim.params.put(from.name(), Value.of("{{ run.startedAt - duration('168h') }}"));
                claim.notes.add("The last is looked for among those of the 7 days before a run.");
            });
            claim.doubt = "the last that has begun is meant";
        });
    }

    /** "the second event": the one at a place of the list as it comes, or of its other end: "the second latest". */
    private boolean nth(Claim claim, Part part, int at, BitSet taken) {
        int place = FunctionWords.before(tokens.word(at));
        boolean ends = EnglishWords.FIRST.has(tokens.word(at + 1));
        int noun = ends ? at + 2 : at + 1;
        boolean says = place > 0
                && claim.one
                && claim.count == 0
                && noun < part.to()
                && claim.thingAt.get(noun)
                && !EnglishWords.AND.has(tokens.word(at - 1))
                && words.free(claim, taken, at, noun)
                && (ends
                        ? ordered(claim, tokens.word(at + 1), true)
                        : claim.operation.order().matches("start|oldest"));
        if (says) {
            claim.count = 1;
            claim.skip = place;
            claim.use(at, noun);
        }
        return says;
    }

    /** "all issues", where that is one of the values: not only those that are usual. */
    void all(Claim claim, List<Part> parts) {
        for (Param param : claim.operation.params().values()) {
            for (Part part : parts) {
                for (int i = part.from(); i < part.to(); i++) {
                    boolean all = EnglishWords.ALL.has(tokens.word(i))
                            && param.choices().contains(Value.of(tokens.word(i)));
                    boolean thing = all && tokens.find(i, at -> at >= part.to() || claim.used.get(at)) < part.to();
                    if (thing && !claim.has(param.name()) && !claim.thing.isEmpty()) {
                        claim.params.put(param.name(), Value.of(tokens.word(i)));
                    }
                }
            }
        }
    }
}

package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Services.Service;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.parse.Range;
import app.dispatch.adapters.tools.planner.resolve.Candidate.Source;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Turns the words of a condition into an expression over what steps gave: all of them, or none. */
final class Conditions {
    private final Tokens tokens;
    private final Knowledge knowledge;
    private final Topic topic;
    private final Payload payload;

    Conditions(Tokens tokens, Knowledge knowledge, Looker looker) {
        this.tokens = tokens;
        this.knowledge = knowledge;
        this.topic = new Topic(tokens, knowledge, looker);
        this.payload = new Payload(tokens);
    }

    /** Whether words tell that there is something, or how an address is. */
    boolean exists(Range range) {
        return tokens.find(
                        range.from(),
                        i -> i >= range.to()
                                || (tokens.word(i).startsWith("there")
                                        && EnglishWords.EXISTING.phrases().at(tokens, i))
                                || tokens.get(i) instanceof Token.Link)
                < range.to();
    }

    /** "more than ten invoices are open": whether words begin with how many there are of a noun. */
    boolean counts(Range range) {
        return Comparison.at(tokens, range.from())
                .filter(one -> one.number().currency().isEmpty())
                .filter(one -> tokens.find(
                                one.end(),
                                i -> i >= range.to()
                                        || knowledge
                                                .thing(tokens, i, range.to())
                                                .isPresent())
                        < range.to())
                .isPresent();
    }

    /** "are there open issues?": whether words begin as a question does. */
    boolean isQuestion(Range range) {
        return EnglishWords.INVERTED.has(tokens.word(range.from()));
    }

    /** Whether words tell how something is, and not what happens. */
    boolean isState(Range range) {
        Tokens words = tokens.slice(range.from(), range.to());
        if (isQuestion(range)) {
            return true;
        }
        boolean link = words.find(0, i -> words.get(i) instanceof Token.Link) < words.size();
        boolean exists = words.find(
                                0,
                                i -> words.word(i).startsWith("there")
                                        && EnglishWords.EXISTING.phrases().at(words, i))
                        < words.size()
                && words.find(0, i -> words.word(i).equals("new")) == words.size();
        boolean compared = Comparison.in(words).isPresent()
                && words.find(
                                0,
                                i -> words.word(i)
                                        .matches(
                                                "is|are|isn't|aren't|goes|drops|falls|rises|exceeds|gets|reaches|tops|has|have|than|below|above"))
                        < words.size();
        boolean outcome = Outcomes.said(words);
        boolean it = EnglishWords.IT.has(words.word(0))
                || knowledge
                        .service(words, words.after(0, EnglishWords.ARTICLE.words()))
                        .filter(one -> one.service().kind() == Service.Kind.WEB)
                        .isPresent();
        return (link && (outcome || compared || words.size() <= 6)) || exists || compared || (outcome && it);
    }

    /** "issue 42 is still open": whether words tell how one thing is that they name. */
    boolean stands(Range range) {
        return !tokens.is(range.from(), Set.of("a", "an", "any"))
                && tokens.find(range.from(), i -> i >= range.to() || says(i, EnglishWords.BEING, EnglishWords.NO))
                        < range.to()
                && topic.isOne(range);
    }

    private boolean says(int at, EnglishWords... any) {
        return Stream.of(any).anyMatch(words -> words.has(tokens.word(at)));
    }

    /** The condition as parts, such as those of a clause. */
    List<Part> parts(Range range) {
        return topic.parts(range);
    }

    /**
     * What a condition says.
     *
     * @param expression empty when it cannot be told
     * @param looked whether it speaks of something that is looked at for it
     */
    record Read(Optional<String> expression, boolean looked) {}

    /**
     * What a condition says.
     *
     * @param givens what was given before it
     * @param webhook whether a webhook brings what it may be about
     * @param look gives what is looked at for it
     */
    Read read(Range range, List<Given> givens, boolean webhook, Function<Source, Optional<Given>> look) {
        Optional<String> day = Weekdays.expression(tokens, range);
        if (day.isPresent()) {
            return new Read(day, false);
        }
        boolean not = isTurned(range, new BitSet());
        Optional<String> several = several(range, givens, not);
        if (several.isPresent()) {
            return new Read(several, false);
        }
        Optional<Given> last = givens.isEmpty() ? Optional.empty() : Optional.of(givens.getLast());
        Optional<String> back = last.filter(given -> EnglishWords.IT.has(tokens.word(range.from())))
                .flatMap(given -> stated(range, given, not, false, new BitSet()))
                .or(() -> last.flatMap(given -> again(range, given, not)));
        if (back.isPresent()) {
            return new Read(back, false); // "it" is what was before
        }
        BitSet used = new BitSet();
        List<Given> lists = givens.stream().filter(Given::lists).toList();
        Optional<Topic.Again> listed = webhook ? Optional.empty() : topic.again(range, lists, look, used);
        if (listed.isPresent()) {
            boolean turned = isTurned(range, used);
            return new Read(listed.get().given().flatMap(given -> stated(range, given, turned, true, used)), true);
        }
        Optional<Given> subject = topic.looked(range, look, used);
        Optional<Given> about = subject.or(() -> last);
        if (webhook && subject.isEmpty() && about.filter(Given::isMade).isEmpty()) {
            return new Read(payload.whole(range), false);
        }
        return new Read(
                about.flatMap(given -> stated(range, given, isTurned(range, used), subject.isPresent(), used)),
                subject.isPresent());
    }

    /** 'a message contains "x"', 'anyone said "x"': what is said of one of those that were looked at before. */
    private Optional<String> again(Range range, Given given, boolean not) {
        int there = EnglishWords.EXISTING.phrases().end(tokens, range.from());
        int noun = tokens.after(Math.max(range.from(), there), EnglishWords.ARTICLE.words());
        boolean one = EnglishWords.UNTOLD.has(tokens.word(noun))
                || given.operation().things().contains(Lemma.singular(tokens.word(noun)));
        int that = EnglishWords.THAT.has(tokens.word(noun + 1)) ? noun + 2 : noun + 1;
        boolean any = EnglishWords.UNTOLD.has(tokens.word(noun))
                || tokens.is(noun - 1, Set.of("a", "an", "any", "some", "no", "one"));
        boolean again =
                given.lists() && one && any && EnglishWords.HOLDING.phrases().at(tokens, that);
        BitSet used = new BitSet();
        used.set(noun);
        return again ? stated(range, given, not, false, used) : Optional.empty();
    }

    /** "either is down", "both are up": what is said of each of the addresses that were called. */
    private Optional<String> several(Range range, List<Given> givens, boolean not) {
        int either = EnglishWords.EITHER.phrases().end(tokens, range.from());
        int both = EnglishWords.BOTH.phrases().end(tokens, range.from());
        List<Given> calls = givens.stream().filter(Given::isCall).toList();
        if (Math.max(either, both) == 0 || calls.size() < 2) {
            return Optional.empty();
        }
        List<String> all = new ArrayList<>();
        for (Given call : calls) {
            stated(new Range(Math.max(either, both), range.to()), call, not, false, new BitSet())
                    .ifPresent(one -> all.add("(" + one + ")"));
        }
        return all.size() == calls.size()
                ? Optional.of(String.join(either > 0 ? " || " : " && ", all))
                : Optional.empty();
    }

    /** @param used words that say which things are looked at: "if ENG-1 is not done" looks for it among those */
    private boolean isTurned(Range range, BitSet used) {
        boolean not = false;
        for (int i = range.from(); i < range.to(); i++) {
            not |= !used.get(i)
                    && EnglishWords.NO.has(tokens.word(i))
                    && !tokens.word(i).equals("nothing");
        }
        return not;
    }

    private Optional<String> stated(Range range, Given given, boolean not, boolean own, BitSet used) {
        return new Statement(tokens, range, given, used).expression(not, own).filter(one -> whole(range, given, used));
    }

    /** Whether an expression stands for all the words that restrict. */
    private boolean whole(Range range, Given given, BitSet used) {
        Claim claim = given.claim();
        boolean picked = claim != null
                && !claim.filters.isEmpty()
                && (claim.count > 0 || !claim.order.isEmpty())
                && used.intersects(claim.used);
        for (int i = range.from(); i < range.to() && !picked; i++) {
            boolean lasts = Period.length(tokens, i)
                    .filter(length -> !used.get(length.end() - 1))
                    .isPresent();
            if (lasts || !(used.get(i) || says(i) || means(i, given))) {
                return false;
            }
        }
        return !picked;
    }

    /** Whether a word restricts nothing. */
    private boolean says(int at) {
        String word = tokens.word(at);
        return tokens.get(at) instanceof Token.Mark
                || (!word.isEmpty()
                        && (!Knowledge.restricts(word)
                                || (EnglishWords.RELATOR.has(word)
                                        && (!knowledge.isQuality(word)
                                                || EnglishWords.RELATOR.has(tokens.word(at + 1)))) // "opened by"
                                || EnglishWords.NO.has(word)
                                || EnglishWords.BEING.has(word)
                                || EnglishWords.IT.has(word)
                                || EnglishWords.ARTICLE.has(word)));
    }

    /** Whether a word names what was given. */
    private boolean means(int at, Given given) {
        String word = tokens.word(at);
        Claim claim = given.claim();
        boolean names = claim != null
                && claim.used.stream().anyMatch(other -> tokens.word(other).equals(word));
        if (given.isCall() && (EnglishWords.GIVING.has(word) || EnglishWords.ANSWERING.has(word))) {
            return true; // "it reports less than 5 degrees"
        }
        boolean thing = given.operation().things().contains(Lemma.singular(word))
                || given.operation().verbs().contains(Lemma.singular(word));
        return names
                || thing
                || (EnglishWords.HOLDER.has(word) && means(at - 1, given)) // "our Stripe account"
                || knowledge
                        .tool(tokens, at)
                        .filter(one ->
                                one.what().equals(given.operation().tool().id()))
                        .isPresent();
    }
}

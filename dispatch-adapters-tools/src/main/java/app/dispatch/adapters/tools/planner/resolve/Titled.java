package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.FunctionWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.schedule.TimeWords;
import app.dispatch.adapters.tools.planner.text.English;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Token.Quote;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Takes what stands in a calendar by its title alone, without a noun for it: "the Retro", "tomorrow's standup". */
final class Titled {
    private static final int MOST = 4;

    private final Tokens tokens;
    private final Knowledge knowledge;
    private final Looker looker;

    Titled(Tokens tokens, Knowledge knowledge, Looker looker) {
        this.tokens = tokens;
        this.knowledge = knowledge;
        this.looker = looker;
    }

    /** The one of a list of what has times whose title has the words of the object. */
    Optional<Claim> of(Operation list, Claim change, List<Part> parts) {
        Optional<Param> title = list.member("title");
        Optional<Part> object = parts.stream()
                .filter(part -> part.relator().isEmpty() && part.size() > 0)
                .filter(part -> change.used.nextClearBit(part.from()) < part.to())
                .findFirst();
        if (title.isEmpty() || list.member("start").isEmpty() || object.isEmpty()) {
            return Optional.empty();
        }
        int[] name = name(object.get(), change.used);
        boolean timed =
                change.has(change.operation.param("start").map(Param::name).orElse(""))
                        || parts.stream().anyMatch(this::timed);
        if (name.length == 0 || !(surely(name) || ((timed || change.joins) && isName(name)))) {
            return Optional.empty();
        }
        BitSet taken = (BitSet) change.used.clone();
        taken.set(name[0], name[1]);
        Claim claim = looker.meant(list, parts, taken);
        called(claim, title.get(), name);
        return Optional.of(claim);
    }

    private void called(Claim claim, Param title, int[] name) {
        boolean quoted = tokens.get(name[0]) instanceof Quote;
        String text = quoted
                ? ((Quote) tokens.get(name[0])).text()
                : tokens.slice(name[0], name[1]).written();
        String member = "string(default(thing." + title.name() + ", '')).lowerAscii()";
        String lower = Expressions.text(text.toLowerCase(Locale.ROOT));
        if (quoted) {
            claim.filters.add(member + " == " + lower);
        } else {
            claim.like(member + ".contains(" + lower + ")", member + " == " + lower);
        }
        claim.one = true;
        claim.use(name[0], name[1]);
    }

    /** Where the words of the title stand in the object, which has to say nothing else but a time; empty for nowhere. */
    private int[] name(Part object, BitSet taken) {
        int from = tokens.after(taken.nextClearBit(object.from()), EnglishWords.ARTICLE.words());
        if (tokens.find(object.from(), i -> i >= from || isMany(i)) < from) {
            return new int[0];
        }
        int start = from(object, from);
        int end = start;
        while (end < object.to() && end < start + MOST && !taken.get(end) && isTitle(start, end)) {
            end++;
        }
        boolean whole = end > start
                && (end == object.to()
                        || taken.get(end)
                        || Period.at(tokens, end).isPresent());
        return whole && !isMany(end - 1) ? new int[] {start, end} : new int[0];
    }

    /** The place after a time before the title: "tomorrow's". */
    private int from(Part object, int at) {
        return Period.at(tokens, at)
                .map(Period::end)
                .filter(end -> end < object.to())
                .orElse(at);
    }

    private boolean isMany(int at) {
        String word = tokens.word(at);
        boolean small = tokens.get(at) instanceof Word written && written.text().equals(word);
        return EnglishWords.ALL.has(word)
                || EnglishWords.EACH.has(word)
                || (small
                        && !EnglishWords.ARTICLE.has(word)
                        && !Lemma.singular(word).equals(word));
    }

    private boolean isTitle(int start, int at) {
        if (tokens.get(at) instanceof Quote) {
            return at == start;
        }
        return tokens.get(at) instanceof Word
                && !(tokens.get(Math.max(start, at - 1)) instanceof Quote)
                && Period.at(tokens, at).isEmpty()
                && (TimeWords.hour(tokens, at).isEmpty()
                        || EnglishWords.GATHERING.has(tokens.word(at))) // "lunch" is a time as well
                && Knowledge.restricts(tokens.word(at))
                && !EnglishWords.FIRST.has(tokens.word(at))
                && (isLarge(at) || FunctionWords.before(tokens.word(at)) == 0)
                && !EnglishWords.IT.has(tokens.word(at))
                && !EnglishWords.SOONER.has(tokens.word(at))
                && !EnglishWords.LATER.has(tokens.word(at))
                && (knowledge.thing(tokens, at, at + 1).isEmpty()
                        || EnglishWords.GATHERING.has(tokens.word(at + 1)) // "the customer demo"
                        || (isLarge(at) && (isLarge(at + 1) || (at > start && isLarge(at - 1))))) // "the Design Review"
                && knowledge.tool(tokens, at).isEmpty()
                && knowledge.service(tokens, at).isEmpty();
    }

    private boolean timed(Part part) {
        return tokens.find(
                        part.from(), i -> i >= part.to() || Period.at(tokens, i).isPresent())
                < part.to();
    }

    /** Whether people call so what stands in a calendar. */
    private boolean surely(int[] name) {
        return tokens.find(name[0], i -> i >= name[1] || EnglishWords.GATHERING.has(tokens.word(i))) < name[1];
    }

    private boolean isLarge(int at) {
        return at < tokens.size()
                && tokens.get(at) instanceof Word word
                && Character.isUpperCase(word.text().charAt(0));
    }

    private boolean isName(int[] name) {
        for (int i = name[0]; i < name[1]; i++) {
            String word = tokens.word(i);
            if (!(tokens.get(i) instanceof Quote)
                    && !isLarge(i)
                    && English.has(word)
                    && !English.is(English.Kind.NOUN, word)) {
                return false;
            }
        }
        return true;
    }
}

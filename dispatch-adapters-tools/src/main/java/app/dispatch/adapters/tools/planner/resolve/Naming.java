package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.text.English;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Quote;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.BitSet;
import java.util.List;

/** Finds the name that stands beside a noun, and the noun beside a name. */
final class Naming {
    private final FreeWords words;
    private final Knowledge knowledge;
    private final Tokens tokens;

    Naming(FreeWords words, Knowledge knowledge) {
        this.words = words;
        this.knowledge = knowledge;
        this.tokens = words.tokens();
    }

    /** The name beside a noun: after it, else before it. */
    int[] beside(Claim claim, Part part, int noun, BitSet taken) {
        int end = noun + 1;
        if (end < part.to() && tokens.get(end) instanceof Quote && words.free(claim, taken, end)) {
            return new int[] {end, end + 1};
        }
        while (end < part.to() && words.free(claim, taken, end) && isName(end)) {
            end++;
        }
        if (end > noun + 1) {
            boolean large = tokens.get(noun + 1) instanceof Word word
                    && Character.isUpperCase(word.text().charAt(0));
            int last = large ? goesOn(end, part.to()) : end;
            return new int[] {noun + 1, words.free(claim, taken, noun + 1, last) ? last : end};
        }
        int start = noun;
        while (start > part.from() + 1 && knowledge.tool(tokens, start - 1).isPresent()) {
            start--; // "my Contracts Drive folder"
        }
        int last = start;
        if (start > part.from() && tokens.get(start - 1) instanceof Quote && words.free(claim, taken, start - 1)) {
            return new int[] {start - 1, last};
        }
        while (start > part.from() && words.free(claim, taken, start - 1) && isName(start - 1)) {
            start--;
        }
        return start < last ? new int[] {start, last} : new int[0];
    }

    /** "the page Meeting notes 2025": where a name ends that goes on in plain nouns up to the end of its part. */
    int goesOn(int end, int to) {
        int last = end;
        while (last < to
                && tokens.get(last) instanceof Word word
                && (word.text().matches("\\d{1,4}")
                        || (word.text().matches("\\p{Lu}\\p{L}+") // "Team Wiki"
                                && Period.at(tokens, last).isEmpty()
                                && knowledge.tool(tokens, last).isEmpty())
                        || (English.is(English.Kind.NOUN, word.lower())
                                && Knowledge.restricts(word.lower())
                                && Period.at(tokens, last).isEmpty()
                                && knowledge.tool(tokens, last).isEmpty()))) {
            last++;
        }
        return last == to ? last : end;
    }

    /** The plain word before a noun that is determined: "my tasks database", "the support channel"; empty for none. */
    int[] plain(Claim claim, Part part, int noun, BitSet taken) {
        int at = noun - 1;
        String word = tokens.word(at);
        boolean name = at > part.from()
                && (EnglishWords.DETERMINER.has(tokens.word(part.from()))
                        || tokens.word(at - 1).equals("'s"))
                && tokens.find(
                                part.from() + 1,
                                i -> i >= at
                                        || !(knowledge.tool(tokens, i).isPresent()
                                                || tokens.word(i).equals("'s")))
                        >= at
                && words.free(claim, taken, at)
                && Knowledge.restricts(word)
                && English.is(English.Kind.NOUN, word)
                && !EnglishWords.INDISTINCT.has(word)
                && !EnglishWords.FIRST.has(word)
                && knowledge.tool(tokens, at).isEmpty()
                && !elsewhere(claim, noun);
        return name ? new int[] {at, noun} : new int[0];
    }

    /** Whether another tool is named that has such places too. */
    private boolean elsewhere(Claim claim, int noun) {
        String place = Lemma.singular(tokens.word(noun));
        return tokens.find(
                        0,
                        i -> knowledge
                                .tool(tokens, i)
                                .filter(one -> !one.what()
                                        .equals(claim.operation.tool().id()))
                                .filter(one -> has(one.what(), place))
                                .isPresent())
                < tokens.size();
    }

    private boolean has(String tool, String place) {
        return knowledge.operations().stream()
                .filter(one -> one.tool().id().equals(tool))
                .flatMap(one -> one.all("place").stream())
                .anyMatch(one -> one.nouns().contains(place));
    }

    /** The plain word after the noun that names a room: "the Discord channel family". */
    int[] room(Claim claim, Part part, int noun, BitSet taken) {
        int before = knowledge.tool(tokens, noun - 1).isPresent() ? noun - 2 : noun - 1;
        boolean room = noun + 2 == part.to()
                && before >= part.from()
                && tokens.is(part.from(), EnglishWords.ARTICLE.words())
                && isPlain(claim, noun + 1, before < noun - 1, taken)
                && knowledge.operations().stream()
                        .flatMap(one -> one.all("place").stream())
                        .anyMatch(
                                one -> one.forms().contains("#x") && one.nouns().contains(tokens.word(noun)));
        return room ? new int[] {noun + 1, noun + 2} : new int[0];
    }

    /** @param sure whether the name of a tool before the noun says that a room is named, whatever the word may mean elsewhere */
    private boolean isPlain(Claim claim, int at, boolean sure, BitSet taken) {
        String word = tokens.word(at);
        return words.free(claim, taken, at)
                && (sure || (English.is(English.Kind.NOUN, word) && !English.is(English.Kind.ADJECTIVE, word)))
                && !EnglishWords.ARTICLE.has(word)
                && !EnglishWords.RELATOR.has(word)
                && knowledge.tool(tokens, at).isEmpty();
    }

    /** Whether a word stands there that names something: written large, or no word of English. */
    boolean isName(int at) {
        if (at >= tokens.size()
                || !(tokens.get(at) instanceof Word word)
                || word.text().equals("'s")
                || knowledge.service(tokens, at).isPresent()
                || word.lower().equals("i")
                || knowledge.tool(tokens, at).isPresent()) {
            return false;
        }
        boolean capital =
                Character.isUpperCase(word.text().charAt(0)) && at > 0 && !(tokens.get(at - 1) instanceof Token.Mark);
        boolean strange = word.lower().matches("[a-z][a-z0-9_-]+(\\.[a-z0-9]+)*")
                && !English.has(word.lower())
                && !knowledge.knows(word.lower());
        boolean numbered = word.lower().matches("\\d{1,4}") && at > 0 && isName(at - 1); // "Budget 2026"
        return (capital || strange || numbered) && !EnglishWords.ARTICLE.has(word.lower());
    }

    /** Whether a word stands there that is a person's name, however it is written: "bob", and no room such as "ops". */
    boolean isPerson(int at) {
        return tokens.get(at) instanceof Word word
                && word.lower().matches("[a-z]{2,}")
                && Knowledge.restricts(word.lower())
                && English.isName(word.lower())
                && !EnglishWords.ROOM.has(word.lower())
                && !Languages.isOne(word.lower())
                && knowledge.tool(tokens, at).isEmpty()
                && knowledge.service(tokens, at).isEmpty()
                && Period.at(tokens, at).isEmpty();
    }

    /** The noun beside a place: "the #dev channel". */
    void noun(Claim claim, Param param, Part part, BitSet taken, int at) {
        for (int i : List.of(at - 1, at + 1)) {
            if (i >= part.from()
                    && i < part.to()
                    && words.free(claim, taken, i)
                    && param.nouns().contains(tokens.word(i))) {
                claim.use(i, i + 1);
            }
        }
    }
}

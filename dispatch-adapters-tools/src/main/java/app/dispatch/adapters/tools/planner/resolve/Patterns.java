package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Numbers;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Quote;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds where the words stand that a declaration gives a meaning, such as "labelled *". */
final class Patterns {
    /** Names or addresses, one of which is enough for a search. */
    private static final Pattern EITHER =
            Pattern.compile("(?:\\p{Lu}\\S*|\\S+@\\S+?)(?:,? (?:and|or) (?:\\p{Lu}\\S*|\\S+@\\S+))+");

    /** An "and" outside quotes: a search looks for all that stands in it. */
    private static final Pattern BESIDE = Pattern.compile(",? and (?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");

    private static final Pattern AND = Pattern.compile(",? (?:and|or) ");

    private final FreeWords words;
    private final Knowledge knowledge;
    private final Tokens tokens;
    private final Pronouns pronouns;

    Patterns(FreeWords words, Knowledge knowledge) {
        this.words = words;
        this.knowledge = knowledge;
        this.tokens = words.tokens();
        this.pronouns = new Pronouns(tokens, knowledge);
    }

    /** The place after the words of a meaning that stand from a place on; 0 when they do not. */
    int end(Meaning meaning, int at, Part part, List<Part> parts, Claim claim, BitSet taken) {
        String[] pattern = meaning.words();
        int having = having(pattern, at);
        int i = having > at ? having : at;
        int first = having > at ? 1 : 0;
        if (having > at && pattern.length > 2 && pattern[1].matches("an?")) {
            first = 2;
        }
        for (int n = first; n < pattern.length; n++) {
            String word = pattern[n];
            if (!open(meaning, i, claim, taken, pattern.length == 1)) {
                return 0;
            }
            if (word.equals("*")) {
                int end = n == pattern.length - 1 ? valueEnd(i, part, parts, taken) : i + 1;
                if (end <= i || !words.free(claim, taken, i, end)) {
                    return 0;
                }
                i = end;
            } else if (stands(word, i)
                    || (i > at && Lemma.singular(tokens.word(i)).equals(word))) {
                i++;
            } else {
                return 0;
            }
        }
        boolean inside = i <= part.to()
                || (parts.stream().anyMatch(one -> one.at() > at && one.to() >= 0)
                        && i <= parts.getLast().to());
        return inside ? i : 0;
    }

    /** "have no guests" for "without guests", "has an assignee" for "with an assignee": the place after these words; 0 for none. */
    private int having(String[] pattern, int at) {
        boolean with = pattern.length > 1 && pattern[0].matches("with|without") && !pattern[1].equals("*");
        int has = tokens.is(at, EnglishWords.THAT.words()) ? at + 1 : at;
        if (!with || !tokens.is(has, EnglishWords.POSSESSING.words())) {
            return 0;
        }
        boolean none = EnglishWords.NO.has(tokens.word(has + 1));
        boolean without = pattern[0].equals("without");
        int end = none ? has + 2 : tokens.after(has + 1, EnglishWords.ARTICLE.words());
        return none == without && (none || !tokens.word(has).equals("with")) ? end : 0;
    }

    private boolean stands(String word, int at) {
        return tokens.word(at).equals(word)
                || (at == words.manner().verbAt()
                        && Lemma.forms(tokens.word(at)).contains(word));
    }

    /** Whether a word may still say that: nothing took it, or what took it leaves more to say. */
    private boolean open(Meaning meaning, int at, Claim claim, BitSet taken, boolean alone) {
        return at < tokens.size()
                && (words.free(claim, taken, at)
                        || (meaning.addsToWorded() && claim.worded.get(at))
                        || (meaning.member() && claim.implied.get(at))
                        || (alone && (claim.thingAt.get(at) || names(claim, at))))
                && !elsewhere(claim, at);
    }

    /** Whether a word was taken because it names the tool: "inbox" may say where in it as well. */
    private boolean names(Claim claim, int at) {
        return claim.used.get(at)
                && knowledge
                        .tool(tokens, at)
                        .filter(one -> one.what().equals(claim.operation.tool().id()))
                        .isPresent();
    }

    /** Whether a word is a part of another tool's name: "google" of Google Calendar. */
    private boolean elsewhere(Claim claim, int at) {
        for (int i = Math.max(0, at - 2); i <= at; i++) {
            Optional<Knowledge.Named> named = knowledge.tool(tokens, i);
            if (named.isPresent()
                    && named.get().end() > at
                    && named.get().end() > i + 1
                    && !named.get().what().equals(claim.operation.tool().id())) {
                return true;
            }
        }
        return false;
    }

    /** Where a value that starts at a place ends: with its part, before the name of a tool, a time or a mark. */
    private int valueEnd(int at, Part part, List<Part> parts, BitSet taken) {
        int limit = at < part.to() ? part.to() : at;
        for (Part one : parts) {
            if (at >= one.from() && at < one.to()) {
                limit = one.to();
            }
        }
        if (tokens.get(Math.min(at, tokens.size() - 1)) instanceof Quote) {
            return at + 1;
        }
        int end = at;
        while (end < limit
                && !(tokens.get(end) instanceof Token.Mark)
                && !(end > at && EnglishWords.FINITE.has(tokens.word(end))) // "labelled bug are there"
                && !(end > at && tokens.word(end).equals("or") && !isEither(end))
                && !(EnglishWords.AND.has(tokens.word(end)) && tokens.is(end + 1, EnglishWords.POSSESSING.words()))
                && !(EnglishWords.NO.has(tokens.word(end + 1))
                        && (EnglishWords.AND.has(tokens.word(end))
                                || tokens.word(end).equals("but")))
                && Period.at(tokens, end).isEmpty()) {
            end++;
        }
        while (end > at + 1 && (taken.get(end - 1) || EnglishWords.RELATOR.has(tokens.word(end - 1)))) {
            end--;
        }
        return end;
    }

    /** "Carol or Bob": whether one of two names or addresses is enough. */
    private boolean isEither(int or) {
        return or + 1 < tokens.size() && isName(or - 1) && isName(or + 1);
    }

    private boolean isName(int at) {
        return words.written(at).matches("\\p{Lu}.*|\\S+@\\S+");
    }

    /** Whether a star stands for the name of a tool or a service, or for nothing that says something. */
    boolean saysNothing(Claim claim, Meaning meaning, int from, int end) {
        int star = from + meaning.star();
        boolean sends = meaning.pattern().equals("from *") && isSent(claim);
        for (int i = star; i < end; i++) {
            String tool = knowledge.tool(tokens, i).map(Knowledge.Named::what).orElse("");
            boolean named = !tool.isEmpty() || knowledge.service(tokens, i).isPresent();
            if (tokens.get(i) instanceof Token.Link
                    || (named && !(sends && !tool.equals(claim.operation.tool().id())))) {
                return true;
            }
        }
        boolean says = false;
        for (int i = star; i < end; i++) {
            says |= !EnglishWords.ANYBODY.has(tokens.word(i))
                    && !EnglishWords.UNNAMED.has(words.written(i))
                    && !EnglishWords.PARTY.has(Lemma.singular(tokens.word(i)))
                    && (says(i) || (meaning.param().is("due") && tokens.word(i).matches("\\d{1,9}")));
        }
        return !says;
    }

    /** "e-mails from Stripe": whether only this tool has such things, so that a name says who sent them. */
    private boolean isSent(Claim claim) {
        int noun = claim.thingAt.nextSetBit(0);
        String thing = claim.thing.isEmpty() && noun >= 0 ? Lemma.singular(tokens.word(noun)) : claim.thing;
        return !thing.isEmpty()
                && knowledge.of(thing).stream()
                        .allMatch(one ->
                                one.tool().id().equals(claim.operation.tool().id()));
    }

    private boolean says(int at) {
        return !(tokens.get(at) instanceof Word word)
                || Character.isUpperCase(word.text().charAt(0))
                || (Knowledge.restricts(word.lower()) && Numbers.at(tokens, at).isEmpty())
                || word.lower().equals("me")
                || pronouns.person(at) != at;
    }

    /** What stands where the star does; "" when it has none. */
    String captured(Meaning meaning, int from, int end) {
        int star = from + meaning.star();
        int to = meaning.hasStar() ? end - (meaning.words().length - meaning.star() - 1) : end; // "with * in copy"
        int who = star + 1 == to ? pronouns.person(star) : star;
        String text = meaning.hasStar() ? words.value(who, who == star ? to : who + 1) : "";
        if (meaning.pattern().equals("from *") && tokens.is(star, EnglishWords.DETERMINER.words()) && to > star + 1) {
            text = words.value(star + 1, to); // "from my landlord"
        }
        if (meaning.param().is("copy") && EnglishWords.ME.has(text)) {
            return "{{ run.owner.email }}";
        }
        if (meaning.param().is("query") && EITHER.matcher(text).matches()) {
            text = AND.matcher(text).replaceAll(" OR "); // "from Carol and Bob"
        } else if (meaning.param().is("query")
                && meaning.hasStar()
                && !(tokens.get(star) instanceof Quote && to == star + 1)) {
            text = BESIDE.matcher(text).replaceAll(" ");
        }
        boolean bare = text.startsWith("@") && meaning.param().forms().contains("user");
        return bare ? text.substring(1) : text;
    }
}

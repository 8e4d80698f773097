package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.clause.Said;
import app.dispatch.adapters.tools.planner.flow.Mention.Kind;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds what a run of words names, from left to right. */
final class Mentions {
    private static final Set<String> PREPOSITIONS = Phrases.words("""
            to into onto in on via by through over using as with of from about for at regarding when concerning""");
    private static final Phrases PERSON = Phrases.of("""
            me | us | myself | my team | the team | our team | everyone | everybody | the channel | my phone""");
    private static final Pattern HANDLE = Pattern.compile("[#@][\\w.-]+|[\\w.-]+/[\\w.-]+|[\\w.+-]+@[\\w.-]+\\.[a-z]+");

    private final Vocabulary vocabulary;
    private final Tokens tokens;
    private final List<Mention> found = new ArrayList<>();
    private String preposition = "";

    private Mentions(Vocabulary vocabulary, Tokens tokens) {
        this.vocabulary = vocabulary;
        this.tokens = tokens;
    }

    static List<Mention> in(Tokens tokens, Vocabulary vocabulary) {
        Mentions mentions = new Mentions(vocabulary, tokens);
        int at = 0;
        while (at < tokens.size()) {
            at = mentions.step(at);
        }
        return mentions.joined();
    }

    private int step(int at) {
        if (tokens.get(at) instanceof Token.Quote(String text, int s, int e)) {
            return add(Kind.QUOTE, at, at + 1, text, "");
        }
        if (tokens.get(at) instanceof Token.Link link) {
            return add(Kind.LINK, at, at + 1, link.url(), "");
        }
        if (tokens.get(at) instanceof Token.Word word
                && HANDLE.matcher(word.text()).matches()) {
            return add(Kind.HANDLE, at, at + 1, word.text(), "");
        }
        int person = PERSON.end(tokens, at);
        if (person > 0 && !tokens.word(person).equals("'s")) {
            return add(Kind.PERSON, at, person, tokens.slice(at, person).written(), "");
        }
        int named = named(at);
        if (named > 0) {
            return named;
        }
        if (tokens.is(at, PREPOSITIONS)) {
            preposition = tokens.word(at);
        } else if (tokens.separator(at)) {
            preposition = tokens.mark(at, ',') ? preposition : "";
        }
        return at + 1;
    }

    /** A tool, a thing or a work; the longest name wins, and the tool's when both are as long. */
    private int named(int at) {
        Optional<Vocabulary.Named> tool = vocabulary.tool(tokens, at);
        String thing = vocabulary.thing(tokens, at);
        int thingEnd = thing.isEmpty() ? 0 : at + thing.split(" ").length;
        int toolEnd = tool.map(Vocabulary.Named::end).orElse(0);
        boolean plural = thingEnd > 0 && !tokens.slice(at, thingEnd).written().equalsIgnoreCase(thing);
        if (toolEnd > 0 && (toolEnd > thingEnd || (toolEnd == thingEnd && !plural))) {
            String last = toolEnd > at + 1 ? Nouns.singular(tokens.word(toolEnd - 1)) : "";
            if (vocabulary.of(last).stream().anyMatch(one -> one.is(tool.get().tool()))) {
                return add(Kind.THING, at, toolEnd, last, tool.get().tool());
            }
            return add(
                    Kind.TOOL,
                    at,
                    toolEnd,
                    tokens.slice(at, toolEnd).written(),
                    tool.get().tool());
        }
        String word = Nouns.singular(tokens.word(at));
        boolean noun = !tokens.word(at - 1).isEmpty() || tokens.word(at + 1).equals("of");
        if (noun && !vocabulary.works(word).isEmpty() && thingEnd <= at + 1) {
            return add(Kind.WORK, at, at + 1, word, "");
        }
        return thingEnd > 0 ? add(Kind.THING, at, thingEnd, thing, "") : 0;
    }

    private int add(Kind kind, int at, int end, String word, String tool) {
        int before = at - 1;
        while (before > 0 && (vocabulary.qualifies(tokens.word(before)) || tokens.is(before, Said.ADJECTIVES))) {
            before--;
        }
        boolean one = Set.of("a", "an", "another").contains(tokens.word(before));
        found.add(new Mention(kind, at, end, preposition, one, word, tool));
        return end;
    }

    /** "Linear issues": the tool's name says whose things they are. */
    private List<Mention> joined() {
        List<Mention> joined = new ArrayList<>();
        for (Mention mention : found) {
            Mention before = joined.isEmpty() ? null : joined.getLast();
            if (before != null && names(before, mention)) {
                joined.removeLast();
                joined.add(new Mention(
                        Kind.THING,
                        before.at(),
                        mention.end(),
                        before.preposition(),
                        before.one(),
                        mention.word(),
                        before.tool()));
            } else {
                joined.add(mention);
            }
        }
        return joined;
    }

    private boolean names(Mention tool, Mention thing) {
        return tool.is(Kind.TOOL)
                && thing.is(Kind.THING)
                && between(tool.end(), thing.at())
                && vocabulary.of(thing.word()).stream().anyMatch(one -> one.is(tool.tool()));
    }

    private boolean between(int from, int to) {
        return tokens.find(from, i -> i >= to || !vocabulary.qualifies(tokens.word(i))) >= to;
    }
}

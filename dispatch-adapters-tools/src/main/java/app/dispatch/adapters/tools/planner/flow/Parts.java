package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.clause.Family;
import app.dispatch.adapters.tools.planner.clause.Said;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Cuts a brief into pieces with one verb each. */
final class Parts {
    private static final Phrases WATCHING = Phrases.of("""
            keep an eye on | keep an eye out for | keep track of | keep watch on | keep watch over | look out for
            stay on top of | watch for | watch out for | listen for | watch over""");
    private static final Phrases LOOKING = Phrases.of("""
            look at | look through | go through | take a look at | have a look at | look for | check for""");
    private static final Phrases TELLING_ME = Phrases.of("""
            let me know | let us know | give me a heads up | give me a heads-up | drop me a line | give us a heads up
            shoot me a message | drop me a message | let me know about""");
    private static final Set<String> WATCH = Set.of("watch", "monitor", "track", "follow", "observe");
    private static final Set<String> TELL =
            Phrases.words("notify ping tell dm email mail message alert remind warn inform slack text");
    private static final Set<String> READ = Phrases.words("review analyze analyse export collect gather scan take");
    private static final Set<String> BEFORE = Phrases.words("and then to please also & plus or but + so i you");

    private final Vocabulary vocabulary;
    private final Tokens tokens;
    private final List<Part> parts = new ArrayList<>();
    private int sentence;
    private final Set<Integer> read;

    private Parts(Tokens tokens, Vocabulary vocabulary, Set<Integer> read) {
        this.tokens = tokens;
        this.vocabulary = vocabulary;
        this.read = read;
    }

    /** A verb, and the place after it. */
    private record Verb(String verb, Part.Kind kind, boolean me, int end) {}

    /** @param read receives where the words start that are read as verbs */
    static List<Part> of(Tokens tokens, Vocabulary vocabulary, Set<Integer> read) {
        Parts parts = new Parts(tokens, vocabulary, read);
        parts.cut();
        return parts.parts;
    }

    private void cut() {
        Verb verb = new Verb("", Part.Kind.PUT, false, 0);
        int start = 0;
        int at = 0;
        boolean first = true;
        while (at < tokens.size()) {
            first |= ends(at);
            int polite = first ? Said.POLITE.end(tokens, at) : 0;
            if (polite > 0) {
                mark(at, polite);
                at = polite;
                continue;
            }
            boolean starts = first || tokens.is(at - 1, BEFORE) || tokens.mark(at - 1, ',');
            Verb next = starts ? verb(at) : null;
            if (next != null || ends(at)) {
                add(verb, start, at);
                sentence += ends(at) ? 1 : 0;
                verb = next == null ? new Verb("", Part.Kind.PUT, false, at + 1) : next;
                mark(at, verb.end());
                start = verb.end();
                first = next == null;
                at = start;
            } else {
                first &= tokens.is(at, Said.FILLER) || tokens.get(at) instanceof Token.Mark;
                at++;
            }
        }
        add(verb, start, tokens.size());
    }

    private boolean ends(int at) {
        return tokens.separator(at) && !tokens.mark(at, ',');
    }

    private void mark(int from, int to) {
        for (int i = from; i < to; i++) {
            read.add(tokens.get(i).start());
        }
    }

    private void add(Verb verb, int from, int to) {
        Tokens part = tokens.slice(from, to);
        boolean empty = part.find(0, i -> !part.is(i, Said.FILLER) && !part.separator(i)) == part.size();
        if (!verb.verb().isEmpty() || !empty) {
            parts.add(new Part(sentence, verb.verb(), verb.kind(), verb.me(), part, Mentions.in(part, vocabulary)));
        }
    }

    private @org.jspecify.annotations.Nullable Verb verb(int at) {
        int watching = WATCHING.end(tokens, at);
        if (watching > 0) {
            return new Verb("watch", Part.Kind.WATCH, false, watching);
        }
        int looking = LOOKING.end(tokens, at);
        if (looking > 0) {
            return new Verb("check", Part.Kind.READ, false, looking);
        }
        int telling = TELLING_ME.end(tokens, at);
        if (telling > 0) {
            return new Verb("notify", Part.Kind.TELL, true, telling);
        }
        String word = tokens.word(at);
        boolean noun = tokens.word(at + 1).equals("'s")
                || (tokens.word(at - 1).equals("to")
                        && vocabulary.tool(tokens, at).isPresent()
                        && !tells(word, at))
                || (vocabulary.qualifies(word)
                        && !vocabulary.thing(tokens, at + 1).isEmpty());
        if (!known(word) || noun || (word.equals("slack") && !tells(word, at))) {
            return null;
        }
        return new Verb(word, kind(word, at), false, at + 1);
    }

    private boolean known(String word) {
        return vocabulary.verbs().contains(word) || WATCH.contains(word) || TELL.contains(word) || READ.contains(word);
    }

    private boolean tells(String word, int at) {
        return TELL.contains(word)
                && at + 1 < tokens.size()
                && (tokens.is(at + 1, Set.of("me", "us", "my", "the", "everyone", "all"))
                        || tokens.word(at + 1).matches("[#@].+|.+@.+"));
    }

    private Part.Kind kind(String verb, int at) {
        if (WATCH.contains(verb)) {
            return Part.Kind.WATCH;
        }
        if (tells(verb, at)) {
            return Part.Kind.TELL;
        }
        if (!vocabulary.works(verb).isEmpty() && !Family.of(verb).contains(Family.FETCH)) {
            return Part.Kind.WORK;
        }
        boolean reads = READ.contains(verb) || Family.of(verb).contains(Family.FETCH);
        return reads && !TELL.contains(verb) ? Part.Kind.READ : Part.Kind.PUT;
    }
}

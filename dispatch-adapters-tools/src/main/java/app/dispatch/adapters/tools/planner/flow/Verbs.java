package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.Optional;
import java.util.Set;

/** Tells where in a brief a verb stands that says what to do. */
final class Verbs {
    private static final Phrases WATCHING = Phrases.of("""
            keep an eye on | keep an eye out for | keep track of | keep watch on | keep watch over | look out for
            stay on top of | watch for | watch out for | listen for | watch over""");
    private static final Phrases LOOKING = Phrases.of("""
            look at | look through | go through | take a look at | have a look at | look for | check for | look up
            pick up | go over""");
    private static final Phrases TELLING_ME = Phrases.of("""
            let me know | let us know | give me a heads up | give me a heads-up | drop me a line | give us a heads up
            shoot me a message | drop me a message | let me know about | shoot me an email | drop me an email
            keep me posted | keep me updated | keep me informed | keep us posted""");
    private static final Phrases WORKING = Phrases.of("sum up | pull out | write up | come up with | figure out");
    private static final Phrases PUTTING = Phrases.of("back up | cross post | pass on | put together");
    private static final Phrases CHANGING = Phrases.of("clean up | tidy up | take down | get rid of | check off");
    private static final Phrases APPROVING = Phrases.of("""
            ask me for approval | ask for approval | ask for my approval | ask me first | ask me before | wait for my approval
            wait for approval | get my approval | let me approve it | let me approve | have me approve it""");
    private static final Phrases BECOMING =
            Phrases.of("should become | becomes | must become | should turn into | turns into | should be turned into");
    private static final Phrases GETTING = Phrases.of("""
            should get | should receive | must get | should both get | should both receive | should each get""");
    /** Verbs that are nouns as well: they are verbs only before what they act on. */
    private static final Set<String> NOUNS = Phrases.words("""
            post report list email e-mail mail message update search schedule review label release check draft alert page
            digest brief file comment order note log call book plan summary text slack score rate count monitor
            import export backup copy share track query invoice tag flag sync process work help start test reply
            answer""");

    private static final Set<String> OBJECT = Phrases.words("""
            a an the my our your his her their its this that these those all any each every both it them me us him
            everyone everybody new open unread latest recent stale overdue failed today yesterday tomorrow what which
            whoever who one two three five ten 3 5 10 same full whole important urgent relevant only just merged closed
            top last next incoming daily weekly monthly hi replies reply another old everything anything something on-call back""");
    private static final Set<String> BEFORE = Phrases.words("""
            and then to please also & plus or but + so i you should must will can automatically gets be that which
            is are get it using otherwise else just instantly simply first finally next afterwards""");
    /** What is done with the thing before: "ideas generated with AI and saved to Notion". */
    private static final Set<String> PARTICIPLES = Phrases.words("""
            summarised summarized translated classified generated drafted mailed emailed saved stored logged pushed
            published delivered forwarded exported rewritten analysed analyzed""");

    private static final Set<String> TARGETED =
            Phrases.words("post send report reply respond forward save add push write");

    private final Tokens tokens;
    private final Vocabulary vocabulary;

    Verbs(Tokens tokens, Vocabulary vocabulary) {
        this.tokens = tokens;
        this.vocabulary = vocabulary;
    }

    /** "for each order create a page": the verb follows what is gone through. */
    private boolean afterEach(int at) {
        for (int each = at - 4; each <= at - 2; each++) {
            if (tokens.is(each, Set.of("each", "every")) && tokens.is(each - 1, Set.of("for"))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a verb may stand there, as far as the words before it go. */
    boolean mayStart(int at) {
        return afterEach(at)
                || tokens.is(at - 1, BEFORE)
                || tokens.is(at, PARTICIPLES)
                || tokens.mark(at - 1, ',')
                || (tokens.is(at - 1, Set.of("me", "us", "ai", "gpt", "chatgpt", "openai", "claude", "gemini"))
                        && tokens.is(at - 2, Set.of("have", "let", "use", "help", "make")));
    }

    /** The verb that stands at a place; empty when none does. */
    Optional<Verb> at(int at) {
        return phrase(at).or(() -> word(at));
    }

    private Optional<Verb> phrase(int at) {
        if (tokens.word(at).equals("let")) {
            int know = tokens.find(at + 1, i -> tokens.word(i).equals("know") || tokens.separator(i));
            if (tokens.word(know).equals("know") && know - at < 6) {
                boolean me = tokens.is(at + 1, Set.of("me", "us"));
                return Optional.of(new Verb("notify", Verb.Kind.TELL, me, at, at + 1));
            }
        }
        int approving = APPROVING.end(tokens, at);
        if (approving > 0) {
            return Optional.of(new Verb(
                    "approve",
                    Verb.Kind.CHANGE,
                    false,
                    at,
                    approving,
                    tokens.get(at).start()));
        }
        int becoming = BECOMING.end(tokens, at);
        int getting = GETTING.end(tokens, at);
        if (becoming > 0 || getting > 0) {
            String verb = becoming > 0 ? "create" : "give";
            Verb.Kind kind = becoming > 0 ? Verb.Kind.MAKE : Verb.Kind.PUT;
            return Optional.of(new Verb(
                    verb,
                    kind,
                    false,
                    at,
                    Math.max(becoming, getting),
                    tokens.get(at).start()));
        }
        return phrase(WATCHING, "watch", Verb.Kind.WATCH, false, at)
                .or(() -> phrase(LOOKING, "check", Verb.Kind.READ, false, at))
                .or(() -> phrase(TELLING_ME, "notify", Verb.Kind.TELL, true, at))
                .or(() -> phrase(WORKING, "summarize", Verb.Kind.WORK, false, at))
                .or(() -> phrase(PUTTING, "save", Verb.Kind.PUT, false, at))
                .or(() -> phrase(
                        CHANGING, tokens.word(at).equals("clean") ? "delete" : "archive", Verb.Kind.CHANGE, false, at));
    }

    private Optional<Verb> phrase(Phrases phrases, String verb, Verb.Kind kind, boolean me, int at) {
        int end = phrases.end(tokens, at);
        return end == 0 ? Optional.empty() : Optional.of(new Verb(verb, kind, me, at, end));
    }

    private Optional<Verb> word(int at) {
        String word = tokens.word(at);
        boolean possessive = tokens.word(at + 1).equals("'s");
        boolean capital = at < tokens.size()
                && tokens.get(at) instanceof Token.Word one
                && one.text().matches("[A-Z].*");
        boolean place = tokens.is(at - 1, Set.of("to", "in", "on", "via", "with", "from", "into", "by"))
                && vocabulary.tool(tokens, at).isPresent()
                && (capital || !acts(at + 1));
        if (word.isEmpty() || possessive || place) {
            return Optional.empty();
        }
        Optional<String> plain =
                Lemma.in(Lexicon.verbs(), word).or(() -> Optional.of(word).filter(vocabulary.verbs()::contains));
        boolean form = plain.filter(one -> !one.equals(word)).isPresent();
        boolean noun = (NOUNS.contains(plain.orElse("")) || tool(at)) && !acts(at + 1) && !PARTICIPLES.contains(word);
        boolean adjective =
                vocabulary.qualifies(word) && !vocabulary.thing(tokens, at + 1).isEmpty() && !acts(at + 1);
        boolean starts = vocabulary.thing(tokens, at).contains(" ");
        boolean which = vocabulary.qualifies(word)
                && !tokens.is(at + 1, Set.of("a", "an", "the", "it", "them", "one", "new", "this", "that"))
                && !(at + 1 < tokens.size() && tokens.get(at + 1) instanceof Token.Quote)
                && vocabulary.tool(tokens, at + 1).isPresent();
        if (starts || which || plain.isEmpty() || noun || adjective || (form && !finite(at, word))) {
            return Optional.empty();
        }
        return Optional.of(new Verb(
                plain.get(),
                kind(plain.get(), at),
                false,
                at,
                at + 1,
                tokens.get(at).start()));
    }

    private boolean tool(int at) {
        return vocabulary.tool(tokens, at).isPresent();
    }

    /** "fetches", "fetching": a form that says what is done, and no noun in the plural. */
    private boolean finite(int at, String word) {
        boolean after = tokens.is(at - 1, Set.of("that", "which", "it", "and", "then", "automatically", "by", "for"))
                || at == 0;
        boolean participle = PARTICIPLES.contains(word)
                && (tokens.is(at + 1, Set.of("to", "into", "in", "on", "with", "by", "via", "using", "for", "as"))
                        || at + 1 >= tokens.size()
                        || tokens.separator(at + 1));
        boolean passive = participle || tokens.is(at - 1, Set.of("be", "is", "are", "get", "gets", "automatically"));
        if (passive && !word.endsWith("s") && !word.endsWith("ing")) {
            return true;
        }
        return after && (word.endsWith("ing") || word.endsWith("s")) && (acts(at + 1) || !word.endsWith("s"));
    }

    /** Whether what a verb acts on follows. */
    private boolean acts(int at) {
        if (at >= tokens.size()) {
            return false;
        }
        Token next = tokens.get(at);
        boolean named = next instanceof Token.Quote
                || next instanceof Token.Literal
                || next instanceof Token.Link
                || tokens.word(at).matches("[#@].+|.+@.+|.+/.+");
        boolean to = tokens.is(at, Set.of("to", "into", "in", "on")) && tokens.is(at - 1, TARGETED);
        boolean address = tokens.word(at).equals("to") && tokens.word(at + 1).contains("@");
        boolean thing = !vocabulary.thing(tokens, at).isEmpty() && !tokens.is(at - 1, Set.of("list", "order"));
        boolean name = vocabulary.isNamed(tokens, at) && !tokens.is(at - 1, Set.of("email", "mail"));
        boolean number = tokens.word(at).matches("[$€£]?\\d+[a-z%]*")
                && !tokens.is(at - 1, Set.of("schedule", "page", "release"));
        boolean answered = tokens.word(at).equals("with") && tokens.is(at - 1, Set.of("reply", "answer", "respond"));
        return named
                || answered
                || tokens.is(at, Set.of("customer", "customers", "finance", "sales", "support"))
                || Lexicon.PERSON.at(tokens, at)
                || to
                || address
                || number
                || tokens.is(at, OBJECT)
                || vocabulary.qualifies(tokens.word(at))
                || thing
                || name;
    }

    private Verb.Kind kind(String verb, int at) {
        boolean someone = tokens.is(at + 1, Set.of("me", "us", "everyone", "everybody", "on-call"))
                || Lexicon.PERSON.at(tokens, at + 1)
                || tokens.word(at + 1).matches("[#@].+|.+@.+")
                || (tokens.word(at + 1).equals("to") && tokens.word(at + 2).contains("@"))
                || tokens.is(at + 1, Set.of("him", "her", "them", "people", "someone"))
                || tokens.phrase(at + 1, "the team");
        if (Lexicon.TELL.contains(verb) && someone) {
            return Verb.Kind.TELL;
        }
        if (verb.equals("generate") || verb.equals("prepare") || verb.equals("produce")) {
            return Verb.Kind.MAKE;
        }
        return Lexicon.kind(verb).orElseGet(() -> declared(verb));
    }

    /** What kind a verb is that only a declaration knows. */
    private Verb.Kind declared(String verb) {
        boolean works = !vocabulary.works(verb).isEmpty();
        boolean puts = !vocabulary
                .all(one -> one.role() == Operation.Role.TARGET && one.verbs().contains(verb))
                .isEmpty();
        boolean reads = !vocabulary
                .all(one -> one.role() == Operation.Role.SOURCE && one.verbs().contains(verb))
                .isEmpty();
        return works ? Verb.Kind.WORK : puts ? Verb.Kind.PUT : reads ? Verb.Kind.READ : Verb.Kind.CHANGE;
    }
}

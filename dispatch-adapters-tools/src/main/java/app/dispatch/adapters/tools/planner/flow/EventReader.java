package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.clause.FunctionWords;
import app.dispatch.adapters.tools.planner.flow.Mention.Kind;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds what a brief waits for: "when a payment fails", "whenever example.com is down", "on a new signup". */
final class EventReader {
    private static final Phrases WHEN = Phrases.of("""
            when | whenever | every time | each time | any time | anytime | as soon as | once | upon | the moment
            every time that | each time that | in the event that | in case | triggered when | triggers when
            that triggers when | which triggers when | fires when | that runs when | that starts when | wen""");
    private static final Phrases EACH = Phrases.of("for each new | for every new | for each | for every | for any new");
    /** What stands before a noun that names what happens: "on a failed charge". */
    private static final Phrases ON = Phrases.of("""
            on a | on an | on any | on each | on every | on new | after a | after an | after each | after every
            upon a | upon an | upon each | upon every | upon new | following a | following each | on receiving
            upon receiving | after receiving | on receipt of | upon receipt of | triggered by a | triggered by an
            triggered by each | triggered by every | triggered by new | triggered on | triggered by""");

    private static final Phrases IF = Phrases.of("if | should");
    private static final Phrases ANY = Phrases.of("""
            there is | there are | there 's | any | anything | something | it finds | you find | one is found
            some are found | they exist | it 's not empty | it is not empty""");
    private static final Phrases NEWS = Phrases.of("""
            a | an | any | someone | somebody | anyone | a new | new | there is a new | there 's a new | i get | i receive
            we get | we receive | my | our | the webhook | a webhook | i 'm | i am | some one""");
    private static final Phrases CALLED = Phrases.of("""
            webhook | the webhook | a webhook | my webhook | this webhook | webhooks | http request | post request
            web form | the form | a form | contact form | form submission | incoming request | api call
            payload | a payload | the endpoint | this endpoint | the url is called | the hook""");
    /** Words after which a verb is a part of what happens. */
    private static final Set<String> NOT_BEFORE = Phrases.words("""
            a an the my our to is are was were gets get in of new be been being has have by from and or not it on
            for with any each every customer user their your this that someone somebody i we you they open opened""");

    private static final Set<String> PRONOUNS = Phrases.words("it they that this he she those these so any none both");

    /** Before "when" these make a condition of it, and no event. */
    private static final Set<String> NARROWING = Set.of("only", "just", "except", "even", "but");

    private static final Set<String> TOLD =
            Phrases.words("new received got a an someone each every on any incoming all");
    private static final Set<String> GETS = Phrases.words("gets get goes go becomes become lands land should");
    private static final Set<String> SHOULD =
            Phrases.words("gets get goes go becomes become lands land should be automatically sent turned");

    private static final Set<String> FRESH =
            Phrases.words("new newly incoming fresh arrives comes received opened created merged added");

    private final Tokens tokens;
    private final Vocabulary vocabulary;

    private EventReader(Tokens tokens, Vocabulary vocabulary) {
        this.tokens = tokens;
        this.vocabulary = vocabulary;
    }

    /** What is waited for, and the brief without the words that said it. */
    record Found(Event event, Tokens rest) {}

    static Optional<Found> read(Tokens tokens, Vocabulary vocabulary) {
        EventReader reader = new EventReader(tokens, vocabulary);
        Optional<Found> told = reader.told();
        if (told.isPresent()) {
            return told;
        }
        for (int i = 0; i < tokens.size(); i++) {
            int each = EACH.end(tokens, i);
            int lead = Math.max(each, reader.lead(i));
            if (lead > 0) {
                boolean news = each > 0 && tokens.is(each - 1, Set.of("new"));
                Optional<Found> found = reader.at(i, news ? each - 1 : lead, each > 0);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** Whether a webhook is spoken of that starts it. */
    static boolean hook(Tokens tokens) {
        return tokens.find(
                        0,
                        i -> tokens.is(i, Set.of("webhook", "payload"))
                                && !tokens.is(i - 1, Set.of("discord", "slack", "a", "outgoing"))
                                && !tokens.is(i + 1, Set.of("url")))
                < tokens.size();
    }

    private int lead(int at) {
        boolean opens = opens(at);
        int on = ON.end(tokens, at);
        if (on > 0 && (opens || tokens.phrase(at, "triggered by") || tokens.phrase(at, "triggered on"))) {
            boolean article = Set.of("a", "an", "new", "each", "every", "any").contains(tokens.word(on - 1));
            return article ? on - 1 : on;
        }
        int when = WHEN.end(tokens, at);
        if (when > 0) {
            boolean narrows = tokens.is(at - 1, NARROWING) || (!opens && counts(at, when));
            return narrows
                            || PRONOUNS.contains(tokens.word(when))
                            || tokens.is(when, Set.of("done", "finished", "ready"))
                    ? 0
                    : when;
        }
        int condition = opens ? IF.end(tokens, at) : 0;
        boolean link = condition > 0
                && condition < tokens.size()
                && Mentions.in(tokens.slice(condition, end(at, condition)), vocabulary).stream()
                        .anyMatch(one -> one.is(Kind.LINK) || one.is(Kind.SERVICE))
                && Outcomes.said(tokens.slice(condition, end(at, condition)));
        return condition > 0 && (NEWS.at(tokens, condition) || link || ANY.at(tokens, condition)) ? condition : 0;
    }

    /** "when there are at least 5": of what is looked at anyway. */
    private boolean counts(int at, int when) {
        Tokens words = tokens.slice(when, end(at, when));
        return tokens.word(when).equals("there") && !looked(Mentions.in(words, vocabulary));
    }

    /** Whether a sentence starts there. */
    private boolean opens(int at) {
        int before = at - 1;
        while (before >= 0 && tokens.is(before, FunctionWords.FILLER)) {
            before--;
        }
        return before < 0 || (tokens.separator(before) && !tokens.mark(before, ','));
    }

    /** "New charge over $500? Tell…", "A customer upgrades: …", "Each new dispute goes to Notion". */
    private Optional<Found> told() {
        int start = tokens.find(0, i -> !tokens.is(i, FunctionWords.FILLER) && !tokens.separator(i));
        if (!tokens.is(start, TOLD)) {
            return Optional.empty();
        }
        int mark = tokens.find(
                start,
                i -> tokens.mark(i, '?')
                        || tokens.mark(i, ':')
                        || tokens.word(i).equals("then"));
        boolean arrow = tokens.word(mark).equals("then");
        boolean happens = tokens.is(start, Set.of("new", "received", "got", "on", "incoming")) || !arrow;
        if (mark < tokens.size()
                && mark - start <= 14
                && happens
                && tokens.find(start, tokens::separator) >= mark
                && !tokens.slice(start, mark).isEmpty()) {
            int from = tokens.is(start, Set.of("on")) ? start + 1 : start;
            return event(tokens.slice(from, mark), true, true)
                    .map(event -> new Found(event, tokens.without(start, mark + 1)));
        }
        int gets = tokens.find(start, i -> tokens.is(i, GETS) || tokens.separator(i));
        boolean every = tokens.is(start, Set.of("every", "each", "any", "new", "all"));
        if (every && tokens.is(gets, GETS) && gets - start >= 2 && gets - start <= 10) {
            Tokens words = tokens.slice(start, gets);
            List<Token> rest = new ArrayList<>();
            int after = tokens.after(gets, SHOULD);
            String verb = tokens.is(after - 1, Set.of("goes", "go", "sent", "lands", "land", "be")) ? "send" : "create";
            rest.add(new Token.Word(
                    verb, verb, tokens.get(gets).start(), tokens.get(gets).end()));
            rest.addAll(tokens.slice(after, tokens.size()).list());
            return event(words, true, true).map(event -> new Found(event, new Tokens(tokens.text(), rest)));
        }
        return Optional.empty();
    }

    private Optional<Found> at(int from, int lead, boolean each) {
        int end = end(from, lead);
        Tokens words = tokens.slice(lead, end);
        if (words.isEmpty()) {
            return Optional.empty();
        }
        int after = end;
        while ((tokens.separator(after) && !tokens.mark(after, '.'))
                || tokens.word(after).equals("then")) {
            after++;
        }
        Tokens rest = tokens.without(from, after);
        return event(words, each, false).map(event -> new Found(event, rest));
    }

    /** @param told whether the words are said to happen, so that nothing is gone through */
    private Optional<Event> event(Tokens words, boolean each, boolean told) {
        List<Mention> mentions = Mentions.in(words, vocabulary);
        boolean link =
                mentions.stream().anyMatch(one -> one.is(Kind.LINK) || (one.is(Kind.SERVICE) && Outcomes.said(words)));
        boolean tool = mentions.stream()
                .anyMatch(one -> one.is(Kind.TOOL) || !one.tool().isEmpty());
        boolean thing =
                mentions.stream().anyMatch(one -> one.is(Kind.THING) || one.is(Kind.INBOUND) || one.is(Kind.SERVICE));
        boolean news = words.find(0, i -> words.is(i, FRESH)) < words.size();
        boolean repeats = each && !news && !told;
        if (repeats && (tool || thing)) {
            return Optional.empty(); // "for each customer": a repetition, not something that happens
        }
        if (link && Outcomes.said(words)) {
            return Optional.of(new Event(Event.Kind.ANSWERS, words, mentions, false));
        }
        if (!tool && words.find(0, i -> CALLED.at(words, i)) < words.size()) {
            return Optional.of(new Event(Event.Kind.CALLED, words, mentions, false));
        }
        boolean called = mentions.stream().anyMatch(one -> one.is(Kind.LINK));
        boolean state = called || (States.said(words) && looked(mentions));
        boolean any = state || (ANY.at(words, 0) && !news);
        return Optional.of(new Event(any ? Event.Kind.ANY : Event.Kind.HAPPENS, words, mentions, each));
    }

    /** Whether there is something that can be looked at. */
    private boolean looked(List<Mention> mentions) {
        return Looking.at(new Event(Event.Kind.ANY, tokens, mentions, false), vocabulary)
                .isPresent();
    }

    /** Where it ends: before a comma, or before the verb of what is to be done then. */
    private int end(int from, int lead) {
        int mark = tokens.find(
                lead,
                i -> (tokens.separator(i) && !listed(i))
                        || tokens.phrase(i, "and then")
                        || tokens.word(i).equals("then"));
        if (!opens(from) || (mark < tokens.size() && !tokens.mark(mark, '.'))) {
            return mark;
        }
        Verbs verbs = new Verbs(tokens, vocabulary);
        return tokens.find(
                lead + 2,
                i -> i >= mark
                        || (verbs.at(i).isPresent()
                                && Lemma.in(Lexicon.verbs(), tokens.word(i))
                                        .filter(tokens.word(i)::equals)
                                        .isPresent()
                                && !tokens.is(i - 1, NOT_BEFORE)
                                && !tokens.is(
                                        i + 1, Set.of("is", "are", "in", "on", "from", "gets", "arrives", "comes"))));
    }

    /** Whether a comma parts a list of names: "in Slack, Discord or Gmail". */
    private boolean listed(int at) {
        return tokens.mark(at, ',')
                && at > 0
                && vocabulary.isNamed(tokens, at - 1)
                && vocabulary.isNamed(tokens, at + 1)
                && tokens.is(at + 2, Set.of("or", "and"));
    }
}

package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.clause.FunctionWords;
import app.dispatch.adapters.tools.planner.flow.Mention.Kind;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds what a run of words names, from left to right. */
final class Mentions {
    private static final Pattern HANDLE =
            Pattern.compile("[#@][\\w.-]*[A-Za-z_][\\w.-]*|[\\w.-]+/[\\w.-]+|[\\w.+-]+@[\\w.-]+\\.[A-Za-z]+");
    /** Before an unknown name it says that the name is a service. */
    private static final Set<String> BEFORE_A_SERVICE = Set.of("from", "to", "into", "via", "using", "with", "through");

    private static final Set<String> FIELD =
            Set.of("field", "fields", "address", "addresses", "column", "property", "id");
    private static final Set<String> MAIL = Set.of("email", "e-mail", "mail");
    private static final Set<String> OWNED = Set.of("its", "their", "his", "her", "'s");
    private static final Set<String> CUSTOMERS = Set.of("customer", "customers", "finance", "sales");
    private static final Set<String> REPLY =
            Set.of("reply", "replies", "respond", "response", "responses", "answer", "answers", "react", "responder");
    private static final Pattern IDENTIFIER = Pattern.compile(
            "[a-z]{2,5}_[A-Za-z0-9]{6,}|[CUGDT][A-Z0-9]{7,}|\\d{10}\\.\\d{4,6}|#\\d+|[A-Z]{2,6}-\\d+|(?=.*\\d)(?=.*[A-Za-z])[A-Za-z0-9_-]{8,}");

    private static final Set<String> NO_SERVICE = Set.of(
            "i",
            "pr",
            "prs",
            "pdf",
            "pdfs",
            "csv",
            "json",
            "html",
            "url",
            "urls",
            "german",
            "french",
            "spanish",
            "english",
            "italian",
            "japanese",
            "chinese",
            "portuguese",
            "dutch",
            "korean",
            "markdown",
            "eur",
            "usd",
            "kpi",
            "kpis",
            "okr",
            "okrs",
            "mrr",
            "arr",
            "id",
            "ids",
            "hr",
            "it",
            "ceo",
            "cto",
            "cfo",
            "faq",
            "gdpr",
            "xml",
            "q1",
            "q2",
            "q3",
            "q4");

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
        return new Joined(tokens, vocabulary).of(mentions.found);
    }

    private int step(int at) {
        if (tokens.get(at) instanceof Token.Quote(String text, int s, int e)) {
            return add(Kind.QUOTE, at, at + 1, text, "");
        }
        if (tokens.get(at) instanceof Token.Link link) {
            return link(at, link);
        }
        int signed = signed(at);
        int known = signed > 0 ? signed : person(at);
        int named = known > 0 || field(at) ? known : named(at);
        if (named > 0) {
            return named;
        }
        preposition(at);
        return at + 1;
    }

    /** A name with a sign of its own, or an id. */
    private int signed(int at) {
        if (!(tokens.get(at) instanceof Token.Word word) || vocabulary.isNamed(tokens, at)) {
            return 0;
        }
        if (HANDLE.matcher(word.text()).matches() && !words(word.lower())) {
            return slashed(at, word);
        }
        return IDENTIFIER.matcher(word.text()).matches() ? add(Kind.ID, at, at + 1, word.text(), "") : 0;
    }

    private int person(int at) {
        int person = at == 0 && tokens.is(at, CUSTOMERS) ? at + 1 : Lexicon.PERSON.end(tokens, at);
        boolean owner = tokens.word(person).equals("'s");
        return person > 0 && !owner
                ? add(Kind.PERSON, at, person, tokens.slice(at, person).written(), "")
                : 0;
    }

    /** "its email", "the email field": a value, and no tool. */
    private boolean field(int at) {
        boolean mail = tokens.is(at, MAIL);
        return (mail && tokens.is(at - 1, OWNED))
                || tokens.is(at + 1, FIELD)
                || (mail
                        && (tokens.word(at + 1).contains("@")
                                || tokens.word(at + 1).equals("of")));
    }

    private void preposition(int at) {
        if (tokens.is(at, Lexicon.PREPOSITIONS)) {
            boolean replies = tokens.is(at - 1, REPLY) || tokens.word(at - 1).endsWith("-reply");
            boolean answers = tokens.word(at).equals("to")
                    && replies
                    && !tokens.word(at + 1).matches("[#@].*|.*@.*");
            preposition = answers ? "of" : tokens.word(at);
        } else if (tokens.separator(at)) {
            preposition = tokens.mark(at, ',') ? preposition : "";
        } else if (tokens.is(at, Set.of("and", "plus")) && tokens.is(at + 1, Set.of("a", "an"))) {
            preposition = "";
        }
    }

    /** "vexa.ai" is written like an address, and is the name of a service. */
    private int link(int at, Token.Link link) {
        String written = tokens.slice(at, at + 1).written();
        if (link.assumed()
                && vocabulary.tool(tokens, at).isEmpty()
                && vocabulary.services().named(written)) {
            return add(Kind.SERVICE, at, at + 1, written, "");
        }
        return add(Kind.LINK, at, at + 1, link.url(), "");
    }

    /** "open/closed", "and/or": two words and no repository. */
    private boolean words(String lower) {
        String[] parts = lower.split("/", -1);
        return parts.length == 2 && !lower.contains("@") && vocabulary.knows(parts[0]) && vocabulary.knows(parts[1]);
    }

    /** "X/Twitter" and "BTC/ETH" are two names; "acme/api" is one. */
    private int slashed(int at, Token.Word word) {
        boolean names = word.lower().matches("[a-z]+/[a-z]+")
                && !word.text().equals(word.lower())
                && !tokens.is(at - 1, Set.of("of", "in", "repo", "repository"))
                && List.of(word.lower().split("/")).stream().anyMatch(vocabulary::names);
        if (names) {
            String tool = List.of(word.lower().split("/")).stream()
                    .flatMap(part -> vocabulary.tool(part).stream())
                    .findFirst()
                    .orElse("");
            return add(tool.isEmpty() ? Kind.SERVICE : Kind.TOOL, at, at + 1, word.text(), tool);
        }
        return add(Kind.HANDLE, at, at + 1, word.text(), "");
    }

    /** A tool, a thing, a service or a work; the longest name wins, and the tool's when both are as long. */
    private int named(int at) {
        Optional<Vocabulary.Named> tool = vocabulary.tool(tokens, at);
        String thing = vocabulary.thing(tokens, at);
        int thingEnd = thing.isEmpty() ? 0 : at + thing.split(" ").length;
        int toolEnd = tool.map(Vocabulary.Named::end).orElse(0);
        Optional<Services.Found> service = vocabulary.service(tokens, at);
        int serviceEnd = service.map(Services.Found::end).orElse(0);
        int aiEnd = Lexicon.AI.end(tokens, at);
        if (aiEnd >= Math.max(toolEnd, Math.max(1, serviceEnd))) {
            return add(Kind.WORK, at, aiEnd, "", "");
        }
        boolean belongs = !found.isEmpty()
                && found.getLast().is(Kind.TOOL)
                && found.getLast().end() == at;
        if (serviceEnd > Math.max(toolEnd, thingEnd) && !belongs) {
            return service(at, service.get());
        }
        boolean plural = thingEnd > 0 && !tokens.slice(at, thingEnd).written().equalsIgnoreCase(thing);
        if (toolEnd > 0 && (toolEnd > thingEnd || (toolEnd == thingEnd && !plural))) {
            return tool(at, tool.get());
        }
        String word = Nouns.singular(tokens.word(at));
        Optional<String> made = WorkNouns.verb(tokens.word(at));
        if (made.isPresent() && thingEnd <= at + 1) {
            return add(Kind.WORK, at, at + 1, made.get(), "");
        }
        if (thingEnd <= at + 1 && !word.equals("text") && vocabulary.work(word, tokens.word(at)) && noun(at)) {
            return add(Kind.WORK, at, at + 1, word, "");
        }
        boolean notes = thingEnd > 0 && tokens.is(thingEnd, Set.of("notes", "note", "ideas", "announcement", "copy"));
        boolean theirs = !found.isEmpty()
                && found.getLast().is(Kind.SERVICE)
                && found.getLast().end() == at
                && Lexicon.WEAK.contains(thing);
        if (thingEnd > 0 && !notes && !theirs) {
            return add(Kind.THING, at, thingEnd, thing, "");
        }
        return Lexicon.INBOUND.contains(word) && noun(at) ? add(Kind.INBOUND, at, at + 1, word, "") : unknown(at);
    }

    private int tool(int at, Vocabulary.Named tool) {
        String last = tool.end() > at + 1 ? Nouns.singular(tokens.word(tool.end() - 1)) : "";
        boolean thing =
                !vocabulary.labels(tool.tool(), tokens.slice(at, tool.end()).written())
                        && vocabulary.of(last).stream().anyMatch(one -> one.is(tool.tool()));
        return thing
                ? add(Kind.THING, at, tool.end(), last, tool.tool())
                : add(Kind.TOOL, at, tool.end(), tokens.slice(at, tool.end()).written(), tool.tool());
    }

    private int service(int at, Services.Found found) {
        return add(Kind.SERVICE, at, found.end(), tokens.slice(at, found.end()).written(), "");
    }

    /** A word that could be a verb is a noun after another word, or before "of". */
    private boolean noun(int at) {
        return !tokens.word(at - 1).isEmpty()
                || tokens.is(at + 1, Set.of("of", "from", "for"))
                || !tokens.word(at).equals(Nouns.singular(tokens.word(at)));
    }

    /** A name in capitals that nobody knows, where something comes from or goes to, is a service: "from Acmetrack". */
    private int unknown(int at) {
        boolean capital = tokens.get(at) instanceof Token.Word word
                && word.text().matches("[A-Z][A-Za-z0-9.]+")
                && !NO_SERVICE.contains(word.lower())
                && !FunctionWords.FILLER.contains(word.lower())
                && !vocabulary.knows(word.lower());
        boolean api = tokens.word(at + 1).equals("api");
        boolean placed = BEFORE_A_SERVICE.contains(tokens.word(at - 1)) && !belongs(at + 1);
        return capital && (api || placed) && preposition.length() > 0
                ? add(
                        Kind.SERVICE,
                        at,
                        api ? at + 2 : at + 1,
                        tokens.slice(at, at + 1).written(),
                        "")
                : 0;
    }

    /** Whether a place goes on with what the name before it belongs to. */
    private boolean belongs(int at) {
        return vocabulary.isNamed(tokens, at)
                || !vocabulary.thing(tokens, at).isEmpty()
                || (at < tokens.size()
                        && tokens.get(at) instanceof Token.Word word
                        && word.text().matches("[A-Z].*|[a-z]+")
                        && !Lexicon.PREPOSITIONS.contains(word.lower())
                        && !Set.of("and", "or", "then").contains(word.lower()));
    }

    private int add(Kind kind, int at, int end, String word, String tool) {
        int before = at - 1;
        while (before > 0
                && (vocabulary.qualifies(tokens.word(before)) || tokens.is(before, FunctionWords.ADJECTIVES))) {
            before--;
        }
        boolean one = Set.of("a", "an", "another", "matching").contains(tokens.word(before))
                || Set.of("a", "an").contains(tokens.word(before - 1));
        found.add(new Mention(kind, at, end, preposition, one, word, tool));
        return end;
    }
}

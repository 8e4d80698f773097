package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation.Kind;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;

/** "AI meeting prep: read my calendar, …": a name for all that follows, which asks for nothing itself. */
final class Heading implements SentenceForm {
    private static final int LONGEST = 5;

    private final Tokens tokens;
    private final Knowledge knowledge;
    private final Verbs verbs;
    private final Findings findings;

    Heading(Tokens tokens, Knowledge knowledge, Verbs verbs, Findings findings) {
        this.tokens = tokens;
        this.knowledge = knowledge;
        this.verbs = verbs;
        this.findings = findings;
    }

    @Override
    public int read(int from, int to) {
        int plain = tokens.find(from, i -> i >= to || !tokens.is(i, EnglishWords.HEADER.words()));
        if (plain > from && plain < to && tokens.mark(plain, ':')) {
            return plain + 1; // "Steps: …"
        }
        int colon = tokens.find(from, i -> i >= to || tokens.mark(i, ':'));
        boolean announces = colon < to
                && colon > from
                && tokens.find(from, i -> i >= colon || !EnglishWords.HEADER.has(tokens.word(i))) >= colon;
        if (announces) {
            return colon + 1; // "run two branches in parallel:"
        }
        boolean names = colon < to
                && colon > from
                && colon - from <= LONGEST
                && !findings.asks()
                && !verbs.at(from, to, true)
                && verbs.at(colon + 1, to, false)
                && tokens.find(from, i -> i >= colon || says(i, colon)) >= colon;
        if (names) {
            findings.idle(new Range(from, colon));
        }
        return names ? colon + 1 : from;
    }

    /** Whether a word says with what or where something is done: a tool that is no model, things, an address. */
    private boolean says(int at, int to) {
        String word = tokens.word(at);
        boolean several = !Lemma.singular(word).equals(word)
                && knowledge.thing(tokens, at, to).isPresent();
        boolean tool =
                knowledge.tool(tokens, at).filter(one -> !works(one.what())).isPresent();
        return !(tokens.get(at) instanceof Word)
                || word.matches("[#@].*")
                || several
                || tool
                || EnglishWords.RELATOR.has(word)
                || knowledge.service(tokens, at).isPresent();
    }

    private boolean works(String tool) {
        return knowledge.operations().stream()
                .filter(one -> one.tool().id().equals(tool))
                .allMatch(one -> one.is(Kind.WORK));
    }
}

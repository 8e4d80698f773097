package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.List;

/** Takes a brief apart: sentences into clauses, clauses into a verb and its parts. */
public final class Parser {
    private final Tokens tokens;
    private final Knowledge knowledge;
    private final Speech speech = new Speech();
    private final Findings findings = new Findings();
    private final Background background;

    private Parser(Tokens tokens, Knowledge knowledge) {
        this.tokens = tokens;
        this.knowledge = knowledge;
        this.background = new Background(tokens);
    }

    /** The clauses of a brief without its schedule. */
    public static Parsed parse(Tokens tokens, Knowledge knowledge) {
        return new Parser(tokens, knowledge).parsed();
    }

    /** Whether a sentence ends at a place. */
    public static boolean ends(Tokens tokens, int at) {
        if (tokens.mark(at + 1, ')')) {
            return false; // "(no addresses!)"
        }
        return tokens.mark(at, '.')
                || tokens.mark(at, '!')
                || tokens.mark(at, '?')
                || tokens.mark(at, ';')
                || tokens.mark(at, 'n')
                || tokens.mark(at, '*');
    }

    private Parsed parsed() {
        Sentences sentences = sentences();
        int from = 0;
        for (int i = 0; i <= tokens.size(); i++) {
            if (i == tokens.size() || ends(tokens, i)) {
                sentences.read(from, i, tokens.mark(i, '?'));
                from = i + 1;
            }
        }
        boolean itself = speech.isAutomatic()
                || tokens.find(0, i -> tokens.word(i).matches("automatically|automated|automate|automatic|auto"))
                        < tokens.size();
        return findings.parsed(tokens, background, itself);
    }

    private Sentences sentences() {
        Fillers fillers = new Fillers(tokens, speech);
        Verbs verbs = new Verbs(tokens, knowledge, speech);
        LeadBounds bounds = new LeadBounds(tokens, knowledge, verbs);
        ClauseStarts starts = new ClauseStarts(tokens, knowledge, verbs, bounds);
        PartReader parts = new PartReader(tokens, knowledge, verbs);
        TrailingCondition trailing = new TrailingCondition(tokens, findings);
        Somebody somebody = new Somebody(tokens, knowledge);
        VerbReader verb = new VerbReader(tokens, knowledge, speech, verbs, parts);
        ClauseReader reader = new ClauseReader(tokens, bounds, fillers, trailing, verb, parts);
        Forbidding forbidding = new Forbidding(tokens, knowledge, somebody);
        Caution caution = new Caution(tokens);
        List<SentenceForm> forms = List.of(
                new Unwanted(forbidding, findings),
                new Hooked(tokens, verbs, findings),
                new Getting(tokens, parts, findings),
                new Heading(tokens, knowledge, verbs, findings),
                new Arrows(tokens, knowledge, speech, verbs, parts, findings),
                new Agent(tokens, knowledge, verbs, parts, findings),
                new Passive(tokens, knowledge, verbs, trailing, parts, somebody, findings),
                new Learning(tokens, starts, parts, somebody, findings),
                new Fronting(tokens, knowledge, speech, verbs, starts, parts, findings));
        return new Sentences(
                speech,
                findings,
                fillers,
                new Story(speech, fillers, background, caution, verbs),
                verbs,
                new LeadReader(tokens, verbs, bounds, fillers, findings),
                forms,
                new Happening(tokens, verbs, fillers, findings),
                new Supposition(tokens, verbs),
                new SentenceClauses(tokens, knowledge, speech, verbs, starts, reader, forbidding, caution, findings));
    }
}

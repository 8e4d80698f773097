package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.List;

/** "Airtable → a model → X: tweets written by AI": a title of who takes part, and after it what goes from one to the next. */
final class Arrows implements SentenceForm {
    private static final int LONGEST = 4;

    private final Tokens tokens;
    private final Knowledge knowledge;
    private final Speech speech;
    private final Verbs verbs;
    private final PartReader parts;
    private final Findings findings;

    Arrows(Tokens tokens, Knowledge knowledge, Speech speech, Verbs verbs, PartReader parts, Findings findings) {
        this.tokens = tokens;
        this.knowledge = knowledge;
        this.speech = speech;
        this.verbs = verbs;
        this.parts = parts;
        this.findings = findings;
    }

    @Override
    public int read(int from, int to) {
        int colon = tokens.find(from, i -> i >= to || tokens.mark(i, ':'));
        List<Range> named = findings.asks() || verbs.at(colon + 1, to, true) || verbs.between(from, to)
                ? List.of()
                : between(from, colon);
        if (named.size() < 2) {
            return from;
        }
        ClauseDraft draft = new ClauseDraft();
        for (int n = 0; n < named.size(); n++) {
            Range one = named.get(n);
            String relator = n == 0 ? "" : n + 1 == named.size() ? "to" : "with";
            draft.add(new Part(relator, one.from(), one.from(), one.to()));
        }
        if (named.size() == 2 && colon < to) {
            parts.read(draft, colon + 1, to);
        } // else a model on the way is told it
        if (tokens.find(colon, i -> i >= to || tokens.word(i).equals("scheduled")) < to) {
            speech.runsByItself();
        }
        findings.add(draft.clause(findings.sentence(), new Range(from, to), false));
        return to;
    }

    /** What stands between the arrows, where each is the name of a tool or a service. */
    private List<Range> between(int from, int to) {
        List<Range> named = new ArrayList<>();
        int start = from;
        for (int i = from; i <= to; i++) {
            if (i < to && !arrow(i)) {
                continue;
            }
            int at = start;
            boolean name = knowledge.tool(tokens, at).isPresent()
                    || knowledge.service(tokens, at).isPresent();
            if (!name || i - start > LONGEST) {
                return List.of();
            }
            named.add(new Range(start, i));
            start = i + 1;
        }
        return named;
    }

    private boolean arrow(int at) {
        return tokens.word(at).equals("then")
                && tokens.get(at) instanceof Word word
                && !word.text().equalsIgnoreCase("then");
    }
}

package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.Set;

/** "#finance wants to know which payments failed", "#dev should see them": somebody is told something. */
final class Learning implements SentenceForm {
    private final Tokens tokens;
    private final ClauseStarts starts;
    private final PartReader parts;
    private final Somebody somebody;
    private final Findings findings;

    Learning(Tokens tokens, ClauseStarts starts, PartReader parts, Somebody somebody, Findings findings) {
        this.tokens = tokens;
        this.starts = starts;
        this.parts = parts;
        this.somebody = somebody;
        this.findings = findings;
    }

    @Override
    public int read(int from, int to) {
        String first = tokens.word(from);
        boolean named = somebody.isAddress(from)
                || EnglishWords.PEOPLE.has(first)
                || (EnglishWords.ARTICLE.has(first) && EnglishWords.PEOPLE.has(tokens.word(from + 1)));
        int at = EnglishWords.ARTICLE.has(first) ? from + 2 : from + 1;
        if (!named || !EnglishWords.WANTS.has(tokens.word(at))) {
            return from;
        }
        int verb = tokens.after(at + 1, Set.of("to", "like", "also", "love"));
        if (!EnglishWords.LEARN.has(tokens.word(verb)) || verb + 1 >= to) {
            return from;
        }
        int rest = tokens.word(verb).equals("be") || tokens.word(verb + 1).equals("out") ? verb + 2 : verb + 1;
        ClauseDraft draft = new ClauseDraft();
        draft.does("tell", at, rest - at);
        int end = starts.end(rest, to);
        draft.add(new Part("to", from, from, at));
        parts.read(draft, tokens.is(rest, Set.of("about", "of")) ? rest + 1 : rest, end);
        findings.add(draft.clause(findings.sentence(), new Range(from, end), false));
        return end;
    }
}

package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.Optional;
import java.util.Set;

/** "A summary should land in my mailbox", "I want the answer mailed to me": what is done with what stands before its verb. */
final class Fronting implements SentenceForm {
    private final Tokens tokens;
    private final Knowledge knowledge;
    private final Speech speech;
    private final Verbs verbs;
    private final ClauseStarts starts;
    private final PartReader parts;
    private final Findings findings;

    Fronting(
            Tokens tokens,
            Knowledge knowledge,
            Speech speech,
            Verbs verbs,
            ClauseStarts starts,
            PartReader parts,
            Findings findings) {
        this.tokens = tokens;
        this.knowledge = knowledge;
        this.speech = speech;
        this.verbs = verbs;
        this.starts = starts;
        this.parts = parts;
        this.findings = findings;
    }

    @Override
    public int read(int from, int to) {
        int landed = lands(from, to);
        int end = landed > from ? landed : caused(from, to);
        return end > from ? end : named(from, to);
    }

    /** "A summary … should land in my mailbox": what is sent somewhere. */
    private int lands(int from, int to) {
        if (verbs.at(from, to, true)) {
            return from;
        }
        for (int i = from + 1; i + 2 < to; i++) {
            boolean should = tokens.is(i, Set.of("should", "must", "shall", "to"))
                    && EnglishWords.LANDING.has(tokens.word(i + 1));
            int at = tokens.word(i + 2).equals("up") ? i + 3 : i + 2;
            if (should && tokens.is(at, Set.of("in", "into", "to", "on", "at"))) {
                return add(
                        new Range(from, EnglishWords.HAVING.has(tokens.word(i - 1)) ? i - 1 : i),
                        new Verb("send", i, at - i),
                        to);
            }
        }
        return from;
    }

    /** "Have the last 24 hours of #general summarised", "I want the answer mailed to me". */
    private int caused(int from, int to) {
        boolean have = tokens.is(from, Set.of("have", "get", "need", "want"));
        if (!(have || (speech.isWish() && !verbs.at(from, to, false)))
                || (have && knowledge.tool(tokens, from + 1).isPresent())) {
            return from;
        }
        for (int i = from + 2; i < to; i++) {
            if (tokens.get(i) instanceof Token.Mark) {
                return from;
            }
            Optional<String> verb = done(i, to);
            if (verb.isPresent()) {
                return add(new Range(have ? from + 1 : from, i), new Verb(verb.get(), i, 1), to);
            }
        }
        return from;
    }

    /** "Gmail auto-labeling with AI": a doing that is named by a noun, after what it is done with. */
    private int named(int from, int to) {
        int at = tokens.find(
                from,
                i -> i >= to || !(tokens.get(i) instanceof Token.Word) || EnglishWords.RELATOR.has(tokens.word(i)));
        String head = tokens.word(at - 1);
        String plain = head.replaceFirst("^auto-", "");
        Optional<String> verb = knowledge
                .verb(plain)
                .filter(one -> !one.equals(plain) && plain.endsWith("ing"))
                .or(() -> Optional.of(plain).filter(one -> !one.equals(head) && knowledge.isVerb(one)))
                .filter(one ->
                        EnglishWords.CHANGE.has(one) || EnglishWords.WORK.has(one) || EnglishWords.TELL.has(one));
        boolean doing = at < to
                && at - 1 > from
                && verb.isPresent()
                && !EnglishWords.ARTICLE.has(tokens.word(from))
                && tokens.find(from, i -> i >= at - 1 || verbs.at(i, to, true)) >= at - 1;
        if (!doing) {
            return from;
        }
        if (!head.equals(plain)) {
            speech.runsByItself();
        }
        return add(new Range(from, at - 1), new Verb(verb.get(), at - 1, 1), to);
    }

    /** The verb of a word that says what is done with what stands before it. */
    private Optional<String> done(int at, int to) {
        Optional<String> verb =
                tokens.word(at).endsWith("ed") || tokens.is(at, Set.of("sent", "told", "put", "written"))
                        ? knowledge.verb(tokens.word(at))
                        : Optional.empty();
        return verb.filter(
                one -> (EnglishWords.TELL.has(one) || EnglishWords.WORK.has(one) || EnglishWords.MAKE.has(one))
                        && !EnglishWords.AUXILIARY.has(tokens.word(at - 1))
                        && (at + 1 >= to
                                || EnglishWords.RELATOR.has(tokens.word(at + 1))
                                || tokens.mark(at + 1, ',')
                                || EnglishWords.JOINING.has(tokens.word(at + 1)))
                        && !verbs.isThing(at + 1));
    }

    private int add(Range subject, Verb verb, int to) {
        ClauseDraft draft = new ClauseDraft();
        draft.does(verb.plain(), verb.at(), verb.words());
        int rest = verb.at() + verb.words();
        int end = starts.end(rest - 1, to);
        parts.read(draft, subject.from(), subject.to());
        parts.read(draft, rest, end);
        findings.add(draft.clause(findings.sentence(), new Range(subject.from(), end), speech.isWish()));
        return end;
    }
}

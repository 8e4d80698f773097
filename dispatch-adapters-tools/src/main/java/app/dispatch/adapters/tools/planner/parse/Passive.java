package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.Set;

/** "Contracts should be saved to …", "The data should become a page": what is done with what stands first. */
final class Passive implements SentenceForm {
    private static final Set<String> BY = Set.of("by", "via", "through", "over");

    private final Tokens tokens;
    private final Knowledge knowledge;
    private final Verbs verbs;
    private final TrailingCondition trailing;
    private final PartReader parts;
    private final Somebody somebody;
    private final Findings findings;

    Passive(
            Tokens tokens,
            Knowledge knowledge,
            Verbs verbs,
            TrailingCondition trailing,
            PartReader parts,
            Somebody somebody,
            Findings findings) {
        this.tokens = tokens;
        this.knowledge = knowledge;
        this.verbs = verbs;
        this.trailing = trailing;
        this.parts = parts;
        this.somebody = somebody;
        this.findings = findings;
    }

    @Override
    public int read(int from, int to) {
        if (verbs.at(from, to, true)) {
            return from;
        }
        for (int i = from + 1; i + 2 < to; i++) {
            if (becomes(from, i, to) || isDone(from, i, to)) {
                return to;
            }
        }
        return from;
    }

    /** "The data should become a page", "Bob should get a mail": what is made of what stands first, or sent to it. */
    private boolean becomes(int from, int modal, int to) {
        if (!EnglishWords.MODAL.has(tokens.word(modal))) {
            return false;
        }
        if (EnglishWords.BECOME.has(tokens.word(modal + 1))) {
            add(new Part("", from, from, modal), "create", modal, to);
            return true;
        }
        if (tokens.is(modal + 1, EnglishWords.AWAIT.words()) && somebody.among(from, modal)) {
            add(new Part("to", from, from, modal), "send", modal, to);
            return true;
        }
        return false;
    }

    private void add(Part first, String verb, int modal, int to) {
        ClauseDraft draft = new ClauseDraft();
        draft.does(verb, modal + 1, 1);
        int end = trailing.cut(draft, modal + 2, to);
        parts.read(draft, modal + 2, end);
        draft.add(first);
        findings.add(draft.clause(findings.sentence(), new Range(first.from(), end), false));
    }

    /** "Contracts should be saved to …". */
    private boolean isDone(int from, int modal, int to) {
        int helps = adverbs(modal + 1, to);
        boolean be = tokens.word(helps).equals("be")
                && (EnglishWords.MODAL.has(tokens.word(modal))
                        || tokens.word(modal).equals("to"));
        if (!be) {
            return false;
        }
        int at = adverbs(helps + 1, to);
        if (!done(at, to)) {
            return false;
        }
        add(new Range(from, EnglishWords.HAVING.has(tokens.word(modal - 1)) ? modal - 1 : modal), at, to);
        return true;
    }

    /** The place after such words as "automatically". */
    private int adverbs(int from, int to) {
        return tokens.find(from, i -> i >= to || !tokens.word(i).endsWith("ly"));
    }

    /** Whether a word says what is to be done with something: "saved". */
    private boolean done(int at, int to) {
        return at < to && knowledge.verb(tokens.word(at)).isPresent();
    }

    /** What is to be done with what stands first: one clause for each verb, as in "saved and mailed". */
    private void add(Range subject, int from, int to) {
        int at = from;
        while (at < to) {
            int verb = at;
            int end = tokens.find(
                    verb + 1,
                    i -> i >= to
                            || (tokens.word(i).equals("and")
                                    && tokens.word(i + 1).endsWith("ed")
                                    && done(i + 1, to)));
            ClauseDraft draft = new ClauseDraft();
            draft.does(knowledge.verb(tokens.word(verb)).orElseThrow(), verb, 1);
            int before = trailing.cut(draft, verb + 1, end);
            subject(draft, subject);
            parts.read(draft, verb + 1, before);
            findings.add(
                    draft.clause(findings.sentence(), new Range(verb == from ? subject.from() : verb, before), false));
            at = end + 1;
        }
    }

    /** "receipts that arrive by email": what comes by a tool is there, and does not go there. */
    private void subject(ClauseDraft draft, Range subject) {
        ClauseDraft read = new ClauseDraft();
        parts.read(read, subject.from(), subject.to());
        for (Part part : read.parts()) {
            boolean arrives = EnglishWords.ARRIVE.has(tokens.word(part.from())) && part.size() == 1;
            boolean by = tokens.is(part.at(), BY);
            if (!arrives) {
                draft.add(by ? new Part("from", part.at(), part.from(), part.to()) : part);
            }
        }
    }
}

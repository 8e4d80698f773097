package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the clauses of a sentence, each with what it takes over from those before. */
final class SentenceClauses {
    private static final int NEAR = 4;

    private final Tokens tokens;
    private final Knowledge knowledge;
    private final Speech speech;
    private final Verbs verbs;
    private final ClauseStarts starts;
    private final ClauseReader reader;
    private final Forbidding forbidding;
    private final Caution caution;
    private final Findings findings;

    SentenceClauses(
            Tokens tokens,
            Knowledge knowledge,
            Speech speech,
            Verbs verbs,
            ClauseStarts starts,
            ClauseReader reader,
            Forbidding forbidding,
            Caution caution,
            Findings findings) {
        this.tokens = tokens;
        this.knowledge = knowledge;
        this.speech = speech;
        this.verbs = verbs;
        this.starts = starts;
        this.reader = reader;
        this.forbidding = forbidding;
        this.caution = caution;
        this.findings = findings;
    }

    void read(int from, int to, Lead lead, boolean asks) {
        hear(from, to);
        List<Integer> places = starts(from, to);
        Carried carried = new Carried(lead);
        String verb = "";
        for (int n = 0; n < places.size(); n++) {
            int start = places.get(n);
            boolean last = n + 1 == places.size();
            int end = end(start, last ? to : starts.besideFrom(places.get(n + 1)));
            if (forbidding.at(start, end)) {
                findings.forbids(new Range(start, end));
                continue;
            }
            if (caution.at(start, end)) {
                findings.idle(new Range(start, end));
                continue;
            }
            int late = starts.late(start, end);
            if (late < end) {
                int doing = starts.doing(late);
                findings.add(carried.clause(reader.read(doing, end, false), new Range(doing, end), false));
            }
            ClauseDraft draft = reader.read(start, late, asks);
            if (n > 0 && draft.verb().isEmpty() && starts.another(start, to, places.get(n - 1))) {
                draft.repeats(verb);
                draft.goesBeside();
            }
            place(draft, late < end, n > 0 && starts.besideFrom(start) < start);
            end = late;
            verb = draft.verb().plain();
            carried.take(draft);
            if (states(start) && draft.under().isEmpty() && !draft.isQuestion()) {
                findings.idle(new Range(start, end));
            } else if (last || !carried.keeps(draft, start)) {
                findings.add(carried.clause(draft, new Range(start, end), n > 0 && before(start)));
            }
        }
    }

    private void hear(int from, int to) {
        boolean object = from + 1 < to
                && (tokens.get(from + 1) instanceof Token.Link || EnglishWords.ARTICLE.has(tokens.word(from + 1)));
        if (object && verbs.isThirdPerson(from) && !verbs.isThing(from)) {
            speech.tellsOfSomething();
        }
    }

    private static void place(ClauseDraft draft, boolean last, boolean beside) {
        if (last) {
            draft.comesLast();
        }
        if (beside) {
            draft.goesBeside();
        }
    }

    private List<Integer> starts(int from, int to) {
        List<Integer> places = new ArrayList<>(List.of(from));
        for (int i = from + 1; i < to; i++) {
            boolean parted = tokens.get(i - 1) instanceof Token.Mark || EnglishWords.JOINING.has(tokens.word(i - 1));
            if (starts.at(i, to, places.getLast()) || (parted && (forbidding.at(i, to) || caution.at(i, to)))) {
                places.add(i);
            }
        }
        return places;
    }

    /** Where a clause ends without the words that belong to nothing. */
    private int end(int start, int to) {
        int end = to;
        while (end > start + 1 && (trailing(end - 1) || tag(start, end) < end)) {
            end = Math.min(end - 1, tag(start, end));
        }
        return end;
    }

    /** Where "…, would you" begins at the end of a clause; its end where it does not. */
    private int tag(int start, int end) {
        int comma = tokens.find(Math.max(start + 1, end - NEAR), i -> i >= end || tokens.mark(i, ','));
        return comma < end && EnglishWords.WISH.phrases().end(tokens, comma + 1) == end ? comma : end;
    }

    /** Whether a word at the end of a clause belongs to nothing. */
    private boolean trailing(int at) {
        boolean said = EnglishWords.AUXILIARY.has(tokens.word(at - 1))
                || EnglishWords.NO.has(tokens.word(at - 1)) // "it is ok"
                || EnglishWords.SAYING.has(tokens.word(at - 1)); // "saying hi"
        boolean to = tokens.word(at).equals("to")
                && knowledge.isVerb(tokens.word(at + 1))
                && (knowledge.tool(tokens, at - 1).isPresent()
                        || knowledge.isModel(tokens, at - 1)); // "ask the AI to …"
        return to
                || tokens.get(at) instanceof Token.Mark
                || EnglishWords.JOINING.has(tokens.word(at))
                || (EnglishWords.FILLER.has(tokens.word(at)) && !said);
    }

    /** "I keep forgetting it", "There is no favicon": something that is told, and not asked for. */
    private boolean states(int start) {
        if (tokens.word(start).matches("both|all")
                && knowledge.tool(tokens, start + 1).isPresent()) {
            return false;
        }
        return !speech.isWish()
                && tokens.word(start)
                        .matches(
                                "i|i'm|i've|i'll|we|we're|we've|they|he|she|there|it|it's|you|that|this|there's|my|our|everybody|nobody|somebody|people")
                && !(tokens.is(start, Set.of("my", "our", "this", "that"))
                        && (verbs.isThing(start + 1)
                                || knowledge.tool(tokens, start + 1).isPresent()
                                || (knowledge.isQuality(tokens.word(start + 1)) && verbs.isThing(start + 2))));
    }

    /** Whether "then" stands before a clause. */
    private boolean before(int start) {
        for (int i = start - 1; i >= Math.max(0, start - NEAR); i--) {
            if (tokens.word(i).equals("then")
                    || tokens.word(i).equals("afterwards")
                    || tokens.word(i).equals("finally")) {
                return true;
            }
            if (!tokens.word(i).isEmpty()
                    && !EnglishWords.FILLER.has(tokens.word(i))
                    && !tokens.word(i).equals("and")) {
                return false;
            }
        }
        return false;
    }

    /** What goes on from one clause to the next. */
    private final class Carried {
        private final List<Part> parts = new ArrayList<>();
        private final Order order;
        private Condition under;
        private Range each;

        Carried(Lead lead) {
            order = lead.order();
            under = lead.under();
            each = lead.each();
        }

        /** Takes what a clause says for itself and for those after it. */
        void take(ClauseDraft draft) {
            each = draft.each().isEmpty() ? each : draft.each();
            if (draft.under().otherwise() && draft.under().isEmpty()) {
                under = Condition.OTHERWISE; // the opposite of what was before
            } else if (draft.leads()) {
                under = draft.under();
            }
        }

        /** Keeps the parts of a clause that only says where or by whom the next one is done; whether it does. */
        boolean keeps(ClauseDraft draft, int start) {
            boolean somebody = draft.verb().isEmpty()
                    && draft.parts().size() == 1
                    && EnglishWords.LEAD.has(tokens.word(start))
                    && named(draft.parts().getFirst());
            if (somebody) {
                parts.add(new Part(
                        "with", start, start + 1, draft.parts().getFirst().to())); // "have AI write …"
                return true;
            }
            if (!draft.under().isEmpty() || !leads(draft)) {
                return false;
            }
            boolean place = draft.verb().isEmpty();
            draft.parts()
                    .forEach(part -> parts.add(place ? part : new Part("with", part.at(), part.from(), part.to())));
            return true;
        }

        /** Whether a clause only says where or by whom the next one is done: "in #dev, list …", "let the AI …". */
        private boolean leads(ClauseDraft draft) {
            boolean tool = draft.parts().size() == 1 && named(draft.parts().getFirst());
            boolean place = draft.verb().isEmpty()
                    && !draft.parts().isEmpty()
                    && draft.parts().stream().noneMatch(part -> part.relator().isEmpty());
            return place || (EnglishWords.LEAD.has(draft.verb().plain()) && tool);
        }

        private boolean named(Part part) {
            return tokens.find(
                            part.from(),
                            i -> i >= part.to()
                                    || (i + 1 == part.to() && knowledge.isModel(tokens, i))
                                    || knowledge
                                            .tool(tokens, i)
                                            .filter(one -> one.end() == part.to())
                                            .isPresent())
                    < part.to();
        }

        Clause clause(ClauseDraft draft, Range all, boolean then) {
            parts.forEach(draft::add);
            parts.clear();
            Condition own = draft.under();
            Condition before = own.otherwise() ? Condition.NONE : under;
            Condition said = (own.isEmpty() ? before : own).opposite(own.otherwise() || under.otherwise());
            Order when = new Order(order.then() || draft.isLast() || then, order.beside() || draft.isBeside());
            return draft.clause(findings.sentence(), all, said, when, each, speech.isWish());
        }
    }
}

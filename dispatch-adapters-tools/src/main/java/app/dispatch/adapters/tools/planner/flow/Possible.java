package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.flow.Mention.Kind;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells whether a brief wants something that can be done. */
final class Possible {
    private static final Set<String> QUESTION = Phrases.words("what why who how which where are is do does did can");

    private Possible() {}

    /**
     * Refuses what no call over HTTP does, and tools that may not be used.
     *
     * @throws Unclear when there is such a thing in the brief
     */
    static void check(Tokens tokens, Vocabulary vocabulary) throws Unclear {
        boolean link = tokens.find(0, i -> tokens.get(i) instanceof Token.Link one && !one.assumed()) < tokens.size();
        for (int i = 0; i < tokens.size(); i++) {
            Optional<Services.Found> found = vocabulary.service(tokens, i);
            if (found.isPresent() && vocabulary.tool(tokens, i).isEmpty()) {
                String name = tokens.slice(i, found.get().end()).written();
                switch (found.get().service().kind()) {
                    case NEVER -> {
                        if (!link) {
                            throw new Unclear("no tool of Dispatch can do anything with “" + name + "”");
                        }
                    }
                    case APP -> throw new Unclear("the tool for “" + name + "” may not be used");
                    case CHAT -> {
                        if (!link && alone(tokens, vocabulary)) {
                            throw new Unclear("no tool of Dispatch writes to people on “" + name + "”");
                        }
                    }
                    case SERVICE, WEB -> {}
                }
            }
            if (Lexicon.AI.at(tokens, i)
                    && vocabulary.all(one -> one.role() == Operation.Role.WORK).isEmpty()) {
                throw new Unclear("it needs a language model, and no tool that may be used is one");
            }
        }
    }

    /** Whether a brief names one messenger and nothing else. */
    private static boolean alone(Tokens tokens, Vocabulary vocabulary) {
        int named = 0;
        for (int i = 0; i < tokens.size(); i++) {
            boolean service = vocabulary.service(tokens, i).isPresent();
            named += service || vocabulary.tool(tokens, i).isPresent() || Lexicon.AI.at(tokens, i) ? 1 : 0;
        }
        return named < 2;
    }

    /**
     * Whether it wants something done: somewhere something goes, or something to look at that a verb or a tool names.
     *
     * @param given whether something comes from outside
     */
    static boolean wants(List<Act> acts, List<Piece> pieces, boolean given, Tokens tokens) {
        boolean ends = acts.stream().anyMatch(act -> act instanceof Act.To || act instanceof Act.Change);
        boolean verb = pieces.stream().anyMatch(piece -> !piece.verb().word().isEmpty());
        boolean works = acts.stream().anyMatch(Act.Work.class::isInstance);
        boolean named = acts.stream()
                .anyMatch(act -> act instanceof Act.From from
                        && (!from.mention().tool().isEmpty()
                                || !from.tools().isEmpty()
                                || !from.handles().isEmpty()
                                || from.mention().is(Kind.LINK)));
        boolean asks = tokens.is(0, QUESTION) && !ends;
        boolean looks = acts.stream().anyMatch(Act.From.class::isInstance);
        boolean material = looks || given || quoted(tokens);
        boolean written = acts.size() == 1
                && acts.getFirst() instanceof Act.Work work
                && work.operation().needs("prompt")
                && !work.piece().verb().word().isEmpty();
        boolean watched = pieces.stream().anyMatch(piece -> piece.verb().is(Verb.Kind.WATCH)) && !ends;
        boolean several = acts.size() > 1 && acts.stream().anyMatch(act -> act instanceof Act.To);
        return !asks
                && !watched
                && (ends
                        || written
                        || several
                        || (verb && named)
                        || (works && (material || (verb && acts.size() > 1))));
    }

    private static boolean quoted(Tokens tokens) {
        return tokens.find(0, i -> tokens.get(i) instanceof Token.Quote) < tokens.size();
    }

    /** Whether what is worked on arrives from outside: nothing gives it, and nothing is written out. */
    static boolean arrives(List<Act> acts, boolean inbound) {
        boolean works = acts.stream().anyMatch(Act.Work.class::isInstance);
        boolean source = acts.stream().anyMatch(act -> act instanceof Act.From || act instanceof Act.Change);
        return inbound && works && !source;
    }
}

package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.parse.Parsed;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.parse.Range;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Token.Quote;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds what is waited for in a clause without "when": "failed payment alerts in Slack", "a mail to new customers". */
final class Announced {
    private final Tokens tokens;
    private final Knowledge knowledge;
    private final Events events;

    Announced(Tokens tokens, Knowledge knowledge) {
        this.tokens = tokens;
        this.knowledge = knowledge;
        this.events = new Events(tokens, knowledge);
    }

    /** The same, with what is waited for; empty when its first clause waits for nothing. */
    Optional<Parsed> read(Parsed parsed) {
        Optional<Clause> first = parsed.clauses().stream()
                .findFirst()
                .filter(one -> parsed.event().isEmpty() && !one.isConditional());
        return first.flatMap(clause -> notice(clause)
                .or(() -> origin(clause))
                .or(() -> each(clause))
                .or(() -> remarked(clause))
                .or(() -> submitted(clause))
                .or(() -> kind(clause))
                .or(() -> subject(clause))
                .map(range -> placed(clause, range))
                .map(range -> parsed.beginning(range, one -> cut(one, range)))
                .or(() -> party(clause).map(range -> parsed.beginning(range, one -> one))));
    }

    /** "every new release of acme/api": with where it happens, which stands behind it. */
    private Range placed(Clause clause, Range range) {
        return clause.parts().stream()
                .filter(part -> part.at() == range.to()
                        && part.size() == 1
                        && part.relator().matches("of|in|from|for|on|at")
                        && tokens.get(part.from()) instanceof Word word
                        && word.text().matches("#.+|[\\w.-]+/[\\w.-]+"))
                .findFirst()
                .map(part -> new Range(range.from(), part.to()))
                .orElse(range);
    }

    /** What a notice tells: the words before it, or those after "for". */
    private Optional<Range> notice(Clause clause) {
        boolean puts = clause.verb().isEmpty()
                || EnglishWords.TELL.has(clause.verb())
                || EnglishWords.MAKE.has(clause.verb())
                || EnglishWords.AWAIT.has(clause.verb());
        for (int n = 0; puts && n < clause.parts().size(); n++) {
            Part part = clause.parts().get(n);
            int notice = tokens.find(part.from(), i -> i >= part.to() || EnglishWords.NOTICE.has(tokens.word(i)));
            if (!part.relator().isEmpty() || notice >= part.to()) {
                continue;
            }
            Part next = notice + 1 == part.to() && n + 1 < clause.parts().size()
                    ? clause.parts().get(n + 1)
                    : null;
            Optional<Range> after = next != null
                            && (EnglishWords.ABOUT.has(next.relator())
                                    || next.relator().matches("for|of"))
                    ? happens(next.from(), next.to())
                    : Optional.empty();
            return after.isPresent() ? after : happens(part.from(), notice);
        }
        return Optional.empty();
    }

    /** What something is made from: "issues from a slash command". */
    private Optional<Range> origin(Clause clause) {
        boolean puts = EnglishWords.TELL.has(clause.verb())
                || (EnglishWords.MAKE.has(clause.verb()) && !EnglishWords.LOOK.has(clause.verb()));
        return clause.parts().stream()
                .filter(part -> puts
                        && part.relator().matches("from|on|upon")
                        && !isPut(clause, part)
                        && tokens.is(part.from(), Set.of("a", "an", "any", "each", "every", "incoming")))
                .flatMap(part -> happens(part.from(), part.to()).stream())
                .findFirst();
    }

    /** "write it on a new page": whether what is there already is put on something that is made for it. */
    private boolean isPut(Clause clause, Part where) {
        boolean there = clause.parts().stream()
                .filter(part -> part.relator().isEmpty())
                .anyMatch(part -> tokens.get(part.from()) instanceof Quote
                        || EnglishWords.DETERMINER.has(tokens.word(part.from()))
                        || EnglishWords.IT.has(tokens.word(part.from())));
        return there
                && where.relator().equals("on")
                && tokens.find(where.from(), i -> i >= where.to() || isMade(i, where.to())) < where.to();
    }

    private boolean isMade(int at, int to) {
        return knowledge
                .thing(tokens, at, to)
                .filter(one -> knowledge.of(one.what()).stream()
                        .anyMatch(op ->
                                op.is(Operation.Kind.PUT) && op.param("content").isPresent()))
                .isPresent();
    }

    /** "log every new customer": what is done with each as it comes. */
    private Optional<Range> each(Clause clause) {
        boolean changes = EnglishWords.CHANGE.has(clause.verb())
                && !EnglishWords.TELL.has(clause.verb())
                && !EnglishWords.MAKE.has(clause.verb()); // it has to be looked up
        return clause.parts().stream()
                .filter(part -> !changes
                        && part.relator().matches("|to|of|for")
                        && tokens.is(part.from(), Set.of("every", "each", "any"))
                        && tokens.is(part.from() + 1, Set.of("new", "incoming")))
                .flatMap(part -> happens(part.from() + 1, part.to()).stream())
                .findFirst();
    }

    /** "comment on new issues": what something is said to as it comes. */
    private Optional<Range> remarked(Clause clause) {
        boolean says = knowledge.operations().stream()
                .anyMatch(one -> one.things().contains(clause.verb())
                        && one.verbs().contains(clause.verb())
                        && one.is(Operation.Kind.CHANGE));
        return clause.parts().stream()
                .filter(part -> says
                        && EnglishWords.PLACING.has(part.relator())
                        && EnglishWords.FRESH.has(tokens.word(part.from())))
                .flatMap(part -> happens(part.from(), part.to()).stream())
                .findFirst();
    }

    /** "contact form submissions to Slack": what people send in, which no tool has. */
    private Optional<Range> submitted(Clause clause) {
        boolean puts =
                clause.verb().isEmpty() || EnglishWords.TELL.has(clause.verb()) || EnglishWords.MAKE.has(clause.verb());
        List<Part> parts = clause.parts();
        return parts.stream()
                .filter(part -> puts
                        && part.size() > 0
                        && (part.relator().equals("from")
                                ? isForm(part) || (isSent(part) && part.size() > 1)
                                : part.equals(parts.getFirst())
                                        && parts.size() > 1
                                        && part.relator().isEmpty()
                                        && isSent(part)))
                .map(part -> new Range(part.from(), part.to()))
                .findFirst();
    }

    /** "from our contact form". */
    private boolean isForm(Part part) {
        return Lemma.singular(tokens.word(part.to() - 1)).equals("form")
                && knowledge.tool(tokens, part.from()).isEmpty();
    }

    /** "sign-ups", "Typeform submissions": what people send in, of which no tool knows. */
    private boolean isSent(Part part) {
        return EnglishWords.INCOMING.has(Lemma.singular(tokens.word(part.to() - 1)))
                && tokens.find(part.from(), i -> i >= part.to() || isKnown(i, part.to())) >= part.to();
    }

    /** "log refunds in a table": what only happens, and no tool lists. */
    private Optional<Range> kind(Clause clause) {
        boolean puts =
                clause.verb().isEmpty() || EnglishWords.TELL.has(clause.verb()) || EnglishWords.MAKE.has(clause.verb());
        return clause.parts().stream()
                .filter(part -> puts && clause.parts().size() > 1 && part.size() > 1)
                .filter(part -> !asksForOne(part))
                .filter(part -> tokens.find(part.from(), i -> i >= part.to() || EnglishWords.FIRST.has(tokens.word(i)))
                        >= part.to()) // "the last mail" is there
                .filter(part -> part.equals(clause.parts().getFirst())
                        ? part.relator().isEmpty()
                        : EnglishWords.TELL.has(clause.verb()) && part.relator().equals("about"))
                .filter(part -> events.read(new Range(part.from(), part.to()))
                        .filter(one -> isAll(one, part))
                        .isPresent())
                .map(part -> new Range(part.from(), part.to()))
                .findFirst();
    }

    /** "send an email", "just one mail": what is still to be made. */
    private boolean asksForOne(Part part) {
        return tokens.find(part.from(), i -> i >= part.to() || tokens.is(i, Set.of("a", "an", "one", "another")))
                < part.to();
    }

    /** Whether the words tell what happens and the tool where, and no tool lists such things. */
    private boolean isAll(Arrival arrival, Part part) {
        BitSet named = new BitSet();
        for (int i = part.from(); i < part.to(); i++) {
            int at = i;
            knowledge.tool(tokens, i).ifPresent(tool -> named.set(at, tool.end()));
        }
        boolean open = tokens.find(
                        part.from(),
                        i -> i >= part.to()
                                || (!named.get(i)
                                        && ((!arrival.used().get(i) && Knowledge.restricts(tokens.word(i)))
                                                || !(tokens.get(i) instanceof Word)
                                                || isListed(i, part.to()))))
                < part.to();
        return !named.isEmpty() && named.cardinality() < part.size() && !open;
    }

    private boolean isListed(int at, int to) {
        return knowledge
                .thing(tokens, at, to)
                .filter(one -> knowledge.of(one.what()).stream().anyMatch(op -> op.is(Operation.Kind.LOOK)))
                .isPresent();
    }

    private boolean isKnown(int at, int to) {
        return knowledge.tool(tokens, at).isPresent()
                || knowledge.thing(tokens, at, to).isPresent()
                || !(tokens.get(at) instanceof Word);
    }

    /** What something is done with as it comes: "a reply from Bob should be forwarded". */
    private Optional<Range> subject(Clause clause) {
        List<Part> before = clause.parts().stream()
                .filter(part -> part.from() < clause.verbAt())
                .toList();
        boolean any = !before.isEmpty()
                && tokens.is(before.getFirst().from(), Set.of("a", "an", "any", "every", "each", "new", "incoming"));
        return any
                ? Optional.of(new Range(
                                before.getFirst().from(), before.getLast().to()))
                        .filter(range -> events.read(range).isPresent())
                : Optional.empty();
    }

    /** Whom something is sent to as they come: "to new customers". */
    private Optional<Range> party(Clause clause) {
        return clause.parts().stream()
                .filter(part -> EnglishWords.TELL.has(clause.verb())
                        && part.relator().matches("to|for|")
                        && EnglishWords.PARTY.has(Lemma.singular(tokens.word(part.to() - 1))))
                .filter(part -> tokens.find(
                                part.from(),
                                i -> i >= part.to() || tokens.word(i).equals("new"))
                        < part.to())
                .flatMap(part -> happens(part.from(), part.to()).stream())
                .findFirst();
    }

    /** The range, where all its words tell one event of a tool. */
    private Optional<Range> happens(int from, int to) {
        Range range = new Range(from, to);
        return to - from < 2
                ? Optional.empty()
                : events.read(range)
                        .filter(one -> {
                            for (int i = from; i < to; i++) {
                                boolean open = !one.used().get(i)
                                        && tokens.get(i) instanceof Word word
                                        && Knowledge.restricts(word.lower());
                                if (open) {
                                    return false;
                                }
                            }
                            return one.used().cardinality() > 1;
                        })
                        .map(one -> range);
    }

    /** The clause without what is waited for. */
    private Clause cut(Clause clause, Range range) {
        List<Part> parts = new ArrayList<>();
        for (Part part : clause.parts()) {
            boolean whole = range.from() <= part.from() && range.to() >= part.to();
            if (!whole) {
                parts.add(
                        part.from() == range.from()
                                ? new Part(part.relator(), range.to(), range.to(), part.to())
                                : part);
            }
        }
        boolean send = clause.verb().isEmpty()
                || (EnglishWords.AWAIT.has(clause.verb()) && !EnglishWords.TELL.has(clause.verb()));
        return clause.doing(send ? "send" : clause.verb(), parts);
    }
}

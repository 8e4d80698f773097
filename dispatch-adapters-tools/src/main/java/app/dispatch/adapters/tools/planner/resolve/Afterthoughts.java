package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.resolve.Candidate.Source;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import app.dispatch.domain.compose.Choice;
import app.dispatch.domain.value.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Reads clauses that make no step and change what was before: only some of a list go on, more people are invited. */
final class Afterthoughts {
    private final Making plan;
    private final Readings readings;
    private final Sourcing sourcing;
    private final Account account;
    private final Doubts doubts;
    private final Tokens tokens;

    Afterthoughts(Making plan, Readings readings, Sourcing sourcing, Account account, Doubts doubts) {
        this.doubts = doubts;
        this.plan = plan;
        this.readings = readings;
        this.sourcing = sourcing;
        this.account = account;
        this.tokens = plan.tokens;
    }

    boolean read(Clause clause) throws Unclear {
        return narrowed(clause) || invited(clause) || approved(clause);
    }

    /** "…, approve them in Slack, publish …": what was made is looked over before it goes on. */
    private boolean approved(Clause clause) {
        boolean back = !clause.parts().isEmpty()
                && clause.parts().getFirst().relator().isEmpty()
                && clause.parts().getFirst().size() == 1
                && EnglishWords.IT.has(tokens.word(clause.parts().getFirst().from()));
        boolean made = !plan.givens.isEmpty() && plan.givens.getLast().isMade();
        boolean next = plan.parsed().clauses().indexOf(clause) + 1
                < plan.parsed().clauses().size();
        if (!back || !made || !next || !EnglishWords.APPROVE.has(clause.verb())) {
            return false;
        }
        doubts.more("Approve this: " + plan.words(clause.all()));
        if (clause.parts().size() > 1) {
            plan.notes.add("“" + plan.words(clause.all()) + "”: the run waits, and is approved in its own place.");
        }
        return true;
    }

    /** "keep those with stock left": of what was looked at, only some go on. */
    private boolean narrowed(Clause clause) throws Unclear {
        boolean only = clause.verb().matches("keep|filter|take|pick|select|choose|ignore|skip|exclude|drop")
                && !clause.parts().isEmpty();
        if (!only) {
            return false;
        }
        Optional<Source.Call> call = readings.addresses()
                .from(clause.parts(), new BitSet())
                .filter(one -> one.name().isEmpty());
        if (call.isPresent() && clause.parts().size() > 1) {
            return narrowed(clause, call.get());
        }
        boolean link = clause.parts().stream()
                .anyMatch(part ->
                        tokens.list().subList(part.from(), part.to()).stream().anyMatch(Token.Link.class::isInstance));
        if (plan.givens.isEmpty() || link) {
            return false;
        }
        Given last = plan.givens.getLast();
        boolean kept = (last.isCall() || last.lists())
                && kept(
                        last,
                        clause,
                        clause.parts(),
                        new BitSet(),
                        clause.verb().matches("ignore|skip|exclude|drop"));
        if (kept) {
            plan.trace.add(new Choice(
                    plan.words(clause.all()),
                    tokens.get(clause.all().from()).start(),
                    "of " + last.step().id + " only some"));
        }
        return kept;
    }

    /** The same of what an address answers that is called for it. */
    private boolean narrowed(Clause clause, Source.Call call) throws Unclear {
        int before = plan.steps.size();
        Given given = sourcing.call(call);
        List<Part> rest = clause.parts().stream()
                .filter(part -> !call.claim().used.get(part.from()))
                .toList();
        boolean kept = kept(given, clause, rest, call.claim().used, false);
        if (!kept && plan.steps.size() > before) {
            plan.names.free(plan.steps.removeLast().id);
            plan.givens.removeLast();
        }
        return kept;
    }

    /** Whether all words of a clause say which of a list go on. */
    private boolean kept(Given given, Clause clause, List<Part> parts, BitSet used, boolean without) {
        Claim claim = new Narrowing(tokens).of(given, parts, without);
        if (claim == null) {
            return false;
        }
        claim.used.or(used);
        boolean kept = account.left(clause, claim.used).isEmpty();
        if (kept) {
            plan.givens.add(new Given(given.step(), given.operation(), claim, given.called()));
        }
        return kept;
    }

    /** "and invite sam@example.com": more of what was just made. */
    private boolean invited(Clause clause) {
        Draft last = plan.steps.isEmpty() ? null : plan.steps.getLast();
        if (!clause.verb().equals("invite") || last == null || last.reads) {
            return false;
        }
        Optional<Param> guests = plan.operation(last).stream()
                .flatMap(one -> one.all("recipient").stream())
                .filter(one -> one.isList() && !last.params.containsKey(one.name()))
                .findFirst();
        List<Value> people = new ArrayList<>();
        for (int i = clause.all().from(); i < clause.all().to(); i++) {
            if (tokens.get(i) instanceof Word word && word.text().contains("@")) {
                people.add(Value.of(word.text()));
            }
        }
        if (guests.isEmpty() || people.isEmpty()) {
            return false;
        }
        last.params.put(guests.get().name(), Value.of(people));
        return true;
    }
}

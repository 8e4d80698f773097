package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.parse.Range;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import java.util.Optional;
import java.util.Set;

/** Finds what starts a plan: its first condition, something that happens, or a state that is looked at. */
final class Start {
    private static final int NEAR = 5;

    private final Making plan;
    private final Readings readings;
    private final Conditions conditions;
    private final Events events;
    private final Doubts doubts;
    private final Sourcing sourcing;
    private final Happening happening;
    private final Tokens tokens;
    private final Knowledge knowledge;

    Start(
            Making plan,
            Readings readings,
            Conditions conditions,
            Doubts doubts,
            Sourcing sourcing,
            Happening happening) {
        this.plan = plan;
        this.readings = readings;
        this.conditions = conditions;
        this.events = new Events(plan.tokens, plan.knowledge);
        this.doubts = doubts;
        this.sourcing = sourcing;
        this.happening = happening;
        this.tokens = plan.tokens;
        this.knowledge = plan.knowledge;
    }

    /**
     * Reads the first condition as what is waited for, where it is that.
     *
     * @return whether it speaks of one of those that a list has, which is looked at then
     */
    boolean listed() throws Unclear {
        Optional<Range> opens = plan.parsed().clauses().stream()
                .findFirst()
                .filter(one -> plan.event().isEmpty() && one.isConditional() && !one.unless())
                .map(Clause::condition);
        boolean happens = opens.filter(
                        one -> plan.asides().hooked() || (!isState(one) && !conditions.stands(one) && occurs(one)))
                .isPresent();
        boolean listed = opens.isPresent() && !happens && found(opens.get());
        if (happens || listed) {
            plan.read(plan.parsed().waiting(opens.orElseThrow()));
        }
        return listed;
    }

    /** Reads what is announced as what is waited for, and a webhook that is only mentioned as what starts the plan. */
    void announced() {
        plan.read(new Announced(tokens, knowledge).read(plan.parsed()).orElse(plan.parsed()));
        boolean webhook = plan.event().isEmpty()
                && tokens.find(
                                0,
                                i -> tokens.is(i, Set.of("webhook", "payload"))
                                        && !tokens.mark(i + 1, ':')
                                        && (i + 1 == tokens.size() || !(tokens.get(i + 1) instanceof Token.Literal))
                                        && (!tokens.is(i - 1, Set.of("a", "outgoing"))
                                                || isCalled(i - 1)
                                                || starts(i - 2))
                                        && knowledge.tool(tokens, i - 1).isEmpty())
                        < tokens.size();
        if (webhook) {
            plan.starts(Optional.empty());
        }
    }

    /** "triggered by a webhook", "on a webhook": whether a word says that what stands after it starts the plan. */
    private boolean starts(int at) {
        return tokens.is(at, Set.of("by", "on", "upon", "via"))
                || EnglishWords.AWAIT.has(tokens.word(at))
                || tokens.phrase(at - 1, "wait for");
    }

    /** "our shop calls a webhook": whether somebody else calls what stands at a place. */
    private boolean isCalled(int at) {
        int verb = EnglishWords.AWAY.has(tokens.word(at - 1)) ? at - 2 : at - 1;
        boolean built = tokens.is(at - 1, Set.of("with", "by", "on", "from"))
                && tokens.find(Math.max(0, at - NEAR), i -> i >= at || EnglishWords.PLAN.has(tokens.word(i))) < at;
        return built
                || (verb > 0
                        && tokens.word(verb).endsWith("s")
                        && !tokens.word(verb).equals(Lemma.singular(tokens.word(verb)))
                        && !(tokens.get(verb - 1) instanceof Token.Mark)
                        && !EnglishWords.RELATOR.has(tokens.word(verb - 1)));
    }

    /** Whether what is waited for speaks of what a clause before it gives. */
    boolean isBack() {
        boolean it = EnglishWords.IT.has(tokens.word(plan.event().from()));
        boolean leads = plan.parsed().clauses().stream()
                .anyMatch(one -> one.all().from() >= plan.event().to());
        boolean back = (it || (leads && !occurs(plan.event()) && !Brought.named(tokens, plan.event())))
                && plan.parsed().clauses().stream()
                        .anyMatch(one -> one.all().from() < plan.event().from());
        return back && (conditions.isState(plan.event()) || (!it && tells(plan.event())));
    }

    /** "Coffee is out of stock": how something is. */
    private boolean tells(Range range) {
        return tokens.find(range.from(), i -> i >= range.to() || tokens.is(i, EnglishWords.BEING.words())) < range.to();
    }

    /** What has to hold of what was given before; "" when that cannot be told, and is asked. */
    String back() {
        Optional<String> held = conditions
                .read(plan.event(), plan.givens, plan.webhook(), sourcing::looked)
                .expression();
        if (held.isEmpty()) {
            doubts.event(doubts.untold(Joint.written(tokens, plan.event())));
        }
        return held.orElse("");
    }

    /**
     * What has to hold for all that is done.
     *
     * @param guard an expression; "" for nothing
     * @param polled whether the plan has to look again and again
     */
    record Waited(String guard, boolean polled) {}

    Waited waited() throws Unclear {
        Waited waited = plan.event().isEmpty() ? new Waited("", false) : event();
        for (int i = plan.event().from(); i < plan.event().to(); i++) {
            readings.filler().words().spent().set(i, !EnglishWords.PARTY.has(Lemma.singular(tokens.word(i))));
        }
        if (plan.webhook() && plan.arrival().isEmpty()) {
            readings.filler().words().brings(Brought.names(tokens, plan.event()));
        }
        plan.trace(plan.event(), 0);
        return waited;
    }

    private Waited event() throws Unclear {
        boolean state = !Brought.named(tokens, plan.event()) && isState(plan.event());
        if (!state) {
            return happening.waited();
        }
        Conditions.Read read = conditions.read(plan.event(), plan.givens, plan.webhook(), sourcing::looked);
        if (read.expression().isEmpty() && !read.looked()) {
            return happening.waited();
        }
        if (read.expression().isEmpty()) {
            doubts.event(doubts.untold(Joint.written(tokens, plan.event())));
        }
        return new Waited(read.expression().orElse(""), true);
    }

    private boolean occurs(Range range) {
        return events.read(range).filter(one -> one.used().cardinality() > 1).isPresent();
    }

    /** Whether words tell how something is; "a payment of more than $100 fails" happens. */
    private boolean isState(Range range) {
        boolean told =
                conditions.exists(range) || conditions.isQuestion(range) || conditions.counts(range) || !occurs(range);
        return told && conditions.isState(range);
    }

    /** Whether a condition speaks of one of those that a list has: "if a mail has been waiting for a day". */
    private boolean found(Range condition) throws Unclear {
        boolean any = tokens.is(condition.from(), Set.of("a", "an", "any"));
        Optional<Claim> list = any
                        && conditions
                                .read(condition, plan.givens, plan.webhook(), sourcing::looked)
                                .expression()
                                .isEmpty()
                        && plan.givens.isEmpty()
                ? readings.list(conditions.parts(condition))
                : Optional.empty();
        if (list.isEmpty() || list.get().thing.isEmpty()) {
            return false;
        }
        list.get().one = false;
        list.get().all = true;
        sourcing.look(list.get());
        happening.unheard(condition, list.get().used);
        return true;
    }
}

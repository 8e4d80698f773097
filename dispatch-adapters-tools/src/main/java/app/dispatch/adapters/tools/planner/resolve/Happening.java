package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.call.CallSteps;
import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.parse.Range;
import app.dispatch.adapters.tools.planner.schedule.Timing;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Numbers;
import app.dispatch.adapters.tools.planner.text.Token.Quote;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import app.dispatch.domain.tool.Role;
import app.dispatch.domain.tool.ToolEvent;
import app.dispatch.domain.value.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Waits for what happens: by a look at what came since the last, else by a webhook. */
final class Happening {
    private final Making plan;
    private final Readings readings;
    private final Conditions conditions;
    private final Events events;
    private final EventTexts texts;
    private final Doubts doubts;
    private final Sourcing sourcing;
    private final Watch watch;
    private final Optional<Timing> timing;
    private final Tokens tokens;
    private final Knowledge knowledge;

    Happening(
            Making plan,
            Readings readings,
            Conditions conditions,
            Doubts doubts,
            Sourcing sourcing,
            Watch watch,
            Optional<Timing> timing) {
        this.plan = plan;
        this.readings = readings;
        this.conditions = conditions;
        this.events = new Events(plan.tokens, plan.knowledge);
        this.texts = new EventTexts(plan);
        this.doubts = doubts;
        this.sourcing = sourcing;
        this.watch = watch;
        this.timing = timing;
        this.tokens = plan.tokens;
        this.knowledge = plan.knowledge;
    }

    Start.Waited waited() throws Unclear {
        Optional<Arrival> arrival = plan.asides().event().flatMap(hook -> events.called(hook, plan.event()));
        if (arrival.isEmpty() && !CallSteps.only(tokens, knowledge) && !Brought.named(tokens, plan.event())) {
            arrival = events.read(plan.event());
        }
        if (arrival.filter(one -> EnglishWords.SPEAKER.has(one.star()) || EnglishWords.ME.has(one.star()))
                .isPresent()) {
            throw new Unclear(
                    "who is “" + arrival.get().star() + "” there? Say the name, as in `when somebody mentions @name`");
        }
        boolean looks = arrival.isPresent()
                && !plan.asides().hooked()
                && (arrival.get().event().hook() == null
                        || isNamed(arrival.get())
                        || timing.filter(one -> one.cron() != null).isPresent())
                && arrival.get().like().isPresent();
        if (looks) {
            if (isBlind(arrival.get())) {
                doubts.event(Doubts.fits("“" + plan.words(plan.event()) + "”"));
            }
            poll(arrival.get());
            return new Start.Waited("", timing.isEmpty());
        }
        plan.starts(arrival);
        plan.notes.add(
                "“" + plan.words(plan.event()) + "” is read as what this plan's webhook receives: have it called then"
                        + arrival.map(one -> one.event().hook())
                                .map(hook -> ", for the event `" + hook + "`.")
                                .orElse("."));
        return new Start.Waited(arrival.isPresent() ? guard(arrival.get()) : compared(), false);
    }

    /** "every hour, when a payment fails": whether a look would take one event for another, which only webhooks tell apart. */
    private boolean isBlind(Arrival arrival) {
        ToolEvent event = arrival.event();
        return event.hook() != null
                && knowledge.tools().stream()
                        .filter(tool -> tool.id().equals(arrival.tool()))
                        .flatMap(tool -> tool.events().stream())
                        .anyMatch(other -> other.hook() != null
                                && !other.hook().equals(event.hook())
                                && Objects.equals(other.poll(), event.poll()));
    }

    /** "in #support": whether it is said where by a name, and webhooks tell such places by their ids. */
    private boolean isNamed(Arrival arrival) {
        return arrival.has(Role.PLACE)
                && tokens.find(plan.event().from(), i -> i >= plan.event().to() || isRoom(arrival, i))
                        < plan.event().to();
    }

    private boolean isRoom(Arrival arrival, int at) {
        return tokens.get(at) instanceof Word word
                && word.text().startsWith("#")
                && knowledge.operations().stream()
                        .filter(one -> one.tool().id().equals(arrival.tool()))
                        .flatMap(one -> one.all("place").stream())
                        .anyMatch(place -> place.forms().contains("#x"));
    }

    /** What has to hold of what nobody knows the form of. */
    private String compared() {
        Optional<String> compared = new Payload(tokens).of(plan.event());
        boolean narrows = tokens.find(
                        plan.event().from(),
                        i -> i >= plan.event().to()
                                || EnglishWords.NO.has(tokens.word(i))
                                || EnglishWords.EXCEPT.has(tokens.word(i))
                                || Numbers.at(tokens, i).isPresent()
                                || Comparison.at(tokens, i).isPresent())
                < plan.event().to();
        if (narrows && compared.isEmpty()) {
            doubts.event(doubts.untold(Joint.written(tokens, plan.event())));
        }
        return compared.orElse("");
    }

    /** What has to hold of what a webhook brings. */
    private String guard(Arrival arrival) {
        List<String> parts = new ArrayList<>();
        if (!arrival.guard().isEmpty()) {
            parts.add(arrival.guard());
        }
        boolean placed = placed(arrival, parts);
        new Actor(tokens, readings.filler().naming())
                .of(arrival, plan.event().from())
                .ifPresent(parts::add);
        if (!arrival.star().isEmpty()) {
            starred(arrival, parts);
        }
        arrival.like().ifPresent(list -> narrowed(arrival, list, placed, parts));
        for (int i = plan.event().from(); i < plan.event().to(); i++) {
            Optional<Comparison> compared = Comparison.at(tokens, i);
            if (compared.isPresent() && arrival.has(Role.AMOUNT)) {
                compared.get()
                        .of(arrival.path(Role.AMOUNT), number -> Expressions.number(number, "cents"))
                        .ifPresent(parts::add);
                money(arrival, compared.get().number().currency()).ifPresent(parts::add);
                arrival.used().set(compared.get().at(), compared.get().end());
            }
            boolean holds = EnglishWords.HOLDING.phrases().at(tokens, i)
                    && !arrival.used().get(i)
                    && !EnglishWords.EXISTING.has(tokens.word(i));
            if (holds) {
                texts.held(i, "json(trigger)", Optional.empty(), arrival.used()).ifPresent(parts::add);
            }
        }
        unheard(plan.event(), arrival.used());
        return String.join(" && ", parts);
    }

    /** "a payment over 500 EUR": which money it has to be. */
    private static Optional<String> money(Arrival arrival, String currency) {
        return currency.isEmpty() || !arrival.has(Role.CURRENCY)
                ? Optional.empty()
                : Optional.of("default(" + arrival.path(Role.CURRENCY) + ", '') == " + Expressions.text(currency));
    }

    /** "an issue is labelled urgent": what the event is about. */
    private void starred(Arrival arrival, List<String> parts) {
        Optional<Role> about = arrival.about().filter(arrival::has);
        about.map(role -> Delivered.same(arrival, role, arrival.star())).ifPresent(parts::add);
        if (about.isEmpty()) {
            doubts.event(Doubts.fits("“" + arrival.star() + "”"));
        }
    }

    /** Whether it is said where it happens, as only such a place is written: "acme/api". */
    private boolean placed(Arrival arrival, List<String> parts) {
        boolean placed = false;
        for (int i = plan.event().from(); i < plan.event().to(); i++) {
            if (arrival.has(Role.PLACE)
                    && !isRoom(arrival, i)
                    && tokens.get(i) instanceof Word word
                    && knowledge.operations().stream()
                            .filter(one -> one.tool().id().equals(arrival.tool()))
                            .flatMap(one -> one.all("place").stream())
                            .anyMatch(place -> Forms.fits(place, word.text()))) {
                parts.add(arrival.path(Role.PLACE) + " == " + Expressions.text(word.text()));
                arrival.used().set(i);
                placed = true;
            }
        }
        return placed;
    }

    /** What is said of what comes as it would be of what is listed: "an issue labelled bug", "opened by octocat". */
    private void narrowed(Arrival arrival, Operation list, boolean placed, List<String> parts) {
        Claim claim = readings.looker().meant(list, conditions.parts(plan.event()), bare(arrival, list));
        Set<String> apart = list.params().values().stream()
                .filter(param -> param.is("count") || (placed && param.is("place")))
                .map(Param::name)
                .collect(Collectors.toSet());
        apart.addAll(polled(arrival));
        new Delivered(arrival, list)
                .of(claim, apart)
                .filter(held -> !held.isEmpty())
                .ifPresent(held -> {
                    parts.addAll(held);
                    arrival.used().or(claim.used);
                });
    }

    private static Set<String> polled(Arrival arrival) {
        return Objects.requireNonNull(arrival.event().poll()).params().values().keySet();
    }

    /** What has happened since the last look. */
    private void poll(Arrival arrival) throws Unclear {
        Operation like = arrival.like().orElseThrow();
        boolean ahead = Objects.requireNonNull(arrival.event().poll()).params().values().keySet().stream()
                .anyMatch(name -> like.parameter(name).isTime());
        long lead = ahead ? new Nearness(plan).lead(arrival) : 0;
        Claim claim = readings.looker().meant(like, inside(like), bare(arrival, like));
        claim.one = false;
        claim.all = true; // each that has come
        claim.comes = claim.used.stream().mapToObj(tokens::word).anyMatch(like.things()::contains);
        long minutes = lead > 0 ? watch.often() : watch.window();
        String star = ahead ? Period.length(lead + minutes) : arrival.star();
        Objects.requireNonNull(arrival.event().poll())
                .params()
                .values()
                .forEach((name, value) -> claim.params.merge(
                        name,
                        value instanceof Value.Text(String text) ? Value.of(text.replace("*", star)) : value,
                        (before, more) -> before instanceof Value.Text(String a)
                                        && more instanceof Value.Text(String b)
                                        && like.parameter(name).is("query")
                                        && !(" " + a + " ").contains(" " + b + " ")
                                ? Value.of(b + " " + a)
                                : before));
        if (ahead) {
            like.member("start")
                    .ifPresent(start ->
                            new Nearness(plan).near(claim, "timestamp(thing." + start.name() + ")", lead, minutes));
        } else {
            watch.fresh(claim, minutes);
        }
        texts.take(claim, arrival.used());
        plan.looks(sourcing.look(claim));
        arrival.used().or(claim.used);
        unheard(plan.event(), arrival.used());
    }

    /** The words as parts, where "added to the folder Invoices" says in which folder something is. */
    private List<Part> inside(Operation like) {
        return conditions.parts(plan.event()).stream()
                .map(part -> EnglishWords.AWAY.has(part.relator()) && isPlace(like, part)
                        ? new Part("in", part.at(), part.from(), part.to())
                        : part)
                .flatMap(part -> texts.sought(like, part))
                .toList();
    }

    private boolean isPlace(Operation like, Part part) {
        return like.all("place").stream()
                .anyMatch(place -> tokens.find(
                                part.from(),
                                i -> i >= part.to() || place.nouns().contains(tokens.word(i)))
                        < part.to());
    }

    /** What the words for what happens say more: somebody has to see whether it is so. */
    void unheard(Range range, BitSet used) {
        List<String> left = Spans.of(
                tokens,
                range.from(),
                range.to(),
                i -> !used.get(i)
                        && Lemma.forms(tokens.word(i)).stream().noneMatch(EnglishWords.ARRIVE::has)
                        && !EnglishWords.ARRIVE.has(tokens.word(i)),
                i -> tokens.get(i) instanceof Quote
                        || EnglishWords.HIM.has(tokens.word(i)) // somebody in particular
                        || ((Knowledge.restricts(tokens.word(i)) && !EnglishWords.RELATOR.has(tokens.word(i)))
                                || EnglishWords.NO.has(tokens.word(i))));
        if (!left.isEmpty()) {
            doubts.event(Doubts.fits("“" + String.join("”, “", left) + "”"));
            plan.leave(left);
        }
    }

    /** The words that said what happens, but for the names of what there is. */
    private BitSet bare(Arrival arrival, Operation like) {
        BitSet words = (BitSet) arrival.used().clone();
        for (int i = plan.event().from(); i < plan.event().to(); i++) {
            int at = i;
            boolean thing = knowledge
                            .thing(tokens, i, plan.event().to())
                            .filter(one -> like.things().contains(one.what()))
                            .isPresent()
                    || knowledge.tool(tokens, at).isPresent();
            if (thing) {
                words.clear(i);
            }
        }
        return words;
    }
}

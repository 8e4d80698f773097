package app.dispatch.adapters.tools.planner.refine;

import app.dispatch.adapters.tools.planner.refine.Kind.Given;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import app.dispatch.domain.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a value in place of another: "use #ops instead of #dev", "send it to b@example.com instead", "use acme/web". */
final class ValueReader implements Reader {
    private static final Set<String> CHANGING = Phrases.words("change replace swap switch move");
    private static final Set<String> USING = Phrases.words("use watch check take look");
    private static final Set<String> SENDING = Phrases.words("""
            post send email e-mail mail dm message ping notify tell write announce publish share draft""");
    private static final Set<String> SMALL = Phrases.words("""
            use post send it this that them the to in on with into by for from at instead of rather than not change
            replace swap switch move everything all everywhere a an my and only watch check take look channel repo
            repository address url recipient model old new value model be should go goes is email e-mail mail message
            dm ping notify tell write announce publish share as""");

    @Override
    public Optional<String> read(Tokens clause, Edit edit) throws Unclear {
        List<Given> values = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        List<Token> others = new ArrayList<>();
        for (int i = 0; i < clause.size(); i++) {
            Optional<Given> given = Kind.of(clause.get(i));
            if (given.isPresent()) {
                values.add(given.get());
                places.add(i);
            } else if (!clause.is(i, SMALL) && !clause.separator(i)) {
                others.add(clause.get(i));
            }
        }
        boolean first = clause.is(0, CHANGING) || clause.is(0, USING) || clause.is(0, SENDING);
        boolean instead = clause.find(0, i -> clause.word(i).equals("instead") || clause.phrase(i, "rather than"))
                < clause.size();
        boolean reads = instead || clause.is(0, CHANGING) || clause.is(0, USING);
        if (values.isEmpty() || values.size() > 2 || !reads || (!first && !instead)) {
            return Optional.empty();
        }
        Tokens words = new Tokens(clause.text(), others);
        Optional<List<Step>> among = among(words, clause.is(0, SENDING), edit);
        if (among.isEmpty()) {
            return Optional.empty();
        }
        Swap swap = new Swap(edit, among.get());
        if (values.size() == 1) {
            return values.getFirst().kind() == Kind.QUOTE
                    ? Optional.empty()
                    : Optional.of(swap.onlyOne(values.getFirst()));
        }
        boolean newFirst = clause.find(places.getFirst(), i -> clause.is(i, Set.of("instead", "rather", "not")))
                < places.getLast();
        Given before = newFirst ? values.getLast() : values.getFirst();
        Given after = newFirst ? values.getFirst() : values.getLast();
        return Optional.of(swap.each(before, after));
    }

    /** The steps that the other words mean: all when there are none, empty when they mean no step. */
    private static Optional<List<Step>> among(Tokens words, boolean sending, Edit edit) throws Unclear {
        List<Step> all = sending ? edit.writing() : edit.steps();
        if (words.isEmpty()) {
            return Optional.of(all);
        }
        List<Step> named = new StepFinder(edit).fitting(words, all);
        return named.isEmpty() ? Optional.empty() : Optional.of(named);
    }
}

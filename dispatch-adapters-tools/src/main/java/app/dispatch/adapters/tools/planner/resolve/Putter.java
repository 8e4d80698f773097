package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Gives words of a clause to an operation that puts something somewhere, tells it, or changes what is there. */
final class Putter {
    private final Tokens tokens;
    private final Knowledge knowledge;
    private final Filler filler;
    private final Made made;
    private final Texts texts;
    private final NewValues become;
    private final Particulars particulars;
    private final Billed billed;
    private final Appointment appointment;
    private final FieldValues fields;
    private final Brought brought;
    private final Occasion occasion;
    private final Joining joining;

    Putter(Knowledge knowledge, Filler filler) {
        FreeWords words = filler.words();
        this.tokens = words.tokens();
        this.knowledge = knowledge;
        this.filler = filler;
        this.made = new Made(words, knowledge);
        this.texts = new Texts(words, knowledge);
        this.become = new NewValues(words);
        this.particulars = new Particulars(words);
        this.billed = new Billed(words);
        this.appointment = new Appointment(words);
        this.fields = new FieldValues(words, knowledge);
        this.brought = new Brought(words);
        this.joining = new Joining(tokens);
        this.occasion = new Occasion(words, knowledge);
    }

    /** Whether what a clause puts somewhere is a label with its name, which makes nothing. */
    boolean putsLabel(Clause clause) {
        return particulars.putsLabel(clause);
    }

    /** What an operation that makes or tells something takes. */
    Claim put(Operation operation, Clause clause, List<Part> parts, BitSet taken) {
        Claim claim = new Claim(operation);
        brought.take(claim, parts, taken);
        filler.tools().take(claim, parts, taken);
        particulars.version(claim, parts, taken);
        made.take(claim, clause, parts, taken);
        particulars.ids(claim, parts, taken);
        occasion.quoted(claim, parts, taken);
        particulars.labels(claim, parts, taken);
        particulars.details(claim, parts, taken);
        fields.with(claim, parts, taken);
        texts.take(claim, parts, taken);
        filler.places().take(claim, parts, taken);
        billed.take(claim, parts, taken);
        billed.addressed(claim, parts, taken);
        filler.recipients().take(claim, parts, taken);
        appointment.take(claim, parts, taken);
        filler.declared().take(claim, with(clause, parts), taken, false);
        made.called(claim, parts, taken);
        if (operation.param("start").filter(one -> claim.has(one.name())).isPresent()) {
            texts.purpose(claim, parts, taken);
            occasion.named(claim, parts, taken);
            occasion.where(claim, parts, taken);
        }
        texts.topic(claim, parts, taken);
        particulars.without(claim, parts, taken);
        particulars.assignee(claim, parts, taken);
        return claim;
    }

    /** What an operation that changes something takes; what is changed is left. */
    Claim change(Operation operation, Clause clause, List<Part> parts, BitSet taken) {
        Claim claim = new Claim(operation);
        claim.joins = joining.asks(operation, clause);
        brought.take(claim, parts, taken);
        filler.tools().take(claim, parts, taken);
        filler.places().take(claim, parts, taken);
        operation.all("item").stream().filter(Param::required).findFirst().ifPresent(item -> {
            filler.items().byId(claim, item, parts, taken);
            filler.items().byName(claim, item, parts, taken);
        });
        if (operation.param("item").isEmpty()
                || operation.all("item").stream().anyMatch(one -> claim.has(one.name()))) {
            filler.things().take(claim, parts, taken);
        }
        filler.recipients().take(claim, parts, taken);
        List<Part> about = putsLabel(clause) ? new Joining(tokens).object(parts) : parts;
        List<Part> describing = describing(claim, about);
        BitSet which = which(operation, about, taken);
        BitSet described = (BitSet) which.clone();
        describing.forEach(part -> described.set(part.at(), part.to()));
        become.take(claim, clause, parts, taken, described);
        filler.declared().take(claim, with(clause, parts), described, false);
        if (sets(claim) || (!describing.isEmpty() && becomes(parts.getLast()))) {
            which = described;
        } else {
            filler.declared().take(claim, with(clause, parts), which, false);
        }
        become.nouns(claim, clause, parts, taken);
        particulars.emoji(claim, parts, taken);
        if (!claim.joins) {
            appointment.take(claim, parts, taken); // else times say which one is meant
        }
        particulars.version(claim, parts, taken);
        particulars.relabels(claim, clause.verb(), parts, which);
        fields.take(claim, parts, taken);
        particulars.amounts(claim, parts, taken);
        particulars.assignee(claim, parts, which);
        texts.contents(claim, parts, taken);
        return claim;
    }

    /** What is taken, with the words before the noun: "the open issues" says which ones, and not what to make of them. */
    private BitSet which(Operation operation, List<Part> parts, BitSet taken) {
        BitSet which = (BitSet) taken.clone();
        for (Part part : parts) {
            int noun = Set.of("", "from", "of").contains(part.relator()) ? noun(operation, part) : part.from();
            int last = noun >= part.to()
                    ? part.from()
                    : knowledge
                            .thing(tokens, noun, part.to())
                            .map(thing -> thing.end() - 1) // "open issues" is a noun
                            .orElse(noun);
            which.set(part.from(), EnglishWords.EXCLUDING.has(part.relator()) ? part.to() : last);
        }
        if (!parts.isEmpty()) {
            int last = parts.getLast().to();
            int that = tokens.find(
                    parts.getFirst().at(),
                    i -> i >= last
                            || (tokens.is(i, Set.of("that", "which", "who"))
                                    && EnglishWords.FINITE.has(tokens.word(i + 1))));
            which.set(Math.min(that, last), last); // "the bugs that are assigned to nobody"
        }
        return which;
    }

    /** Whether something is said of what things are to become. */
    private static boolean sets(Claim claim) {
        return claim.operation.params().values().stream()
                .anyMatch(one -> claim.has(one.name()) && !one.is("item", "place"));
    }

    private boolean becomes(Part part) {
        return part.relator().matches("to|as|into") && !EnglishWords.DESCRIBING.has(tokens.word(part.at()));
    }

    /** What stands behind the noun of things, up to what they become: "the issues with low priority to Bob". */
    private List<Part> describing(Claim claim, List<Part> parts) {
        List<Part> describing = new ArrayList<>();
        boolean known = claim.operation.all("item", "recipient").stream().anyMatch(one -> claim.has(one.name()));
        boolean behind = false;
        for (Part part : known ? List.<Part>of() : parts) {
            if (behind && becomes(part)) {
                break;
            }
            if (behind && !part.relator().isEmpty()) {
                describing.add(part);
            }
            behind |= noun(claim.operation, part) < part.to();
        }
        return describing;
    }

    /** Where a noun stands in a part of what an operation changes; its end where none does. */
    private int noun(Operation operation, Part part) {
        return tokens.find(
                part.from(),
                i -> i >= part.to()
                        || knowledge
                                .thing(tokens, i, part.to())
                                .filter(one -> isThere(operation, one.what()))
                                .isPresent());
    }

    /** Whether a noun is of what an operation changes, or of what its tool looks at. */
    private boolean isThere(Operation operation, String noun) {
        return operation.things().contains(noun)
                || knowledge.of(noun).stream()
                        .anyMatch(
                                one -> one.is(Operation.Kind.LOOK) && one.tool().equals(operation.tool()));
    }

    /** The parts with the verb as one of them: "archive" may say what to set. */
    private static List<Part> with(Clause clause, List<Part> parts) {
        if (clause.verbAt() < 0) {
            return parts;
        }
        List<Part> all = new ArrayList<>();
        all.add(new Part("", clause.verbAt(), clause.verbAt(), clause.verbAt() + clause.verbWords()));
        all.addAll(parts);
        return all;
    }

    /** A text as it begins a sentence. */
    static String begun(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}

package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.domain.value.Value;
import java.util.Optional;
import java.util.Set;

/** Writes to each of those in a list at the address that each has there: "for each customer, send a mail …". */
final class Addressees {
    /** How APIs call an address, where their answers are not declared. */
    private static final String USUAL = "email";

    private static final Set<String> ADDRESS = Set.of("email", "e-mail", "mail", "address", "inbox", "mailbox");

    private final Making plan;

    Addressees(Making plan) {
        this.plan = plan;
    }

    /** Fills in whom a step goes to that is done for each of a list, where nobody is named. */
    void fill(Draft step, Candidate candidate, Clause clause, Given list) {
        Optional<Param> to = plan.operation(step)
                .filter(one -> one.tells() && one.personal())
                .flatMap(one -> one.param("recipient"))
                .filter(one -> one.forms().contains("email") && !step.params.containsKey(one.name()));
        Optional<Param> person = list.isCall()
                ? Optional.empty()
                : list.operation().members().values().stream()
                        .filter(one -> one.is("person")
                                || (one.is("author") && one.forms().contains("email")))
                        .filter(one -> clause.parts().stream().anyMatch(part -> named(part, one) > 0))
                        .findFirst();
        Optional<String> address = list.isCall()
                ? Optional.of(USUAL).filter(usual -> isTheirs(clause))
                : person.filter(one -> one.is("author"))
                        .or(() -> list.operation().member("address"))
                        .map(Param::name);
        if (to.isPresent() && address.isPresent()) {
            step.params.put(to.get().name(), Value.of(Expressions.template("item." + address.get())));
            plan.notes.add("It goes to `" + address.get() + "` of each.");
            for (Part part : clause.parts()) {
                int end = isTheirs(part)
                        ? part.to()
                        : person.map(one -> named(part, one)).orElse(0);
                candidate.used().set(part.at(), Math.max(part.at(), end));
            }
        }
    }

    /** "the customer an email", "to its sender": the place after that member of each; 0 where it does not stand there. */
    private int named(Part part, Param member) {
        Tokens tokens = plan.tokens;
        int noun = EnglishWords.THEIR.has(tokens.word(part.from()))
                        || tokens.word(part.from()).equals("the")
                ? part.from() + 1
                : part.from();
        boolean whole = noun + 1 >= part.to()
                || tokens.get(noun + 1) instanceof Token.Quote
                || EnglishWords.ARTICLE.has(tokens.word(noun + 1));
        return part.relator().matches("|to") && whole && member.nouns().contains(tokens.word(noun)) ? noun + 1 : 0;
    }

    /** Whether the brief says that they are written to, or their address. */
    private boolean isTheirs(Clause clause) {
        Tokens tokens = plan.tokens;
        int verb = clause.verbAt();
        return clause.parts().stream().anyMatch(this::isTheirs)
                || (verb >= 0 && EnglishWords.IT.has(tokens.word(verb + 1)));
    }

    /** "to their address", "to the user's email". */
    private boolean isTheirs(Part part) {
        Tokens tokens = plan.tokens;
        return part.relator().matches("to|at")
                && part.size() > 1
                && ADDRESS.contains(tokens.word(part.to() - 1))
                && (EnglishWords.THEIR.has(tokens.word(part.from()))
                        || tokens.word(part.to() - 2).equals("'s"));
    }
}

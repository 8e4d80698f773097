package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Numbers;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads which of a list go on, by members whose names the brief says: "with stock left", "the top 2 by price". */
final class Narrowing {
    private static final Set<String> DESCENDING = Set.of("top", "highest", "largest", "biggest", "best", "most");
    private static final Set<String> ASCENDING = Set.of("lowest", "smallest", "bottom", "least");

    private final Tokens tokens;

    Narrowing(Tokens tokens) {
        this.tokens = tokens;
    }

    /** What is meant of a list, with what was meant of it before; null when the words do not say it. */
    @Nullable
    Claim of(Given given, List<Part> parts, boolean without) {
        Claim before = given.claim();
        Claim claim = before == null ? new Claim(given.operation()) : before.again();
        int known = claim.filters.size();
        List<String> filters = new ArrayList<>();
        for (Part part : parts) {
            part(given, part, claim, filters);
        }
        String all = String.join(" && ", filters);
        if (!filters.isEmpty()) {
            claim.filters.add(without ? "!(" + all + ")" : all);
        }
        claim.all = true;
        return claim.filters.size() > known || claim.count > 0 || !claim.order.isEmpty() ? claim : null;
    }

    private void part(Given given, Part part, Claim claim, List<String> filters) {
        for (int i = part.at(); i < part.to(); i++) {
            Optional<Comparison> compared = Comparison.at(tokens, i);
            int noun = compared.map(one -> noun(part, one)).orElse(-1);
            if (compared.isPresent() && noun >= 0) {
                compared.get()
                        .of("thing." + member(given, noun), number -> Expressions.number(number, ""))
                        .ifPresent(filters::add);
                claim.use(part.at(), compared.get().end());
                claim.use(noun, noun + 1);
                i = compared.get().end() - 1;
            }
        }
        int left =
                tokens.find(part.from(), i -> i >= part.to() || tokens.is(i, Set.of("left", "remaining", "available")));
        if (left < part.to() && left > part.from()) {
            filters.add("thing." + member(given, left - 1) + " > 0");
            claim.use(part.at(), left + 1);
        }
        ranked(given, part, claim);
    }

    /** "the top 2" with "by price" after it. */
    private void ranked(Given given, Part part, Claim claim) {
        if (part.relator().equals("by")
                && part.size() > 0
                && claim.count > 0
                && tokens.get(part.from()) instanceof Word) {
            boolean down = !claim.order.equals("up");
            claim.order = "thing." + member(given, part.to() - 1) + (down ? " desc" : "");
            claim.use(part.at(), part.to());
        }
        for (int i = part.from(); i < part.to(); i++) {
            boolean ranks =
                    tokens.is(i, DESCENDING) || tokens.is(i, ASCENDING) || EnglishWords.FIRST.has(tokens.word(i));
            Optional<Numbers.Found> number = ranks ? Numbers.at(tokens, i + 1) : Optional.empty();
            if (number.isPresent() && number.get().digits().matches("\\d{1,4}")) {
                claim.count = number.get().value().longValue();
                claim.order = tokens.is(i, ASCENDING) ? "up" : "";
                claim.use(i, number.get().end());
            }
        }
    }

    /** The noun that is compared: before the comparison, else after it. */
    private int noun(Part part, Comparison comparison) {
        int from = comparison.at() == part.at() ? part.at() - 1 : part.from(); // "with stock below 5"
        for (int i = comparison.at() - 1; i >= from; i--) {
            if (Knowledge.restricts(tokens.word(i))) {
                return i;
            }
        }
        return comparison.end() < tokens.size() && Knowledge.restricts(tokens.word(comparison.end()))
                ? comparison.end()
                : -1;
    }

    private String member(Given given, int at) {
        String word = tokens.word(at);
        return given.isCall()
                ? Lemma.singular(word)
                : Members.named(given.operation(), word).orElse(word);
    }
}

package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.resolve.Candidate.Source;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The names of languages, as the JDK has them. */
final class Languages {
    private static final Set<String> NAMES = Arrays.stream(Locale.getISOLanguages())
            .map(code -> Locale.of(code).getDisplayLanguage(Locale.ENGLISH).toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());

    private Languages() {}

    /** The first that a clause names. */
    static Optional<String> in(Tokens tokens, Clause clause) {
        for (int i = clause.all().from(); i < clause.all().to(); i++) {
            if (isOne(tokens.word(i))) {
                return Optional.of(Putter.begun(tokens.word(i)));
            }
        }
        return Optional.empty();
    }

    /** All that a clause names. */
    static List<String> all(Tokens tokens, Clause clause) {
        return IntStream.range(clause.all().from(), clause.all().to())
                .mapToObj(tokens::word)
                .filter(Languages::isOne)
                .map(Putter::begun)
                .distinct()
                .toList();
    }

    /** One work for each language that a clause names, where it is made in a language: "into French and German". */
    static Source each(Source.Work work, Tokens tokens, Clause clause) {
        Claim claim = work.claim();
        Optional<Param> language = claim.operation.param("language");
        List<String> named = language.isPresent() ? all(tokens, clause) : List.of();
        if (named.size() < 2) {
            return work;
        }
        List<Source> works = new ArrayList<>();
        for (String one : named) {
            Claim own = new Claim(claim.operation);
            own.used.or(claim.used);
            own.thing = claim.thing;
            own.named = claim.named;
            own.params.putAll(claim.params);
            own.params.put(language.orElseThrow().name(), Value.of(one));
            works.add(new Source.Work(own, work.of()));
        }
        return new Source.Several(works);
    }

    static boolean isOne(String name) {
        return NAMES.contains(name.toLowerCase(Locale.ROOT));
    }
}

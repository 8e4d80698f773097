package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.parse.Range;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.value.Value;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Takes what a webhook brings by the names of its fields, which the brief says: "with that title", "to the email field". */
final class Brought {
    private static final Set<String> DETERMINING = Set.of("the", "that", "this", "its", "their");

    private final FreeWords words;
    private final Tokens tokens;

    Brought(FreeWords words) {
        this.words = words;
        this.tokens = words.tokens();
    }

    /** The fields that the words for what happens name: "a payload arrives with a name and a city". */
    static Set<String> names(Tokens tokens, Range event) {
        Set<String> names = new LinkedHashSet<>();
        int at = tokens.find(event.from(), i -> i >= event.to() || lists(tokens, i));
        for (int i = at; i < event.to(); i++) {
            if (tokens.get(i) instanceof Token.Literal literal && literal.value() instanceof Value.Fields fields) {
                names.addAll(fields.values().keySet());
            }
            boolean passed = i == at
                    || tokens.get(i) instanceof Token.Mark
                    || EnglishWords.AND.has(tokens.word(i))
                    || EnglishWords.HOOK.has(tokens.word(i))
                    || EnglishWords.BRINGING.has(tokens.word(i))
                    || EnglishWords.ARTICLE.has(tokens.word(i))
                    || EnglishWords.FIELDS.has(tokens.word(i));
            boolean name = tokens.get(i) instanceof Word word
                    && word.text().matches("[A-Za-z]\\w*")
                    && Knowledge.restricts(word.lower())
                    && !EnglishWords.RELATOR.has(word.lower());
            if (!passed && name && tokens.get(i) instanceof Word word) {
                names.add(word.text());
            } else if (!passed) {
                break;
            }
        }
        return names;
    }

    /** Whether the words for what happens say that a webhook brings these fields. */
    static boolean named(Tokens tokens, Range event) {
        boolean hook =
                tokens.find(event.from(), i -> i >= event.to() || EnglishWords.HOOK.has(tokens.word(i))) < event.to();
        return hook && !names(tokens, event).isEmpty();
    }

    private static boolean lists(Tokens tokens, int at) {
        return EnglishWords.BRINGING.has(tokens.word(at)) || tokens.get(at) instanceof Token.Literal;
    }

    /** Fills the parameters that words name like such a field. */
    void take(Claim claim, List<Part> parts, BitSet taken) {
        for (Part part : parts) {
            for (int i = part.from(); i < part.to(); i++) {
                Optional<String> field = words.free(claim, taken, i) ? at(i) : Optional.empty();
                int at = i;
                int as = tokens.word(i + 1).equals("as") ? tokens.after(i + 2, EnglishWords.ARTICLE.words()) : i;
                Optional<Param> param =
                        field.map(name -> as == at ? name : tokens.word(as)).flatMap(name -> param(claim, part, name));
                if (param.isPresent()) {
                    claim.params.put(
                            param.get().name(), Value.of(Expressions.template("trigger." + field.orElseThrow())));
                    claim.notes.add("The webhook is expected to bring `" + field.get() + "`.");
                    claim.brought = true;
                    claim.named |= param.get().is("recipient", "place");
                    claim.use(i, EnglishWords.FIELDS.has(tokens.word(i + 1)) ? i + 2 : as + 1);
                }
            }
        }
    }

    /** The fields that parts name. */
    List<String> in(List<Part> parts) {
        return parts.stream()
                .flatMap(part -> IntStream.range(part.from(), part.to()).mapToObj(this::at))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    /** The field that a word names which speaks of what was brought; empty for none. */
    Optional<String> at(int at) {
        String word = tokens.word(at);
        boolean field = words.open()
                && EnglishWords.FIELDS.has(tokens.word(at + 1))
                && tokens.get(at) instanceof Word
                && word.matches("[a-z]\\w*")
                && Knowledge.restricts(word);
        if (field) {
            return tokens.get(at) instanceof Word written ? Optional.of(written.text()) : Optional.empty();
        }
        boolean meant = tokens.is(at - 1, DETERMINING)
                || EnglishWords.FIELDS.has(tokens.word(at + 1))
                || EnglishWords.RELATOR.has(tokens.word(at - 1))
                || EnglishWords.AND.has(tokens.word(at - 1));
        return words.brought().stream()
                .filter(name -> meant && name.toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }

    private static Optional<Param> param(Claim claim, Part part, String field) {
        String name = field.toLowerCase(Locale.ROOT);
        return claim.operation.params().values().stream()
                .filter(one -> !claim.has(one.name()))
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(name)
                        || one.nouns().contains(name)
                        || one.role().equals(name)
                        || (name.contains("mail")
                                && one.is("recipient", "address")
                                && one.forms().contains("email")
                                && !part.relator().equals("with")))
                .findFirst();
    }
}

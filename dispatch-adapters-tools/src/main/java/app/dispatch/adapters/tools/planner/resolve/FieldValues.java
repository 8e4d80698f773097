package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.value.Value;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Takes the value of a field that only the thing itself has: 'the property Status to "Done"'. */
final class FieldValues {
    private final FreeWords words;
    private final Knowledge knowledge;
    private final Tokens tokens;

    FieldValues(FreeWords words, Knowledge knowledge) {
        this.words = words;
        this.knowledge = knowledge;
        this.tokens = words.tokens();
    }

    void take(Claim claim, List<Part> parts, BitSet taken) {
        Optional<Param> fields = claim.operation.param("fields").filter(one -> !claim.has(one.name()));
        Optional<Part> value = parts.stream()
                .filter(part -> part.relator().equals("to")
                        && part.size() == 1
                        && words.free(claim, taken, part.from())
                        && names(part.from()))
                .findFirst();
        if (fields.isEmpty() || value.isEmpty()) {
            return;
        }
        int[] name = named(claim, fields.get(), parts, taken);
        if (name.length == 0) {
            return;
        }
        String field = words.written(name[1]);
        claim.params.put(
                fields.get().name(),
                Value.Fields.builder()
                        .put(field, Wording.plain(words.written(value.get().from())))
                        .build());
        claim.use(name[0], name[1] + 1);
        claim.use(name[1], name[1] + 1);
        claim.use(value.get().at(), value.get().to());
    }

    /** "with Status Open": a field by its name and its value, both written large. */
    void with(Claim claim, List<Part> parts, BitSet taken) {
        Optional<Param> fields = claim.operation.param("fields");
        for (Part part : parts) {
            boolean said = fields.isPresent()
                    && part.relator().equals("with")
                    && part.size() == 2
                    && words.free(claim, taken, part.from(), part.to())
                    && large(part.from())
                    && (large(part.from() + 1) || tokens.get(part.from() + 1) instanceof Token.Quote);
            if (said) {
                Value before = claim.params.get(fields.get().name());
                var all = Value.Fields.builder();
                if (before instanceof Value.Fields some) {
                    some.values().forEach((name, value) -> all.put(name, value));
                }
                all.put(words.written(part.from()), Wording.plain(words.value(part.from() + 1, part.to())));
                claim.params.put(fields.get().name(), all.build());
                claim.use(part.at(), part.to());
            }
        }
    }

    private boolean large(int at) {
        return tokens.get(at) instanceof Word word
                && Character.isUpperCase(word.text().charAt(0));
    }

    /** The noun beside the field's name, and the place of that name; nothing when none is named. */
    private int[] named(Claim claim, Param fields, List<Part> parts, BitSet taken) {
        for (Part part : parts) {
            for (int i = part.from(); i < part.to(); i++) {
                if (fields.nouns().contains(tokens.word(i)) && words.free(claim, taken, i)) {
                    int name = i + 1 < part.to() ? i + 1 : i - 1;
                    boolean free = name >= part.from() && words.free(claim, taken, name) && names(name);
                    return free ? new int[] {Math.min(i, name), name} : new int[0];
                }
            }
        }
        Part object = parts.getFirst();
        int name = tokens.after(object.from(), EnglishWords.ARTICLE.words());
        boolean alone = object.relator().isEmpty()
                && name + 1 == object.to()
                && name > object.from()
                && words.free(claim, taken, name)
                && parts.size() > 2
                && parts.get(1).relator().equals("of")
                && knowledge.tool(tokens, name).isEmpty()
                && tokens.get(name) instanceof Word;
        return alone ? new int[] {name, name} : new int[0]; // "the status of the page"
    }

    private boolean names(int at) {
        Token token = tokens.get(at);
        return token instanceof Token.Quote
                || (token instanceof Word word
                        && Knowledge.restricts(word.lower())
                        && !word.text().contains("@"));
    }
}

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

    /** "with Status Open", "with name Acme and status New": fields by their names, each with its value after it. */
    void with(Claim claim, List<Part> parts, BitSet taken) {
        Optional<Param> fields = claim.operation.param("fields");
        for (Part part : parts) {
            int at = part.from();
            while (fields.isPresent() && part.relator().equals("with") && pair(at, part.to(), claim, taken)) {
                set(claim, fields.get(), at);
                claim.use(part.at(), part.at() + 1);
                boolean goesOn = EnglishWords.AND.has(tokens.word(at + 2)) || tokens.mark(at + 2, ',');
                claim.use(at, goesOn ? at + 3 : at + 2);
                at += goesOn ? 3 : 2;
            }
        }
    }

    /** Whether a name and a value stand at a place, and nothing after them but more of them. */
    private boolean pair(int at, int to, Claim claim, BitSet taken) {
        boolean ends = at + 2 == to || EnglishWords.AND.has(tokens.word(at + 2)) || tokens.mark(at + 2, ',');
        return at + 2 <= to
                && ends
                && words.free(claim, taken, at, at + 2)
                && tokens.get(at) instanceof Word
                && Knowledge.restricts(tokens.word(at))
                && !EnglishWords.TAGGING.has(tokens.word(at))
                && knowledge.tool(tokens, at).isEmpty()
                && (large(at + 1)
                        || tokens.get(at + 1) instanceof Token.Quote
                        || tokens.word(at + 1).matches("\\d+"));
    }

    /** Sets a field; what the thing is called has a parameter of its own. */
    private void set(Claim claim, Param fields, int at) {
        Optional<Param> title = claim.operation
                .param("title")
                .filter(one -> !claim.has(one.name())
                        && (one.nouns().contains(tokens.word(at)) || EnglishWords.NAMED.has(tokens.word(at))));
        Value value = Wording.plain(words.value(at + 1, at + 2));
        if (title.isPresent()) {
            claim.params.put(title.get().name(), value);
            return;
        }
        var all = Value.Fields.builder();
        if (claim.params.get(fields.name()) instanceof Value.Fields some) {
            some.values().forEach(all::put);
        }
        claim.params.put(fields.name(), all.put(words.written(at), value).build());
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

package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.value.Value;
import java.util.BitSet;
import java.util.List;

/** Takes which one thing is meant: "issue 42", "ENG-4", "the deploy workflow". */
final class Items {
    private final FreeWords words;
    private final Naming naming;
    private final Tokens tokens;

    Items(FreeWords words, Naming naming) {
        this.words = words;
        this.naming = naming;
        this.tokens = words.tokens();
    }

    /** Takes the id of the one thing that is meant: "issue 42", "ENG-4", "pi_123". */
    void byId(Claim claim, Param param, List<Part> parts, BitSet taken) {
        for (Part part : parts) {
            for (int i = part.from(); i < part.to() && !claim.has(param.name()); i++) {
                String written = words.written(i).replaceFirst("^#(?=\\d+$)", "");
                boolean number = param.isNumber() && written.matches("\\d{1,9}") && besideThing(claim, part, i);
                boolean id = !param.isNumber()
                        && (Forms.fits(param, written)
                                || (param.forms().contains("id")
                                        && Forms.isKey(written)
                                        && besideThing(claim, part, i)));
                if (words.free(claim, taken, i) && (number || id)) {
                    claim.params.put(param.name(), number ? Value.of(Long.parseLong(written)) : Value.of(written));
                    claim.use(i, i + 1);
                    claim.one = true;
                }
            }
        }
    }

    /** Takes the name of the one thing that is meant, where names are its ids: "the deploy workflow". */
    void byName(Claim claim, Param param, List<Part> parts, BitSet taken) {
        if (!param.forms().isEmpty()
                || param.isNumber()
                || param.schema().text("x-pattern").isPresent()) {
            return;
        }
        for (Part part : parts) {
            for (int i = part.from(); i < part.to() && !claim.has(param.name()); i++) {
                boolean noun = claim.operation.things().contains(Lemma.singular(tokens.word(i)));
                int[] name = noun ? naming.beside(claim, part, i, taken) : new int[0];
                if (name.length == 0
                        && noun
                        && i > part.from()
                        && !EnglishWords.ARTICLE.has(tokens.word(i - 1))
                        && Knowledge.restricts(tokens.word(i - 1))) {
                    name = new int[] {i - 1, i};
                }
                boolean after = name.length == 0
                        && noun
                        && i + 1 < part.to()
                        && tokens.get(i + 1) instanceof Token.Word
                        && words.free(claim, taken, i + 1)
                        && Knowledge.restricts(tokens.word(i + 1))
                        && EnglishWords.ARTICLE.has(tokens.word(i - 1));
                if (after) {
                    name = new int[] {i + 1, i + 2}; // "the workflow deploy"
                }
                if (name.length == 2) {
                    claim.params.put(param.name(), Value.of(words.value(name[0], name[1])));
                    claim.use(i, i + 1);
                    claim.use(name[0], name[1]);
                    claim.one = true;
                }
            }
        }
    }

    private boolean besideThing(Claim claim, Part part, int at) {
        for (int i = Math.max(part.from(), at - 2); i < at; i++) {
            String noun = Lemma.singular(tokens.word(i));
            if (claim.operation.things().contains(noun)
                    || claim.operation.things().contains(tokens.word(i - 1) + " " + noun) // "pull request 12"
                    || tokens.word(i).equals("number")) {
                if (tokens.word(at - 1).equals("number")) {
                    claim.use(at - 1, at);
                }
                boolean pair = claim.operation.things().contains(tokens.word(i - 1) + " " + noun);
                if (tokens.get(i) instanceof Token.Word && i + 1 == at) {
                    claim.use(pair ? i - 1 : i, i + 1); // "on issue 42", "pull request 12"
                }
                return true;
            }
        }
        return words.written(at).startsWith("#");
    }
}

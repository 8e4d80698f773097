package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.text.English;
import app.dispatch.adapters.tools.planner.text.Token.Quote;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Takes what stands in fields that a tool's users made themselves: "the open tasks", "rows that have the status Done". */
final class FieldWords {
    private final FreeWords words;
    private final Tokens tokens;

    FieldWords(FreeWords words) {
        this.words = words;
        this.tokens = words.tokens();
    }

    void take(Claim claim, List<Part> parts, BitSet taken) {
        Optional<Param> fields = claim.operation.member("fields");
        if (fields.isEmpty() || claim.thing.isEmpty()) {
            return;
        }
        for (Part part : parts) {
            for (int i = part.from(); i < part.to(); i++) {
                valued(claim, fields.get(), part, i, taken);
                before(claim, fields.get(), part, i, taken);
                told(claim, fields.get(), part, i, taken);
            }
        }
    }

    /** Asks that a field, of that name or of any, has a value. */
    static String has(Param fields, String name, String value) {
        String all = "thing." + fields.name();
        String json = "json(" + all + "[field]).lowerAscii()";
        String wanted = value.toLowerCase(Locale.ROOT);
        String is = "(" + json + ".contains(" + Expressions.text('"' + wanted + '"') + ") || " + json + " == "
                + Expressions.text(wanted) + ")";
        String named = "field.lowerAscii() == " + Expressions.text(name.toLowerCase(Locale.ROOT)) + " && ";
        return all + ".exists(field, " + (name.isEmpty() ? "" : named) + is + ")";
    }

    /** The number in the one field of a name, however that is written; 0 where it is empty. */
    static String number(String fields, String name) {
        String key = "only(" + fields + ".filter(field, field.lowerAscii() == "
                + Expressions.text(name.toLowerCase(Locale.ROOT)) + "))[0]";
        return "double(default(" + fields + "[" + key + "], 0))";
    }

    /** "have the status Done". */
    private void valued(Claim claim, Param fields, Part part, int at, BitSet taken) {
        boolean has = tokens.word(at).matches("have|has|having")
                || (at == part.from() && part.relator().equals("with") && EnglishWords.ARTICLE.has(tokens.word(at)));
        int name = tokens.after(EnglishWords.ARTICLE.has(tokens.word(at)) ? at : at + 1, EnglishWords.ARTICLE.words());
        int value = name + 1;
        boolean said = has
                && value < part.to()
                && words.free(claim, taken, at, value + 1)
                && English.is(English.Kind.NOUN, tokens.word(name))
                && (tokens.get(value) instanceof Quote
                        || (tokens.get(value) instanceof Word word
                                && Character.isUpperCase(word.text().charAt(0)))
                        || English.is(English.Kind.ADJECTIVE, tokens.word(value)));
        if (said) {
            claim.filters.add(has(fields, tokens.word(name), words.value(value, value + 1)));
            claim.use(at, value + 1);
        }
    }

    /** "that are done". */
    private void told(Claim claim, Param fields, Part part, int at, BitSet taken) {
        boolean not = EnglishWords.NO.has(tokens.word(at + 1));
        int value = tokens.after(not ? at + 2 : at + 1, Set.of("still", "already"));
        boolean says = tokens.word(at).matches("is|are")
                && value + 1 == part.to()
                && tokens.get(value) instanceof Word word
                && Knowledge.restricts(word.lower())
                && words.free(claim, taken, at, value + 1)
                && !EnglishWords.RELATOR.has(word.lower());
        if (says) {
            claim.filters.add((not ? "!" : "") + has(fields, "", tokens.word(value)));
            claim.use(at, value + 1);
            claim.notes.add("“" + tokens.slice(at, value + 1).written() + "” is read as the value of a field.");
        }
    }

    /** "the open tasks". */
    private void before(Claim claim, Param fields, Part part, int at, BitSet taken) {
        String word = tokens.word(at);
        boolean says = at + 1 < part.to()
                && claim.thingAt.get(at + 1)
                && tokens.get(at) instanceof Word
                && words.free(claim, taken, at)
                && Knowledge.restricts(word)
                && English.is(English.Kind.ADJECTIVE, word)
                && !English.isSuperlative(word)
                && !word.matches("(un|over).*")
                && !EnglishWords.FIRST.has(word)
                && (word.equals("open") || !EnglishWords.INDISTINCT.has(word));
        if (says) {
            claim.filters.add(has(fields, "", word));
            claim.use(at, at + 1);
            claim.notes.add("“" + word + "” is read as the value of a field.");
        }
    }
}

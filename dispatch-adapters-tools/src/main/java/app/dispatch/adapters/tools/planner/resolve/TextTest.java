package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Quote;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Takes what a text of each thing is to have in it: 'with "crash" in the title', 'whose subject starts with "Invoice"'. */
final class TextTest {
    private static final int LONGEST = 6;

    private final FreeWords words;
    private final Tokens tokens;

    TextTest(FreeWords words) {
        this.words = words;
        this.tokens = words.tokens();
    }

    void take(Claim claim, List<Part> parts, BitSet taken) {
        if (parts.isEmpty()) {
            return;
        }
        int from = parts.getFirst().at();
        int to = parts.getLast().to();
        for (int at = from; at < to; at++) {
            Optional<Param> text = text(claim, at);
            if (text.isPresent() && !inside(claim, text.get(), from, at, taken)) {
                holding(claim, text.get(), at, to, taken);
            }
        }
    }

    private Optional<Param> text(Claim claim, int at) {
        return Members.named(claim.operation, tokens.word(at))
                .map(name -> claim.operation.members().get(name))
                .filter(one -> one.type().equals("string"));
    }

    /** 'with "crash" in the title', "with the word login in their title". */
    private boolean inside(Claim claim, Param text, int from, int member, BitSet taken) {
        int in = member - 1;
        while (in > from && EnglishWords.ARTICLE.has(tokens.word(in))) {
            in--;
        }
        if (!tokens.word(in).equals("in")) {
            return false;
        }
        int start = in;
        while (start > from && in - start < LONGEST && !EnglishWords.CARRYING.has(tokens.word(start))) {
            start--;
        }
        boolean not = tokens.word(start).equals("without") || EnglishWords.NO.has(tokens.word(start - 1));
        int first = start + 1;
        while (EnglishWords.ARTICLE.has(tokens.word(first)) || EnglishWords.PASSAGE.has(tokens.word(first))) {
            first++;
        }
        return EnglishWords.CARRYING.has(tokens.word(start))
                && first < in
                && add(claim, text, "contains", not, values(first, in), start, member + 1, taken);
    }

    /** 'whose title contains "crash"', 'with a subject starting with "Invoice"'. */
    private void holding(Claim claim, Param text, int member, int to, BitSet taken) {
        int start = member - 1;
        while (start > 0 && EnglishWords.ARTICLE.has(tokens.word(start))) {
            start--;
        }
        int verb = tokens.after(member + 1, EnglishWords.AUXILIARY.words());
        boolean not = EnglishWords.NO.has(tokens.word(verb));
        verb = not ? tokens.after(verb + 1, EnglishWords.NO.words()) : verb;
        int value = EnglishWords.COMPRISING.phrases().end(tokens, verb);
        boolean whose = tokens.word(start).matches("whose|where|with|which|that")
                || EnglishWords.THEIR.has(tokens.word(member - 1)); // 'and its subject contains "x"'
        if (value <= verb || value >= to || !whose) {
            return;
        }
        String function = tokens.word(verb).matches("start.*|begin.*")
                ? "startsWith"
                : tokens.word(verb).matches("end.*") ? "endsWith" : "contains";
        while (EnglishWords.ARTICLE.has(tokens.word(value)) || EnglishWords.PASSAGE.has(tokens.word(value))) {
            value++;
        }
        int end = value;
        while (end < to && !closes(end)) {
            end++;
        }
        add(claim, text, function, not, values(value, end), start, end, taken);
    }

    private boolean closes(int at) {
        return tokens.get(at) instanceof Token.Mark
                || EnglishWords.RELATOR.has(tokens.word(at))
                || EnglishWords.BEING.has(tokens.word(at));
    }

    /** One value, or several with "or" between them; none where something else stands there. */
    private List<String> values(int from, int to) {
        List<String> values = new ArrayList<>();
        int start = from;
        for (int i = from; i <= to; i++) {
            if (i < to && !(tokens.get(i) instanceof Quote || tokens.get(i) instanceof Word)) {
                return List.of();
            }
            if (i == to || tokens.word(i).equals("or")) {
                if (i == start || i - start > LONGEST) {
                    return List.of();
                }
                values.add(words.value(start, i));
                start = i + 1;
            }
        }
        return values;
    }

    private boolean add(
            Claim claim,
            Param text,
            String function,
            boolean not,
            List<String> values,
            int from,
            int to,
            BitSet taken) {
        if (values.isEmpty() || !words.free(claim, taken, from, to)) {
            return false;
        }
        String said = "string(default(thing." + text.name() + ", '')).lowerAscii()." + function + "(";
        String any = String.join(
                " || ",
                values.stream()
                        .map(one -> said + Expressions.text(one.toLowerCase(Locale.ROOT)) + ")")
                        .toList());
        claim.filters.add(not ? "!(" + any + ")" : values.size() > 1 ? "(" + any + ")" : any);
        claim.use(from, to);
        return true;
    }
}

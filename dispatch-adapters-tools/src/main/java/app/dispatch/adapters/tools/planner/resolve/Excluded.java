package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.text.English;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.value.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes what is left out of a list by what its things are told apart by: "except drafts", "except those by dependabot". */
final class Excluded {
    private final FreeWords words;
    private final Tokens tokens;
    private final Reader reader;

    Excluded(FreeWords words, Reader reader) {
        this.words = words;
        this.tokens = words.tokens();
        this.reader = reader;
    }

    /** Reads what words say of the things of a list. */
    interface Reader {
        void read(Claim claim, List<Part> parts, BitSet taken);
    }

    void take(Claim claim, List<Part> parts, BitSet taken) {
        for (int n = 0; n < parts.size(); n++) {
            Part part = parts.get(n);
            if (!EnglishWords.EXCLUDING.has(part.relator()) || !words.free(claim, taken, part.from(), part.to())) {
                continue;
            }
            boolean those = part.size() <= 2
                    && EnglishWords.IT.has(tokens.word(part.to() - 1))
                    && part.size()
                            == tokens.after(part.from(), EnglishWords.ARTICLE.words())
                                    - part.from()
                                    + (EnglishWords.ARTICLE.has(tokens.word(part.to() - 1)) ? 0 : 1);
            int last = those ? described(parts, n) : n;
            List<Part> pieces = those ? parts.subList(n + 1, last + 1) : pieces(part);
            List<Left> all = new ArrayList<>();
            for (Part piece : pieces) {
                left(claim, piece, taken).ifPresent(all::add);
            }
            if (!pieces.isEmpty() && all.size() == pieces.size()) {
                all.forEach(one -> leave(claim, one));
                claim.use(part.at(), parts.get(last).to());
            }
        }
    }

    /** Something that is left out: by what holds of it, or by what a search is told. */
    private record Left(String filter, Optional<Param> query) {}

    private static void leave(Claim claim, Left one) {
        one.query()
                .ifPresentOrElse(
                        query -> seek(claim, query, one.filter()), () -> claim.filters.add("!(" + one.filter() + ")"));
    }

    /** Adds words to what is searched for. */
    static void seek(Claim claim, Param query, String more) {
        Value before = claim.params.get(query.name());
        claim.params.put(
                query.name(),
                before instanceof Value.Text(String first) ? Value.of(first + " " + more) : Value.of(more));
    }

    /** What a search is told so that a word of its own does not hold; empty where it cannot be told. */
    static Optional<String> negated(Param query, String term) {
        boolean one = term.matches("-?(?:[^\\s()\"{}]*(\\([^()]*\\)|\"[^\"]*\")?)");
        return query.negated()
                .filter(pattern -> query.is("query") && one)
                .map(pattern -> term.startsWith("-") ? term.substring(1) : pattern.replace("*", term));
    }

    /** The last of the parts that say which are meant by "those"; where there is none, that part itself. */
    private int described(List<Part> parts, int those) {
        int last = those;
        while (last + 1 < parts.size()
                && (EnglishWords.DESCRIBING.has(parts.get(last + 1).relator())
                        || EnglishWords.DESCRIBING.has(
                                tokens.word(parts.get(last + 1).at())) // "assigned to"
                        || EnglishWords.CARRYING.has(parts.get(last + 1).relator()))) {
            last++;
        }
        return last;
    }

    /** "drafts and dependabot": each for itself. */
    private List<Part> pieces(Part part) {
        List<Part> pieces = new ArrayList<>();
        int from = part.from();
        for (int i = part.from(); i <= part.to(); i++) {
            if (i == part.to()
                    || EnglishWords.AND.has(tokens.word(i))
                    || tokens.word(i).equals("or")) {
                int begin = tokens.after(from, EnglishWords.ARTICLE.words());
                if (i > begin) {
                    pieces.add(new Part("", begin, begin, i));
                }
                from = i + 1;
            }
        }
        return pieces;
    }

    /** What holds of the things that a piece speaks of; empty where that cannot be told of one. */
    private Optional<Left> left(Claim claim, Part piece, BitSet taken) {
        Claim other = new Claim(claim.operation);
        reader.read(other, List.of(piece), taken);
        Optional<Param> query = claim.operation.param("query").filter(one -> other.has(one.name()));
        if (query.isPresent()) {
            boolean alone = other.params.size() == 1 && other.filters.isEmpty() && isWhole(other, piece);
            return Optional.ofNullable(other.params.get(query.get().name()))
                    .flatMap(said -> alone && said instanceof Value.Text(String term)
                            ? negated(query.get(), term)
                            : Optional.empty())
                    .map(term -> new Left(term, query));
        }
        return filter(claim, other, piece).map(one -> new Left(one, Optional.empty()));
    }

    private Optional<String> filter(Claim claim, Claim other, Part piece) {
        List<String> all = new ArrayList<>(other.filters);
        for (Map.Entry<String, Value> set : other.params.entrySet()) {
            Optional<String> said = member(claim.operation.parameter(set.getKey()), claim, set.getValue());
            if (said.isEmpty()) {
                return Optional.empty();
            }
            all.add(said.get());
        }
        if (all.isEmpty() && isName(piece)) {
            return claim.operation
                    .member("author")
                    .filter(one -> !one.isId())
                    .map(one -> Expressions.names(
                            one, words.value(piece.from(), piece.to()).replaceFirst("^@", "")));
        }
        return isWhole(other, piece) && !all.isEmpty() ? Optional.of(String.join(" && ", all)) : Optional.empty();
    }

    /** Whether all words of a piece say what is left out. */
    private boolean isWhole(Claim other, Part piece) {
        return tokens.find(
                        piece.from(),
                        i -> i >= piece.to()
                                || (!other.used.get(i)
                                        && !other.operation.things().contains(Lemma.singular(tokens.word(i)))
                                        && !EnglishWords.IT.has(tokens.word(i))))
                >= piece.to();
    }

    /** What a parameter asks for, as what a thing of the list tells of itself. */
    private static Optional<String> member(Param param, Claim claim, Value value) {
        Value wanted = value instanceof Value.Items(List<Value> items) && items.size() == 1 ? items.getFirst() : value;
        return claim.operation.members().values().stream()
                .filter(one -> one.role().equals(param.role()) && param.is("labels", "assignee", "author", "state"))
                .filter(one -> !param.is("state") || (wanted instanceof Value.Text(String text) && one.choice(text)))
                .findFirst()
                .map(one -> Expressions.is(one, wanted, false));
    }

    private boolean isName(Part piece) {
        return piece.size() == 1
                && tokens.get(piece.from()) instanceof Token.Word word
                && (word.text().startsWith("@")
                        || (!English.has(word.lower()) && word.lower().matches("[a-z][\\w-]+(\\[bot\\])?"))
                        || (Character.isUpperCase(word.text().charAt(0)) && English.isName(word.lower())));
    }
}

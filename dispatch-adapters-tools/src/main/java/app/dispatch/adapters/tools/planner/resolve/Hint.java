package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.lexicon.Operation.Kind;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.parse.Range;
import app.dispatch.adapters.tools.planner.text.English;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says what is missing in a clause that nothing does, in words of that clause. */
final class Hint {
    private static final int MOST = 4;

    private final Tokens tokens;
    private final Knowledge knowledge;

    Hint(Tokens tokens, Knowledge knowledge) {
        this.tokens = tokens;
        this.knowledge = knowledge;
    }

    /** What to say of a clause that no operation does. */
    String of(Clause clause) {
        String said = "“" + tokens.slice(clause.all().from(), clause.all().to()).written() + "”";
        Optional<String> tool = named(clause.all());
        if (tool.isPresent()) {
            return "I do not know how to do " + said + " with " + label(tool.get()) + " here; it can "
                    + joined(able(tool.get(), clause));
        }
        boolean bare = clause.parts().stream()
                .allMatch(part -> tokens.find(part.from(), i -> i >= part.to() || says(i)) >= part.to());
        String verb = tokens.word(clause.verbAt());
        if (bare && EnglishWords.TELL.has(clause.verb())) {
            return "to whom, on " + joined(tellers()) + "? Say it, as in `" + verb + " it to #channel`";
        }
        List<String> able =
                knowledge.all(one -> one.verbs().contains(clause.verb()) && one.is(Kind.CHANGE, Kind.PUT)).stream()
                        .map(one -> title(one) + " (" + one.tool().label() + ")")
                        .distinct()
                        .limit(MOST)
                        .toList();
        if (bare && !able.isEmpty()) {
            return "what to " + verb + " here: " + joined(able) + "?";
        }
        return "I do not know what does " + said
                + (able.isEmpty() ? "" : "; to " + verb + " is here to " + joined(able))
                + ". Say which tool does it, and to what";
    }

    /** What to say where no clause has anything to do. */
    String nothing() {
        return "nothing in it is something that I can do; say it with a verb and the name of a tool, as in `list …`, `post … to #channel` or `when …, create …`";
    }

    /** Where a list could come from that the words only name by what it has. */
    Optional<String> which(Clause clause) {
        for (int i = clause.all().from() + 1; i < clause.all().to(); i++) {
            Optional<Knowledge.Named> thing =
                    knowledge.thing(tokens, i, clause.all().to());
            List<String> tools = thing.stream()
                    .flatMap(one -> knowledge.of(one.what()).stream())
                    .filter(one -> one.is(Kind.LOOK) && one.lists())
                    .map(one -> one.tool().label())
                    .distinct()
                    .toList();
            if (thing.isPresent() && tools.size() > 1) {
                String said = tokens.slice(i, thing.get().end()).written();
                return Optional.of("of which “" + said + "”: those of " + joined(tools) + "? Say it, as in `" + said
                        + " of " + tools.getFirst() + "`");
            }
        }
        return Optional.empty();
    }

    /** Whether a clause begins with an order that nothing here knows: "wipe what I posted". */
    boolean strange(Clause clause) {
        int at = clause.all().from();
        String word = tokens.word(at);
        int next = EnglishWords.PARTICLE.has(tokens.word(at + 1)) ? at + 2 : at + 1;
        boolean object = EnglishWords.ARTICLE.has(tokens.word(next))
                || EnglishWords.IT.has(tokens.word(next))
                || (knowledge.thing(tokens, next, next + 1).isPresent()
                        && tokens.word(next + 1).matches("#?\\d+"))
                || (tokens.get(Math.min(next, tokens.size() - 1)) instanceof Word item
                        && item.text().matches("#\\d+|[A-Z][A-Z0-9]*-\\d+"))
                || EnglishWords.QUESTION.has(tokens.word(next));
        return object
                && English.isOrder(word)
                && (clause.verb().isEmpty() || clause.verbAt() != at)
                && knowledge.verb(word).isEmpty()
                && !EnglishWords.SMALL.has(word)
                && !EnglishWords.IT.has(word);
    }

    private boolean says(int at) {
        return !(tokens.get(at) instanceof Word word) || Knowledge.restricts(word.lower());
    }

    private Optional<String> named(Range range) {
        Optional<String> named = Optional.empty();
        for (int i = range.from(); i < range.to(); i++) {
            Optional<String> before = named;
            named = knowledge.tool(tokens, i).map(Knowledge.Named::what).or(() -> before);
        }
        return named;
    }

    private String label(String tool) {
        return knowledge.operations().stream()
                .filter(one -> one.tool().id().equals(tool))
                .findFirst()
                .orElseThrow()
                .tool()
                .label();
    }

    /** What a tool can do: first what is done to what is there, where the words ask for that. */
    private List<String> able(String tool, Clause clause) {
        boolean undoes = EnglishWords.CHANGE.has(clause.verb()) || strange(clause);
        return knowledge.all(one -> one.tool().id().equals(tool)).stream()
                .sorted(Comparator.comparing((Operation one) -> !undoes || !one.is(Kind.CHANGE))
                        .thenComparing(one -> one.is(Kind.LOOK)))
                .map(Hint::title)
                .distinct()
                .limit(MOST)
                .toList();
    }

    private List<String> tellers() {
        return knowledge.all(Operation::tells).stream()
                .map(one -> one.tool().label())
                .distinct()
                .toList();
    }

    private static String title(Operation operation) {
        String title = operation.op().title();
        return title.substring(0, 1).toLowerCase(Locale.ROOT) + title.substring(1);
    }

    private static String joined(List<String> all) {
        return all.size() < 2
                ? String.join("", all)
                : String.join(", ", all.subList(0, all.size() - 1)) + " or " + all.getLast();
    }
}

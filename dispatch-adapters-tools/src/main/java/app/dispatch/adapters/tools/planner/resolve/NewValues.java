package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.value.Value;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Takes what members of a thing are to become: "set its priority to high", "rename it to Daily", "assign it to Bob". */
final class NewValues {
    private final FreeWords words;
    private final Tokens tokens;

    NewValues(FreeWords words) {
        this.words = words;
        this.tokens = words.tokens();
    }

    /** @param described the words that say which things are meant, and not what they become */
    void take(Claim claim, Clause clause, List<Part> parts, BitSet taken, BitSet described) {
        Optional<Part> value = parts.reversed().stream()
                .filter(part -> part.relator().matches("to|as|into") && part.size() > 0)
                .findFirst()
                .filter(part -> !EnglishWords.DESCRIBING.has(tokens.word(part.at()))
                        && words.free(claim, taken, part.from(), part.to()));
        if (value.isEmpty()) {
            return;
        }
        if (EnglishWords.RENAMING.has(clause.verb())) {
            String noun = tokens.word(tokens.after(clause.verbAt() + 1, EnglishWords.ARTICLE.words()));
            boolean part = claim.operation.params().values().stream()
                    .anyMatch(one -> !one.is("title", "name", "item", "place")
                            && one.nouns().contains(noun)); // "rename the label bug"
            claim.operation
                    .param("title")
                    .or(() -> claim.operation.param("name"))
                    .filter(one -> !part)
                    .ifPresent(title -> become(claim, title, value.get()));
        } else if (EnglishWords.ASSIGNING.has(clause.verb())) {
            claim.operation.param("assignee").ifPresent(who -> become(claim, who, value.get()));
        } else if (EnglishWords.CHANGE.has(clause.verb())) {
            member(claim, parts, value.get(), described);
            if (EnglishWords.MOVING.has(clause.verb()) || EnglishWords.SETTING.has(clause.verb())) {
                moved(claim, parts, value.get(), described);
            }
        }
    }

    /** "move ENG-9 to In Review", 'set the issue "Login" to In Review': the state that one thing gets, by its name. */
    private void moved(Claim claim, List<Part> parts, Part value, BitSet described) {
        boolean name = words.written(value.from()).matches("[A-Z][a-z].*")
                && (claim.operation.all("item").stream().anyMatch(one -> claim.has(one.name()))
                        || (claim.named && described.nextSetBit(parts.getFirst().to()) >= 0)
                        || parts.stream().anyMatch(part -> titled(claim, part)));
        claim.operation
                .param("state")
                .filter(state ->
                        name && state.choices().isEmpty() && words.free(claim, new BitSet(), value.from(), value.to()))
                .ifPresent(state -> become(claim, state, value));
    }

    /** Whether a part says one thing of the operation by its title. */
    private boolean titled(Claim claim, Part part) {
        return part.relator().isEmpty()
                && tokens.find(
                                part.from() + 1,
                                i -> i >= part.to()
                                        || (tokens.get(i) instanceof Token.Quote
                                                && claim.operation.things().contains(tokens.word(i - 1))))
                        < part.to();
    }

    /** "the state of ENG-1 to in progress": takes the noun of what words have set already. */
    void nouns(Claim claim, Clause clause, List<Part> parts, BitSet taken) {
        for (Part part : EnglishWords.SETTING.has(clause.verb()) ? parts : List.<Part>of()) {
            int noun = tokens.after(part.from(), EnglishWords.ARTICLE.words());
            boolean set = part.relator().isEmpty()
                    && noun + 1 == part.to()
                    && words.free(claim, taken, noun)
                    && claim.operation.params().values().stream()
                            .anyMatch(one -> claim.params.containsKey(one.name())
                                    && !one.is("item", "place")
                                    && one.nouns().contains(tokens.word(noun)));
            if (set) {
                claim.use(part.from(), part.to());
            }
        }
    }

    /** "the priority of ENG-1 to high": what the noun before names. */
    private void member(Claim claim, List<Part> parts, Part value, BitSet taken) {
        for (int i = parts.getFirst().from(); i < value.at(); i++) {
            String noun = tokens.word(i);
            Optional<Param> named = words.free(claim, taken, i)
                    ? claim.operation.params().values().stream()
                            .filter(param -> !param.is("item", "place", "start", "end")
                                    && param.nouns().contains(noun))
                            .findFirst()
                    : Optional.empty();
            if (named.isPresent() && become(claim, named.get(), value)) {
                int article = i > 0 && EnglishWords.ARTICLE.has(tokens.word(i - 1)) ? i - 1 : i;
                claim.use(article, i + 1);
                return;
            }
        }
    }

    private boolean become(Claim claim, Param param, Part part) {
        String text = words.value(part.from(), part.to());
        Optional<Value> value = claim.has(param.name()) ? Optional.empty() : value(param, text);
        value.ifPresent(one -> {
            claim.params.put(
                    param.name(), param.isList() && !(one instanceof Value.Items) ? Value.of(List.of(one)) : one);
            claim.use(part.at(), part.to());
        });
        return value.isPresent();
    }

    private static Optional<Value> value(Param param, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        Optional<Value> worded = Optional.ofNullable(param.words().get(lower))
                .or(() -> Optional.ofNullable(param.words().get("assigned to " + lower)))
                .or(() -> param.choices().stream()
                        .filter(choice -> Value.of(lower).equals(choice))
                        .findFirst());
        boolean open =
                param.choices().isEmpty() && (param.isList() || param.type().equals("string"));
        String plain = param.is("assignee") ? text.replaceFirst("^@", "") : text;
        boolean myself = param.is("assignee") && EnglishWords.ME.has(lower);
        return worded.or(() -> open && !myself ? Optional.of(Wording.plain(plain)) : Optional.empty());
    }
}

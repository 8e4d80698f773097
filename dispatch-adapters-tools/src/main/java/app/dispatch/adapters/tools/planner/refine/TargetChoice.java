package app.dispatch.adapters.tools.planner.refine;

import app.dispatch.adapters.tools.planner.refine.Kind.Given;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import app.dispatch.domain.tool.Effect;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Chooses the operation that sends or keeps something, by its tool's name, its verbs and nouns, and the values that are said. */
final class TargetChoice {
    private static final int TITLE_VERB = 3;
    private static final int VERB = 2;
    private static final int NOUN = 3;
    private static final int PERSONAL = 3;
    private static final Set<String> VAGUE = Set.of("make", "set", "change", "run", "start", "use", "add");

    private TargetChoice() {}

    /**
     * An operation.
     *
     * @param unread the words that say nothing of it
     */
    record Choice(ToolDef tool, OpDef op, int score, Tokens unread) {}

    /** The operation that a wish means; empty when no words of it are those of an operation. */
    static Optional<Choice> of(Wish wish, Edit edit) throws Unclear {
        if (VAGUE.contains(wish.verb()) && wish.tools().isEmpty()) {
            return Optional.empty();
        }
        List<Choice> best = new ArrayList<>();
        for (ToolDef tool : edit.catalogue().tools()) {
            if (!wish.tools().isEmpty() && !wish.tools().contains(tool.id())) {
                continue;
            }
            for (OpDef op : tool.ops()) {
                if (isTarget(op) && hasPlaces(op, wish)) {
                    best(choice(tool, op, wish), best);
                }
            }
        }
        List<String> tools =
                best.stream().map(one -> one.tool().label()).distinct().toList();
        if (tools.size() > 1) {
            throw new Unclear("that can be done with " + String.join(" or ", tools) + "; name one of them");
        }
        return best.stream().findFirst();
    }

    private static void best(Choice choice, List<Choice> best) {
        if (choice.score() <= 0 || (!best.isEmpty() && best.getFirst().score() > choice.score())) {
            return;
        }
        if (!best.isEmpty() && best.getFirst().score() < choice.score()) {
            best.clear();
        }
        best.add(choice);
    }

    private static boolean isTarget(OpDef op) {
        return op.effect().strongest() != Effect.READ
                && !op.destructive()
                && Wires.content(op).isPresent()
                && op.params().items("required").stream()
                        .noneMatch(one -> one instanceof Value.Text(String name) && TargetAddition.isKnown(name));
    }

    /** Whether each value that is said has a place in it. */
    private static boolean hasPlaces(OpDef op, Wish wish) {
        return wish.values().stream()
                .allMatch(
                        given -> given.kind() == Kind.QUOTE || place(given, op).isPresent());
    }

    /** The parameter that a value is for. */
    static Optional<String> place(Given given, OpDef op) {
        List<String> names = switch (given.kind()) {
            case CHANNEL -> List.of("channel");
            case EMAIL -> List.of("to", "user", "email");
            case PERSON -> List.of("user");
            case REPOSITORY -> List.of("repo");
            case URL -> List.of("url");
            case MODEL, QUOTE -> List.of();
        };
        return names.stream()
                .filter(name -> op.params().items("required").contains(Value.of(name)))
                .findFirst();
    }

    private static Choice choice(ToolDef tool, OpDef op, Wish wish) {
        String[] title = op.title().toLowerCase(Locale.ROOT).split("[^a-z0-9-]+");
        Set<String> verbs = wish.verbs();
        int score = verbs.contains(title[0]) ? TITLE_VERB : op.words().stream().anyMatch(verbs::contains) ? VERB : 0;
        List<Token> unread = new ArrayList<>();
        for (Token token : wish.words().list()) {
            boolean noun = token instanceof Token.Word word && isNoun(Lemma.singular(word.lower()), title, op);
            score += noun ? NOUN : 0;
            if (!noun) {
                unread.add(token);
            }
        }
        boolean personal = op.params().items("required").contains(Value.of("user"));
        boolean one = wish.me()
                || wish.given(Kind.EMAIL).isPresent()
                || wish.given(Kind.PERSON).isPresent();
        if (score > 0 && personal && !one) {
            score = Math.max(0, score - PERSONAL);
        }
        if (score > 0 && personal && wish.me() && wish.given(Kind.EMAIL).isEmpty()) {
            score += 1;
        }
        return new Choice(tool, op, score, new Tokens(wish.clause().text(), unread));
    }

    private static boolean isNoun(String word, String[] title, OpDef op) {
        for (int i = 1; i < title.length; i++) {
            if (title[i].equals(word)) {
                return true;
            }
        }
        return op.words().stream()
                .filter(one -> one.contains(" "))
                .anyMatch(one -> List.of(one.split(" ")).contains(word));
    }
}

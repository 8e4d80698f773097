package app.dispatch.adapters.tools.planner.refine;

import app.dispatch.adapters.tools.planner.lexicon.FunctionWords;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the steps that some words mean: "the Slack message", "the summary", "step 2", "the last step". */
final class StepFinder {
    private static final Set<String> SMALL = Phrases.words("""
            the a an my our this that step steps part action bit it its 's to in on from of into for with at is be
            any anything everything something all them sent posted""");

    private final Edit edit;

    StepFinder(Edit edit) {
        this.edit = edit;
    }

    /** The one step that the words mean; empty when they mean none. */
    Optional<Step> one(Tokens words, List<Step> among) throws Unclear {
        List<Step> found = best(words, among);
        if (found.size() > 1) {
            throw new Unclear("that may be "
                    + String.join(
                            " or ",
                            found.stream().map(step -> "`" + step.id() + "`").toList())
                    + "; name one of them");
        }
        return found.stream().findFirst();
    }

    /** The steps that the words fit best; empty when they fit none, or say nothing. */
    List<Step> best(Tokens words, List<Step> among) throws Unclear {
        Optional<Step> placed = placed(words, among);
        if (placed.isPresent()) {
            return List.of(placed.get());
        }
        int best = 1;
        List<Step> found = new ArrayList<>();
        for (Step step : among) {
            int score = score(words, step);
            if (score > best) {
                found.clear();
                best = score;
            }
            if (score == best) {
                found.add(step);
            }
        }
        return found;
    }

    /** All steps that the words fit, well or less so. */
    List<Step> fitting(Tokens words, List<Step> among) {
        return among.stream().filter(step -> score(words, step) > 0).toList();
    }

    /** "Step 2", "the second step", "the last one". */
    private Optional<Step> placed(Tokens words, List<Step> among) throws Unclear {
        int at = words.find(0, i -> !words.is(i, FunctionWords.ARTICLES));
        String first = words.word(at);
        String second = words.word(at + 1);
        boolean ends = at + 2 >= words.size();
        Integer place = null;
        if (first.equals("step") && second.matches("\\d{1,3}") && ends) {
            place = Integer.parseInt(second) - 1;
        } else if (FunctionWords.ORDINALS.containsKey(first)
                && ends
                && (second.isEmpty() || second.matches("step|one|action"))) {
            place = FunctionWords.ORDINALS.get(first);
        }
        if (place == null) {
            return Optional.empty();
        }
        int index = place < 0 ? among.size() + place : place;
        if (index < 0 || index >= among.size()) {
            throw new Unclear("the plan has " + among.size() + " steps: " + edit.listed());
        }
        return Optional.of(among.get(index));
    }

    /** How well the words fit a step; 0 when one of them does not, or none says anything. */
    private int score(Tokens words, Step step) {
        int sum = 0;
        for (int i = 0; i < words.size(); i++) {
            if (words.is(i, SMALL) || words.separator(i)) {
                continue;
            }
            int score = words.get(i) instanceof Token.Word word ? score(word, step) : score(words.get(i), step);
            if (score == 0) {
                return 0;
            }
            sum += score;
        }
        return sum;
    }

    private static int score(Token token, Step step) {
        String text = switch (token) {
            case Token.Quote(String quoted, int start, int end) -> quoted;
            case Token.Link link -> link.url();
            case Token.Word word -> word.text();
            case Token.Literal literal -> "";
            case Token.Mark mark -> "";
        };
        boolean named = text.equalsIgnoreCase(Objects.requireNonNullElse(step.name(), ""))
                || text.equals(step.id().value());
        return named ? 9 : holds(step, text) ? 4 : 0;
    }

    private static boolean holds(Step step, String text) {
        return step.params().values().values().stream()
                .anyMatch(value -> value instanceof Value.Text(String held) && held.equalsIgnoreCase(text));
    }

    private int score(Token.Word word, Step step) {
        if (word.text().equals(step.id().value())) {
            return 9;
        }
        if (holds(step, word.text())) {
            return 4;
        }
        OpDef op = edit.op(step);
        Set<String> forms = Set.copyOf(Stream.concat(
                        Lemma.forms(word.lower()).stream(),
                        Stream.of(Lemma.singular(word.lower()), verb(Lemma.singular(word.lower()))))
                .toList()
                .stream()
                .distinct()
                .toList());
        if (in(forms, op.title()) || in(forms, op.id())) {
            return 4;
        }
        if (in(forms, step.id().value()) || in(forms, Objects.requireNonNullElse(step.name(), ""))) {
            return 3;
        }
        boolean said = op.words().stream().anyMatch(one -> in(forms, one));
        return said || isTool(forms, step) ? 2 : 0;
    }

    /** The verb that a noun is made of, where its end tells that. */
    private static String verb(String noun) {
        return noun.equals("notification") ? "notify" : noun.replaceFirst("ment$", "");
    }

    private boolean isTool(Set<String> forms, Step step) {
        ToolDef tool = edit.catalogue().tool(step.tool()).orElseThrow();
        return in(forms, tool.id())
                || in(forms, tool.label())
                || tool.words().stream().anyMatch(word -> forms.contains(word.toLowerCase(Locale.ROOT)));
    }

    private static boolean in(Set<String> forms, String text) {
        for (String part : text.toLowerCase(Locale.ROOT).split("[^a-z0-9#-]+")) {
            if (forms.contains(part) || forms.contains(Lemma.singular(part))) {
                return true;
            }
        }
        return false;
    }
}

package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.text.Numbers;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.domain.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the conditions of a brief as expressions over what there is. */
final class Guards {
    private static final Phrases ANY = Phrases.of("""
            any | anything | something | there are some | one or more | at least one | new ones | found""");
    private static final Phrases NONE = Phrases.of(
            "none | nothing | no new | empty | there are no | there is no | were no | was no | have no | has no | there 's no | no more");
    private static final Phrases HOLDS =
            Phrases.of("contains | mentions | includes | contain | mention | include | has the word");
    private static final Set<String> COUNTED = Set.of("number", "count", "amount", "many");
    private static final Set<String> SMALL = Phrases.words("""
            if only but unless when it its it's is are was were the a an they them this that there 's be in case as long
            provided otherwise of for to and or has have considered marked classified deemed looks seems very really
            truly then so webhook payload they're he she you we i them their""");

    private static final Set<String> AT = Phrases.words("""
            at by in from on under according drop drops goes fall falls fallen dropped risen rise rises gone been figure
            value reading field level still currently current now says get gets ever again json""");
    /** What a whole answer is called, which has no name among its values. */
    private static final Set<String> WHOLE = Phrases.words("answer response result page body content feed site");

    private static final Set<String> TIMES = Phrases.words("""
            second seconds ms minute minutes hour hours day days week weeks month months year years""");

    /** Of these one is meant, and not whether there are any. */
    private static final Set<String> ONE = Set.of("last", "latest", "newest", "oldest", "first", "most");

    private static final Set<String> JOINTS = Set.of("and", "or", "nor", "but", "unless", "except");
    /** A name has no more words: more of them say something else as well. */
    private static final int MOST_NAMES = 3;

    private final Branch branch;
    private final boolean webhook;

    Guards(Branch branch, boolean webhook) {
        this.branch = branch;
        this.webhook = webhook;
    }

    /** The expression of a condition; empty when it cannot be told from what there is. */
    Optional<String> expression(Tokens said) {
        boolean negated = said.is(0, Set.of("unless", "otherwise", "except"));
        Tokens words = said.is(0, Set.of("otherwise")) ? said.slice(1, said.size()) : said;
        boolean twice = negated && said.is(0, Set.of("otherwise")) && words.is(0, Set.of("unless", "except"));
        return plain(words).map(found -> negated && !twice ? not(found) : found);
    }

    private static String not(String expression) {
        return "!(" + expression + ")";
    }

    private Optional<String> plain(Tokens words) {
        return outcome(words)
                .or(() -> compared(words))
                .or(() -> labelled(words))
                .or(() -> some(words))
                .or(() -> held(words))
                .or(() -> given(words));
    }

    private Optional<String> outcome(Tokens words) {
        List<String> links = words.list().stream()
                .flatMap(token -> token instanceof Token.Link link ? Stream.of(link.url()) : Stream.<String>empty())
                .toList();
        Optional<Draft> call = branch.seen.stream()
                .filter(one -> one.operation() == null)
                .map(Branch.Given::step)
                .filter(step -> links.isEmpty() || links.contains(step.url))
                .reduce((first, second) -> second);
        if (call.isEmpty() || links.size() > 1 || !Outcomes.said(words)) {
            return Optional.empty();
        }
        Optional<String> expression = Outcomes.expression(words, call.get().id);
        if (expression.isPresent()) {
            call.get().allowErrors();
            call.get().goesOn = true;
        }
        return expression;
    }

    private Optional<String> labelled(Tokens words) {
        Draft step = branch.worked;
        if (step == null || !(step.params.get("labels") instanceof Value.Items(List<Value> labels))) {
            return Optional.empty();
        }
        List<String> names = labels.stream()
                .map(one -> one instanceof Value.Text(String text) ? text : "")
                .toList();
        List<String> meant = names.stream()
                .filter(name -> !name.startsWith("not ") || !names.contains(name.substring("not ".length())))
                .filter(name -> words.find(0, i -> words.phrase(i, name)) < words.size())
                .toList();
        if (meant.isEmpty() || branch.looped) {
            return Optional.empty();
        }
        boolean not = turned(words);
        String label = "steps." + step.id + ".output.label";
        String one = meant.stream().map(name -> label + " == '" + name + "'").collect(Collectors.joining(" || "));
        boolean itself = meant.size() == 1 && meant.getFirst().startsWith("not ");
        return Optional.of(not && !itself ? not(one) : one);
    }

    private Optional<String> some(Tokens words) {
        String something = branch.something();
        if (something.isEmpty()) {
            return Optional.empty();
        }
        boolean one =
                words.find(0, i -> words.is(i, ONE) && Numbers.at(words, i + 1).isEmpty() && !words.is(i + 1, TIMES))
                        < words.size();
        boolean known = branch.seen.stream()
                .filter(Branch.Given::list)
                .anyMatch(list -> Known.of(list).all(words));
        if (one || !known) {
            return Optional.empty();
        }
        boolean none = words.find(0, i -> NONE.at(words, i)) < words.size();
        boolean any = words.find(0, i -> ANY.at(words, i)) < words.size()
                || content(words).isEmpty();
        boolean some = none == turned(words);
        return any || none ? Optional.of(some ? something : not(something)) : Optional.empty();
    }

    private static List<String> content(Tokens words) {
        List<String> content = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (!words.word(i).isEmpty() && !SMALL.contains(words.word(i))) {
                content.add(words.word(i));
            }
        }
        return content;
    }

    /** "USD/EUR is above 1.1", "there are more than 5": a number beside a word for how it compares. */
    private Optional<String> compared(Tokens words) {
        return Comparison.in(words)
                .filter(found -> !words.is(found.end(), TIMES))
                .flatMap(found -> compared(words.slice(0, found.at()), found, words.slice(found.end(), words.size())));
    }

    /** What is compared: how many there are, or a value by its name. All words after it must add nothing. */
    private Optional<String> compared(Tokens before, Comparison comparison, Tokens after) {
        List<String> names = content(before);
        boolean counts = names.isEmpty()
                || before.find(0, i -> before.is(i, COUNTED)) < before.size()
                || before.find(0, i -> before.phrase(i, "there are")) < before.size();
        List<Branch.Given> lists =
                branch.seen.stream().filter(Branch.Given::list).toList();
        if (counts && !lists.isEmpty()) {
            return Known.of(lists.getLast()).all(after)
                            && Known.of(lists.getLast()).all(before)
                    ? Most.counted(lists.getLast(), comparison)
                    : Optional.empty();
        }
        Optional<String> figure = branch.seen.stream()
                .filter(given -> Known.of(given).all(after))
                .flatMap(given -> Figures.compared(given, before, comparison).stream())
                .reduce((first, second) -> second);
        return figure.isPresent() || !Known.NOTHING.all(after)
                ? figure
                : value(before).flatMap(left -> comparison.of(left, number -> Optional.of(number.digits())));
    }

    /** A value by the name that the brief gives it: of the webhook's payload, or of the last answer over HTTP. */
    private Optional<String> value(Tokens said) {
        boolean called = webhook && branch.seen.isEmpty();
        int and = last(said, Set.of("and", "or"));
        if (and >= 0 && !(called && said.is(and, Set.of("and")))) {
            return Optional.empty();
        }
        Tokens before = said.slice(Math.max(and, called ? last(said, Set.of("'s")) : -1) + 1, said.size());
        List<Token> names = before.list().stream()
                .filter(token ->
                        token instanceof Token.Word word && !SMALL.contains(word.lower()) && !AT.contains(word.lower()))
                .toList();
        if (names.isEmpty() || names.size() > MOST_NAMES) {
            return Optional.empty();
        }
        if (names.size() == 1 && names.getFirst() instanceof Token.Word one && WHOLE.contains(one.lower())) {
            return Optional.empty();
        }
        String name = names.stream()
                .map(token -> token instanceof Token.Word word ? word.text() : "")
                .collect(Collectors.joining("_"));
        Optional<Branch.Given> answer =
                branch.seen.stream().filter(one -> one.operation() == null).reduce((first, second) -> second);
        if (answer.isPresent()) {
            return Optional.of("double(steps." + answer.get().step().id + ".output.json" + member(name) + ")");
        }
        return webhook ? Optional.of("double(trigger" + member(name.toLowerCase(Locale.ROOT)) + ")") : Optional.empty();
    }

    /** The last place at which one of these words stands; -1 for none. */
    private static int last(Tokens words, Set<String> one) {
        int at = words.size() - 1;
        while (at >= 0 && !words.is(at, one)) {
            at--;
        }
        return at;
    }

    static String member(String name) {
        boolean plain = name.matches("[A-Za-z_]\\w*(\\.[A-Za-z_]\\w*)*");
        return plain ? "." + name : "['" + name.replace("\\", "").replace("'", "") + "']";
    }

    /** Whether words say what something holds: "mentions "refund"". */
    static boolean holds(Tokens words) {
        return words.find(0, i -> HOLDS.at(words, i) && i + 1 < words.size() && words.get(i + 1) instanceof Token.Quote)
                == words.size() - 2;
    }

    private Optional<String> held(Tokens words) {
        int at = words.find(0, i -> HOLDS.at(words, i));
        if (at == words.size()) {
            return Optional.empty();
        }
        int after = HOLDS.end(words, at);
        boolean quoted = after < words.size() && words.get(after) instanceof Token.Quote;
        Tokens rest = words.slice(after, words.size());
        boolean plain = quoted ? rest.size() == 1 : rest.find(0, i -> rest.is(i, JOINTS)) == rest.size();
        String part = quoted && rest.get(0) instanceof Token.Quote(String text, int s, int e) ? text : rest.written();
        Optional<String> whole = branch.seen.isEmpty()
                ? webhook ? Optional.of("json(trigger)") : Optional.empty()
                : Optional.of("json(" + branch.seen.getLast().expression() + ")");
        return part.isBlank() || !plain
                ? Optional.empty()
                : whole.map(text -> (turned(words.slice(0, at)) ? "!" : "") + text + ".contains('"
                        + part.replace("\\", "\\\\").replace("'", "\\'") + "')");
    }

    /** Whether an odd number of words turns the rest around. */
    private static boolean turned(Tokens words) {
        return words.list().stream()
                                .filter(token -> token instanceof Token.Word word && Comparison.isNot(word.lower()))
                                .count()
                        % 2
                == 1;
    }

    /** "the status is paid", "it is labelled bug": a member of the webhook's payload that has a value. */
    private Optional<String> given(Tokens words) {
        if (!webhook || !branch.seen.isEmpty()) {
            return Optional.empty();
        }
        int is = words.find(1, i -> words.is(i, Set.of("is", "equals", "=")));
        List<String> names = content(words.slice(0, is));
        List<String> values = content(words.slice(is + 1, words.size()));
        boolean not = words.is(is + 1, Set.of("not"));
        if (names.size() == 1 && values.size() == (not ? 2 : 1)) {
            return Optional.of("string(trigger" + member(names.getFirst()) + ")" + (not ? " != '" : " == '")
                    + values.getLast().replace("'", "") + "'");
        }
        return Optional.empty();
    }
}

package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Numbers;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.value.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Takes what the declaration says words mean, such as "stale" and "labelled *". */
final class DeclaredWords {
    private final Tokens tokens;
    private final Patterns patterns;
    private final OtherNames others;

    /** All words of the brief. */
    private final Set<String> said = new HashSet<>();

    DeclaredWords(FreeWords words, Patterns patterns) {
        this.tokens = words.tokens();
        this.patterns = patterns;
        this.others = new OtherNames(words);
        for (int i = 0; i < tokens.size(); i++) {
            said.add(tokens.word(i));
            said.addAll(Lemma.forms(tokens.word(i)));
        }
    }

    /** Takes them into parameters; those of what is in a list become filters, where {@code members} says so. */
    void take(Claim claim, List<Part> parts, BitSet taken, boolean members) {
        for (Param param : claim.operation.params().values()) {
            param.words().entrySet().stream()
                    .sorted((a, b) -> b.getKey().length() - a.getKey().length())
                    .forEach(word ->
                            find(claim, new Meaning(param, word.getKey(), word.getValue(), false), parts, taken));
        }
        if (members) {
            for (Param member : claim.operation.members().values()) {
                boolean answered = claim.operation.params().values().stream()
                        .anyMatch(one -> one.role().equals(member.role()) && claim.params.containsKey(one.name()));
                if (!answered) {
                    member.words()
                            .forEach(
                                    (word, value) -> find(claim, new Meaning(member, word, value, true), parts, taken));
                }
            }
        }
    }

    private void find(Claim claim, Meaning meaning, List<Part> parts, BitSet taken) {
        String pattern = meaning.pattern();
        if (!said.contains(pattern.substring(0, (pattern + " ").indexOf(' ')))
                && !pattern.startsWith("*")
                && !pattern.startsWith("with")) {
            return;
        }
        for (Part part : parts) {
            boolean begun = meaning.words().length > 1
                    && !part.relator().isEmpty()
                    && EnglishWords.RELATOR.has(tokens.word(part.at() - 1));
            int first = part.relator().isEmpty() ? part.from() : begun ? part.at() - 1 : part.at(); // "due in 14 days"
            for (int i = first; i < part.to(); i++) {
                int end = patterns.end(meaning, i, part, parts, claim, taken);
                if (end > 0 && accept(claim, meaning, i, end)) {
                    return;
                }
            }
        }
    }

    /** Takes words that stand there; tells whether nothing else is to be taken for their meaning. */
    private boolean accept(Claim claim, Meaning meaning, int at, int end) {
        int no = meaning.member() ? -1 : denied(at);
        if (no >= 0) {
            if (denies(claim, meaning)) {
                claim.use(no, tokens.word(end).equals("yet") ? end + 1 : end);
            }
            return true;
        }
        if (isDated(claim, meaning, end)) {
            return false; // read as a time, with the words for it
        }
        String text = patterns.captured(meaning, at, end);
        Param param = meaning.param();
        boolean said = !claim.thingAt.get(at)
                && !meaning.member()
                && !param.isList()
                && !param.is("query")
                && claim.has(param.name());
        if (said && Value.of(text).equals(claim.params.get(param.name()))) {
            claim.use(at, end);
            return true; // said once more
        }
        if (said || !means(claim, meaning, text, at, end)) {
            return false;
        }
        if (meaning.member()) {
            List<String> names = each(meaning, text, at);
            (names.size() > 1 ? names : List.of(text)).forEach(one -> filter(claim, meaning, one, at));
            end = others.take(claim, meaning, end, not(at));
        } else {
            end = others.without(claim, meaning, end);
            each(meaning, text, at).forEach(one -> fill(claim, meaning, one));
            mark(claim, meaning, at, end);
        }
        note(claim, meaning, at, end);
        claim.bonus -= Math.max(0, end - at - 3) * 9; // many words say little
        use(claim, meaning, at, end);
        return true;
    }

    private void note(Claim claim, Meaning meaning, int at, int end) {
        if (meaning.value() instanceof Value.Num && !meaning.hasStar()) {
            claim.notes.add("“" + tokens.slice(at, end).written() + "” is read as "
                    + meaning.param().name() + " " + Expressions.literal(meaning.value()) + ".");
        }
    }

    /** "bug and the label crash": the texts of a list, where they are not quoted. */
    private List<String> each(Meaning meaning, String text, int at) {
        boolean quoted = meaning.hasStar() && tokens.get(at + meaning.star()) instanceof Token.Quote;
        if (!meaning.param().isList() || quoted) {
            return List.of(text);
        }
        return Stream.of(text.split(",? and |, | & "))
                .map(one -> Stream.of(one.split(" "))
                        .dropWhile(word -> EnglishWords.ARTICLE.has(word)
                                || meaning.param().nouns().contains(Lemma.singular(word)))
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    /** Uses the words, and what they are of beside them: "priority high", "high priority". */
    private void use(Claim claim, Meaning meaning, int at, int end) {
        boolean before = !meaning.hasStar() && meaning.param().nouns().contains(tokens.word(at - 1));
        boolean after = !meaning.hasStar() && meaning.param().nouns().contains(tokens.word(end));
        claim.use(before ? at - 1 : at, after ? end + 1 : end);
    }

    /** "due this week": whether the words of a member say when, and not whether it is. */
    private boolean isDated(Claim claim, Meaning meaning, int end) {
        boolean dated = meaning.hasStar()
                || (meaning.param().words().containsKey(meaning.pattern() + " *")
                        && Period.at(tokens, end).isPresent());
        boolean when = meaning.member()
                && !meaning.hasStar()
                && Period.at(tokens, end).isPresent()
                && claim.operation.members().values().stream()
                        .anyMatch(one -> one.isTime() && one.words().containsKey(meaning.pattern() + " *"));
        return when || (meaning.member() && meaning.param().isTime() && dated);
    }

    /** Whether words that stand there may have a meaning. */
    private boolean means(Claim claim, Meaning meaning, String text, int at, int end) {
        boolean single = claim.one && claim.operation.order().equals("newest"); // "my latest mail"
        boolean counted = EnglishWords.FIRST.has(meaning.pattern())
                && (single || Numbers.at(tokens, end).isPresent());
        boolean goesOn = meaning.addsToWorded() && tokens.word(end).equals("to"); // "assigned", but "assigned to him"
        int first = tokens.after(at + 1, EnglishWords.ARTICLE.words());
        boolean told = meaning.pattern().startsWith("with *") // "a message with the titles of the events"
                && first < end
                && (first + 1 == end || !Lemma.singular(tokens.word(first)).equals(tokens.word(first)))
                && Members.named(claim.operation, Lemma.singular(tokens.word(first)))
                        .isPresent();
        boolean names =
                (end == at + 1 && Members.pair(claim.operation, tokens, at).isPresent()) // "with the due date"
                        || (tokens.word(at).equals("by") && Sorting.isBefore(tokens, at));
        return !goesOn
                && !counted
                && !names
                && !told
                && meaning.isNamedBy(text)
                && !(meaning.hasStar() && patterns.saysNothing(claim, meaning, at, end));
    }

    /** Keeps which words said it, where others may say more of it. */
    private static void mark(Claim claim, Meaning meaning, int at, int end) {
        if (meaning.param().is("query")) {
            claim.sought.set(at, end);
        }
        claim.worded.set(at, end);
        if (!meaning.param().choices().isEmpty() && !Value.of(meaning.pattern()).equals(meaning.value())) {
            claim.implied.set(at, end);
        }
    }

    /** The place of "not" before a state, as in "not been paid"; -1 for none. */
    private int denied(int at) {
        int i = at - 1;
        while (i > 0 && tokens.is(i, Set.of("been", "yet", "be", "currently"))) {
            i--;
        }
        return i >= 0 && EnglishWords.NO.has(tokens.word(i)) && !tokens.word(i).equals("no") ? i : -1;
    }

    /** "not done": what an item must not be, where its state is told. */
    private static boolean denies(Claim claim, Meaning meaning) {
        Param param = meaning.param();
        if (meaning.value() instanceof Value.Text(String term) && !meaning.hasStar()) {
            Optional<String> negated = Excluded.negated(param, term);
            negated.ifPresent(one -> Excluded.seek(claim, param, one));
            if (negated.isPresent()) {
                return true;
            }
        }
        Optional<Param> member = claim.operation.members().values().stream()
                .filter(one -> one.role().equals(param.role()) && one.type().equals("string") && tells(one, meaning))
                .findFirst();
        boolean plain = meaning.value() instanceof Value.Text(String text) && !text.contains("*");
        Optional<Value> value =
                member.filter(one -> plain && !param.role().isEmpty()).flatMap(one -> alike(one, meaning));
        value.ifPresent(one -> claim.filters.add(Expressions.is(member.orElseThrow(), one, true)));
        return value.isPresent();
    }

    /** What a member says where a parameter is told that value: by the same word, or by one that means the same. */
    private static Optional<Value> alike(Param member, Meaning meaning) {
        Value own = member.words().get(meaning.pattern());
        if (own != null) {
            return Optional.of(own);
        }
        Optional<Value> same = meaning.param().words().entrySet().stream()
                .filter(one -> one.getValue().equals(meaning.value()))
                .flatMap(one -> Optional.ofNullable(member.words().get(one.getKey())).stream())
                .findFirst();
        boolean open =
                member.choices().contains(meaning.value()) || member.words().isEmpty();
        return same.or(() -> open ? Optional.of(meaning.value()) : Optional.empty());
    }

    /** Whether a member has what a parameter's words mean in the same words. */
    private static boolean tells(Param member, Meaning meaning) {
        return member.words().containsKey(meaning.pattern()) || member.choices().contains(meaning.value());
    }

    /** Sets what words mean, beside what is set already. */
    static void fill(Claim claim, Meaning meaning, String text) {
        Param param = meaning.param();
        Value filled = meaning.value() instanceof Value.Text(String pattern) && pattern.contains("*")
                ? Value.of(pattern.replace("*", text))
                : meaning.value();
        Value before = claim.params.get(param.name());
        if (param.isNumber() && filled instanceof Value.Text(String digits) && digits.matches("\\d{1,9}")) {
            filled = Value.of(Long.parseLong(digits));
        }
        if (param.isList() && !(filled instanceof Value.Items)) {
            List<Value> all = new ArrayList<>(before instanceof Value.Items(List<Value> others) ? others : List.of());
            all.add(filled);
            filled = Value.of(all.stream().distinct().toList());
        }
        boolean joins = param.is("query");
        claim.params.put(
                param.name(),
                joins && before instanceof Value.Text(String first) && filled instanceof Value.Text(String more)
                        ? Value.of(first + " " + more)
                        : filled);
    }

    private void filter(Claim claim, Meaning meaning, String text, int at) {
        boolean not = not(at);
        boolean other = meaning.value() instanceof Value.Fields fields
                && fields.get("not").isPresent();
        Value wanted = other ? ((Value.Fields) meaning.value()).get("not").orElse(Value.NULL) : meaning.value();
        List<Value> each = wanted instanceof Value.Items(List<Value> all) ? all : List.of(wanted);
        if (not && other && each.size() > 1) { // "not open": any of what is not open
            claim.filters.add(each.stream()
                    .map(one -> Expressions.is(meaning.param(), one, false))
                    .collect(Collectors.joining(" || ", "(", ")")));
            claim.use(at - 1, at);
            return;
        }
        for (Value one : each) {
            String is = Expressions.is(meaning.param(), Value.of("*").equals(one) ? Value.of(text) : one, not != other);
            int same = each.size() > 1 || not || other ? -1 : alternative(claim, meaning.param(), is);
            if (same < 0) {
                claim.filters.add(is);
            } else {
                String first = claim.filters.get(same);
                claim.filters.set(same, "(" + first.replaceFirst("^\\((.*)\\)$", "$1") + " || " + is + ")");
                int after = at + meaning.words().length;
                int or = tokens.word(at - 1).equals("or") ? at - 1 : after;
                claim.use(or, tokens.word(or).equals("or") ? or + 1 : or);
            }
        }
        if (not) {
            claim.use(at - 1, at);
        }
    }

    /** Where another value of the same member is asked for, of which each can have only one; -1 for none. */
    private static int alternative(Claim claim, Param member, String is) {
        int end = is.indexOf(" == ");
        boolean one = end > 0 && !member.choices().isEmpty() && !member.isList();
        return !one
                ? -1
                : IntStream.range(0, claim.filters.size())
                        .filter(i ->
                                claim.filters.get(i).replaceFirst("^\\(", "").startsWith(is.substring(0, end + 4)))
                        .findFirst()
                        .orElse(-1);
    }

    /** Whether a value is denied: "not urgent"; "no urgent issues" says how many of them there are. */
    private boolean not(int at) {
        return at > 0 && EnglishWords.NO.has(tokens.word(at - 1)) && !tokens.is(at - 1, Set.of("no"));
    }
}

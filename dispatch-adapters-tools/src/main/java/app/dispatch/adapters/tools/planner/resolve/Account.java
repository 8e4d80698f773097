package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.lexicon.Operation.Kind;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.parse.Range;
import app.dispatch.adapters.tools.planner.resolve.Candidate.Source;
import app.dispatch.adapters.tools.planner.text.English;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Accounts for the words that say something and that no step stands for. */
final class Account {
    /** A quote, a number, a name of a file, a name within a sentence, a superlative, an exception. */
    private static final Pattern APART = Pattern.compile(
            "[\"“]|\\d|\\b[\\w-]+\\.[a-z]{2,4}\\b|\\w \\p{Lu}\\w|\\b\\w{3,}(?<!requ|gu|t|inter|for|w)est\\b|\\b(?i:not|never|no|except|without|excluding|only)\\b");

    private final Making plan;
    private final Doubts doubts;
    private final Tokens tokens;
    private final Knowledge knowledge;
    private final Presentation presentation;

    Account(Making plan, Doubts doubts) {
        this.plan = plan;
        this.doubts = doubts;
        this.tokens = plan.tokens;
        this.knowledge = plan.knowledge;
        this.presentation = new Presentation(plan);
    }

    /** Asks about them where something is done, and tells them. */
    void settle(Clause clause, Candidate candidate, int first) throws Unclear {
        boolean told = instructed(candidate);
        members(clause, candidate);
        presentation.take(clause, candidate);
        List<String> left = Stream.concat(
                        left(clause, candidate.used()).stream()
                                .filter(words -> !words.isBlank() && !(told && !tellsApart(words))),
                        either(clause, candidate).stream())
                .toList();
        if (candidate.put() == null && isUnknown(clause, candidate.used())) {
            throw new Unclear(new Hint(tokens, knowledge).of(clause));
        }
        if (left.isEmpty()) {
            return;
        }
        boolean undone = candidate.put() == null
                && left.stream()
                        .flatMap(words ->
                                Stream.of(words.toLowerCase(Locale.ROOT).split("[^a-z]+")))
                        .anyMatch(word ->
                                EnglishWords.GRAVE.has(word) || (clause.verb().isEmpty() && word.equals("never")));
        if (undone) {
            throw new Unclear(new Hint(tokens, knowledge).of(clause));
        }
        List<Draft> writing =
                plan.since(first).stream().filter(step -> !step.reads).toList();
        String said = "“" + String.join("”, “", left) + "”";
        for (Draft step : writing) {
            boolean grave = candidate.put() != null && isGrave(candidate.put().operation);
            if (grave && step.forEach != null) {
                throw new Unclear("I do not know what " + said + " means here, and it would change more than is meant");
            }
            if (!plan.ownerOnly(step) || left.stream().anyMatch(Account::matters)) {
                step.approve(Doubts.fits(said));
            }
        }
        lose(left, said, plan.since(first));
    }

    /** "Like the last tweet", "mute #dev": whether a clause begins with an order of which nobody knows what does it. */
    private boolean isUnknown(Clause clause, BitSet used) {
        int at = clause.all().from();
        boolean announces = tokens.find(at, i -> i >= clause.all().to() || tokens.mark(i, ':'))
                < clause.all().to();
        boolean order = clause.verbAt() < 0
                && !announces
                && at + 1 < clause.all().to()
                && tokens.get(at) instanceof Word
                && !used.get(at);
        String next = tokens.word(at + 1);
        return order
                && !EnglishWords.DOING.has(tokens.word(at))
                && (English.isOrder(tokens.word(at)) || !English.has(tokens.word(at)))
                && (EnglishWords.ARTICLE.has(next) || next.matches("[#@].+|\\S+@\\S+"));
    }

    /** "assigned to Bob or labelled bug": where either is enough, which nothing stands for. */
    private Optional<String> either(Clause clause, Candidate candidate) {
        if (!(candidate.source().orElse(null) instanceof Source.Look look)) {
            return Optional.empty();
        }
        BitSet narrowing = (BitSet) look.claim().used.clone();
        narrowing.andNot(look.claim().thingAt);
        int end = clause.all().to();
        int or = tokens.find(clause.all().from() + 1, i -> i >= end || isEither(i, narrowing, candidate.used()));
        int next = or < end ? next(or) : end;
        return next < end ? Optional.of(tokens.slice(or, next + 1).written()) : Optional.empty();
    }

    private boolean isEither(int or, BitSet narrowing, BitSet used) {
        return tokens.word(or).equals("or") && !used.get(or) && narrowing.get(or - 1) && narrowing.get(next(or));
    }

    /** The first word behind an "or" that may say something. */
    private int next(int or) {
        int at = or + 1;
        while (EnglishWords.ARTICLE.has(tokens.word(at)) || joins(tokens.word(at))) {
            at++;
        }
        return at;
    }

    /** What one thing that is looked at has is told with it. */
    private void members(Clause clause, Candidate candidate) {
        if (candidate.put() == null
                && candidate.source().orElse(null) instanceof Source.Look look
                && !look.claim().operation.lists()) {
            for (int i = clause.all().from(); i < clause.all().to(); i++) {
                boolean member =
                        Members.named(look.claim().operation, tokens.word(i)).isPresent();
                candidate.used().set(i, candidate.used().get(i) || member);
            }
        }
    }

    /** Whether what an operation does cannot be lived with where it was not meant. */
    private static boolean isGrave(Operation operation) {
        return operation.isGrave()
                && operation
                        .op()
                        .title()
                        .toLowerCase(Locale.ROOT)
                        .matches("(delete|remove|cancel|refund|send|pay|create|move|overwrite|replace)\\b.*");
    }

    /** Tells words that the steps of a call do not stand for, and asks about them where something is sent. */
    void tell(List<String> left, List<Draft> steps) {
        String said = "“" + String.join("”, “", left) + "”";
        if (!left.isEmpty()) {
            steps.stream().filter(step -> !step.reads).forEach(step -> step.approve(Doubts.fits(said)));
            lose(left, said, steps);
        }
    }

    private void lose(List<String> left, String said, List<Draft> steps) {
        plan.leave(left);
        steps.stream().filter(step -> step.reads).forEach(step -> doubts.lose(step, said));
    }

    /** Asks about words for what something is done one by one, that say which ones and are used by nothing. */
    void lost(Range each, BitSet used) {
        List<String> left = Spans.of(
                tokens,
                each.from(),
                each.to(),
                i -> !used.get(i) && !EnglishWords.EACH.has(tokens.word(i)),
                i -> tokens.get(i) instanceof Token.Quote
                        || EnglishWords.NO.has(tokens.word(i))
                        || (Knowledge.restricts(tokens.word(i)) && !EnglishWords.RELATOR.has(tokens.word(i))));
        plan.leave(left);
        if (!left.isEmpty()) {
            doubts.more(Doubts.fits("“" + String.join("”, “", left) + "”"));
        }
    }

    /** Whether a language model is told all that the clause says. */
    private static boolean instructed(Candidate candidate) {
        return candidate.source().orElse(null) instanceof Source.Work work
                && work.claim().operation.param("instruction").isPresent();
    }

    /** Asks about what something was to be done for one by one, where it is done only once. */
    void repeats(Clause clause, int first) throws Unclear {
        List<Draft> made = plan.since(first);
        Range each = clause.each().isEmpty() ? per(clause) : clause.each();
        boolean untold = !each.isEmpty()
                && made.stream().allMatch(step -> step.forEach == null)
                && made.stream().anyMatch(step -> !step.reads);
        if (!untold) {
            return;
        }
        String said = "“" + plan.words(each) + "”";
        made.stream().filter(step -> !step.reads).forEach(step -> step.approve(Doubts.fits(said)));
        plan.lacks("No step goes through " + said + ": change the plan if it matters.");
    }

    /** "a message per issue": the words that say for what something is done one by one; none for "per day". */
    private Range per(Clause clause) {
        int end = clause.all().to();
        int at = tokens.find(
                clause.all().from(),
                i -> i >= end
                        || (tokens.word(i).equals("per")
                                && !EnglishWords.FORM.has(tokens.word(i - 1)) // "a line per issue"
                                && !Period.isUnit(tokens.word(i + 1))
                                && knowledge.thing(tokens, i + 1, end).isPresent()));
        return at < end ? new Range(at, at + 2) : Range.NONE;
    }

    /** Whether words may narrow what is told, so that even whom the plan belongs to is asked about them. */
    static boolean matters(String words) {
        return tellsApart(words)
                || Stream.of(words.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"))
                        .anyMatch(word -> EnglishWords.NO.has(word)
                                || (Knowledge.restricts(word) && !EnglishWords.CHATTER.has(word)));
    }

    /** Whether words name one thing, or order or exclude some: even their owner is asked about those. */
    static boolean tellsApart(String words) {
        return APART.matcher(words).find();
    }

    /** The words of a clause that say something and are used by nothing. */
    List<String> left(Clause clause, BitSet used) {
        BitSet own = new BitSet();
        own.set(clause.all().from(), clause.all().to());
        clause.parts().forEach(part -> own.set(part.at(), Math.max(part.at(), part.to())));
        int lead = Stream.of(EnglishWords.IF, EnglishWords.UNLESS, EnglishWords.OTHERWISE)
                .mapToInt(words -> words.phrases().end(tokens, clause.all().from()))
                .max()
                .orElse(0);
        own.clear(clause.all().from(), Math.max(clause.all().from(), lead));
        if (clause.isConditional()) {
            Range condition = Joint.with(tokens, clause.condition());
            own.clear(condition.from(), condition.to());
        }
        for (int i = clause.all().from(); i < clause.all().to(); i++) {
            own.clear(
                    i,
                    Math.max(
                            i,
                            Math.max(
                                    EnglishWords.PARALLEL.phrases().end(tokens, i),
                                    Math.max(
                                            EnglishWords.THEN.phrases().end(tokens, i),
                                            EnglishWords.ENOUGH.phrases().end(tokens, i)))));
        }
        Range event = Joint.with(tokens, plan.event()); // accounted for where it is read
        own.clear(event.from(), Math.max(event.from(), event.to()));
        own.andNot(used);
        if (clause.verbAt() >= 0) {
            own.clear(clause.verbAt(), clause.verbAt() + Math.max(1, clause.verbWords()));
        }
        BitSet formed = formed(clause);
        return Spans.of(tokens, 0, own.length(), own::get, i -> says(i, clause, formed));
    }

    /** "in three sentences": how a text is to look, which a language model is told with the whole clause. */
    private BitSet formed(Clause clause) {
        BitSet formed = new BitSet();
        for (Part part : clause.parts()) {
            for (int i = part.from(); part.size() < 5 && i < part.to(); i++) {
                if (EnglishWords.FORM.has(Lemma.singular(tokens.word(i)))
                        && part.relator().matches("in|as|with|of|")) {
                    formed.set(part.from(), part.to());
                }
            }
        }
        return formed;
    }

    /** Whether a word only joins what stands after it, and says nothing itself as "assigned" does. */
    private static boolean joins(String word) {
        return EnglishWords.RELATOR.has(word) && !word.endsWith("ed");
    }

    private boolean named(int at, String tool) {
        return knowledge.tool(tokens, at).filter(one -> one.what().equals(tool)).isPresent();
    }

    private boolean says(int at, Clause clause, BitSet formed) {
        Token token = tokens.get(at);
        if (token instanceof Token.Mark || plan.event().has(at)) {
            return false;
        }
        boolean verb = clause.verbAt() >= 0 && at >= clause.verbAt() && at < clause.verbAt() + clause.verbWords();
        boolean known = knowledge
                .tool(tokens, at)
                .filter(named ->
                        plan.steps.stream().anyMatch(step -> step.tool.id().equals(named.what())))
                .isPresent();
        boolean gives = EnglishWords.GIVING.has(tokens.word(at))
                && (tokens.get(Math.max(0, at - 1)) instanceof Token.Link
                        || tokens.is(at - 1, Set.of("that", "which", "what", "it", "they")));
        boolean holder = EnglishWords.HOLDER.has(tokens.word(at))
                && knowledge.tools().stream().anyMatch(one -> at > 0 && named(at - 1, one.id()));
        boolean figure =
                EnglishWords.FIGURE.has(tokens.word(at)) && tokens.word(at - 1).equals("the") && !plan.givens.isEmpty();
        boolean form = formed.get(at)
                && plan.steps.stream()
                        .anyMatch(step -> knowledge.all(op -> op.op().equals(step.op)).stream()
                                .anyMatch(op -> op.is(Kind.WORK)));
        boolean notice = (EnglishWords.NOTICE.has(tokens.word(at))
                        || (EnglishWords.TEAM.has(tokens.word(at)) && EnglishWords.ARTICLE.has(tokens.word(at - 1))))
                && plan.steps.stream()
                        .anyMatch(step ->
                                plan.operation(step).filter(Operation::tells).isPresent());
        if (known || holder || figure || gives || form || notice || EnglishWords.IT.has(tokens.word(at))) {
            return false;
        }
        return !verb
                && (!(token instanceof Word word)
                        || (Knowledge.restricts(word.lower()) && !joins(word.lower()))
                        || Period.covers(tokens, at)
                        || EnglishWords.NO.has(tokens.word(at))
                        || Whose.says(tokens, knowledge, at)
                        || (EnglishWords.EXCEPT.has(tokens.word(at))
                                && !tokens.word(at).equals("without")));
    }
}

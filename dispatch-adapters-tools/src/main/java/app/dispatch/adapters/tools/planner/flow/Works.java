package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.flow.Mention.Kind;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what a language model is to make. */
final class Works {
    private static final Set<String> CLASSIFY = Phrases.words("""
            classify categorize categorise triage score qualify rate rank prioritize prioritise sentiment urgency
            label tag sort filter flag archive mark decide check detect identify determine route""");
    private static final Set<String> EXTRACT = Phrases.words("extract parse structured transcribe");
    private static final Set<String> TRANSLATE = Phrases.words("translate translation localize localise");
    private static final Set<String> COMPLETE = Phrases.words("""
            draft write compose rewrite rephrase suggest recommend recommendation recommendations reply answer
            respond response generate brainstorm outline poem haiku joke story caption captions ideas idea
            suggestions suggestion format humanize polish explain describe enrich proofread name thank personalize
            personalized copy tweets post posts script slogan lyrics letter research question questions""");
    private static final Set<String> IMAGE = Phrases.words(
            "draw paint sketch illustrate image images picture illustration logo artwork banner thumbnail");
    /** Verbs that want a text made, whether or not a language model is named. */
    private static final Set<String> ALWAYS = Phrases.words("""
            summarize summarise classify categorize categorise extract translate triage condense recap digest analyze
            analyse rewrite rephrase compose prioritize prioritise qualify proofread paraphrase score outline
            brainstorm draw paint sketch illustrate explain evaluate assess distill rank""");

    /** Verbs that want a text made, unless what they act on is a thing of a tool's own. */
    private static final Set<String> DRAFTING = Phrases.words("""
            draft write generate suggest ask recommend identify determine review compare describe""");

    private static final Set<String> TURNING = Set.of("turn", "convert", "transform");
    private static final Set<String> WITH = Set.of("with", "using", "via");
    private static final Set<String> REPLIES = Set.of("reply", "replies", "draft", "drafts");

    private final Vocabulary vocabulary;
    private final List<Act> acts;

    Works(Vocabulary vocabulary, List<Act> acts) {
        this.vocabulary = vocabulary;
        this.acts = acts;
    }

    /**
     * Adds what a piece wants made.
     *
     * @param mentions what it names of that: a model, or a summary
     */
    void read(Piece piece, List<Mention> mentions) throws Unclear {
        Verb verb = piece.verb();
        boolean always = ALWAYS.contains(verb.word());
        boolean drafts = DRAFTING.contains(verb.word()) && !filed(piece);
        boolean turned = turned(piece);
        boolean model = inherits(piece)
                || mentions.stream()
                        .anyMatch(one -> one.is(Kind.TOOL) || one.word().isEmpty());
        Optional<Mention> noun = mentions.stream()
                .filter(one -> one.is(Kind.WORK) && !one.word().isEmpty())
                .findFirst();
        boolean made = noun.isPresent() && !definite(piece, noun.get());
        boolean elsewhere = (always || made) && asked(piece) && !model;
        if (elsewhere || (!always && model && !made && earlier(piece))) {
            return;
        }
        boolean sends = made && !model && sends(piece, noun.get());
        if (always || drafts || model || (made && !sends) || turned) {
            boolean sorts = verb.is(Verb.Kind.CHANGE) && !made;
            String word = noun.map(Mention::word).orElse("");
            add(piece, operation(piece, turned ? "write" : sorts || always || drafts ? verb.word() : word));
        }
    }

    /** Whether a service does it: "with DeepL". */
    private static boolean asked(Piece piece) {
        return piece.mentions().stream().anyMatch(one -> one.is(Kind.SERVICE) && WITH.contains(one.preposition()));
    }

    /** "turn the issues into release notes": a text is made, where no tool takes it. */
    private static boolean turned(Piece piece) {
        Tokens tokens = piece.tokens();
        return TURNING.contains(piece.verb().word())
                && piece.mentions().stream()
                        .noneMatch(one -> one.away() && !one.tool().isEmpty())
                && tokens.find(0, i -> tokens.is(i, Set.of("into", "to"))) < tokens.size();
    }

    /** "have GPT write …", "use AI to sort …": the model is named before the verb. */
    private boolean inherits(Piece piece) {
        boolean inherits = !acts.isEmpty()
                && acts.getLast() instanceof Act.Work before
                && before.piece().sentence() == piece.sentence()
                && (before.piece().verb().is(Verb.Kind.NONE)
                        || before.piece().verb().word().equals("ask"))
                && before.piece().mentions().size() == 1
                && !piece.verb().is(Verb.Kind.NONE)
                && before.piece().tokens().size() <= 3;
        if (inherits) {
            acts.removeLast();
        }
        return inherits;
    }

    /** "send a reply": what is sent is no work for a model. */
    private static boolean sends(Piece piece, Mention noun) {
        return piece.verb().puts()
                && !piece.verb().is(Verb.Kind.MAKE)
                && noun.word().equals("write")
                && piece.tokens().is(noun.at(), REPLIES);
    }

    /** Adds what a title says that a model makes, before the first thing that is put somewhere. */
    void title(Piece title) throws Unclear {
        boolean model = title.mentions().stream().anyMatch(one -> one.is(Kind.WORK));
        if (!model || acts.stream().anyMatch(Act.Work.class::isInstance)) {
            return;
        }
        int before = 0;
        while (before < acts.size() && acts.get(before) instanceof Act.From) {
            before++;
        }
        List<Act> rest = new ArrayList<>(acts.subList(before, acts.size()));
        acts.subList(before, acts.size()).clear();
        String noun = title.mentions().stream()
                .filter(one -> one.is(Kind.WORK) && !one.word().isEmpty())
                .map(Mention::word)
                .findFirst()
                .orElse("");
        add(title, operation(title, noun));
        acts.addAll(rest);
    }

    /** Whether a sentence before this only names what is made here. */
    private boolean earlier(Piece piece) {
        return !acts.isEmpty()
                && acts.getLast() instanceof Act.Work before
                && before.piece().sentence() == piece.sentence()
                && piece.verb().is(Verb.Kind.NONE);
    }

    /** "post the summary": something that was made before. */
    private boolean definite(Piece piece, Mention noun) {
        boolean before = acts.stream().anyMatch(Act.Work.class::isInstance);
        return before && piece.tokens().is(noun.at() - 1, Set.of("the", "that", "this", "its", "both"));
    }

    /** Whether what is written is a thing of a tool's own, such as a page. */
    private boolean filed(Piece piece) {
        if (piece.tokens().is(0, Set.of("it", "them", "this", "that", "those", "the", "everything", "all", "to"))) {
            return true;
        }
        if (piece.verb().word().equals("ask")) {
            return piece.mentions().stream().noneMatch(one -> one.is(Kind.WORK));
        }
        return piece.mentions().stream()
                .limit(1)
                .anyMatch(one -> one.is(Kind.THING) && one.preposition().isEmpty());
    }

    private Optional<Operation> operation(Piece piece, String word) {
        Tokens tokens = piece.tokens();
        String does = TRANSLATE.contains(word) || said(tokens, TRANSLATE)
                ? "translate"
                : IMAGE.contains(word) || (piece.verb().is(Verb.Kind.MAKE) && said(tokens, IMAGE))
                        ? "paint"
                        : EXTRACT.contains(word)
                                ? "extract"
                                : CLASSIFY.contains(word) ? "classify" : COMPLETE.contains(word) ? "write" : "";
        List<Operation> works = vocabulary.all(one -> one.role() == Operation.Role.WORK);
        Optional<Operation> known =
                works.stream().filter(one -> one.verbs().contains(does)).findFirst();
        return known.or(() -> word.isEmpty()
                        ? Optional.empty()
                        : vocabulary.works(word).stream().findFirst())
                .or(() -> guess(tokens, works));
    }

    private static Optional<Operation> guess(Tokens tokens, List<Operation> works) {
        String does = said(tokens, EXTRACT)
                ? "extract"
                : said(tokens, CLASSIFY) ? "classify" : said(tokens, COMPLETE) ? "write" : "summarize";
        return works.stream().filter(one -> one.verbs().contains(does)).findFirst();
    }

    private static boolean said(Tokens tokens, Set<String> words) {
        return tokens.find(0, i -> tokens.is(i, words)) < tokens.size();
    }

    /** One that is named twice in a row is one. */
    private void add(Piece piece, Optional<Operation> found) throws Unclear {
        if (found.isEmpty()) {
            throw new Unclear("it needs a language model, and no tool that may be used is one");
        }
        Act last = acts.isEmpty() ? null : acts.getLast();
        boolean used = last instanceof Act.Work user
                && user.piece().sentence() == piece.sentence()
                && user.piece().verb().is(Verb.Kind.NONE)
                && user.piece().mentions().size() == 1
                && !piece.verb().is(Verb.Kind.NONE);
        if (used) {
            acts.removeLast();
            last = acts.isEmpty() ? null : acts.getLast();
        }
        boolean again = last instanceof Act.Work before
                && before.piece().sentence() == piece.sentence()
                && before.operation().equals(found.get());
        if (!again) {
            acts.add(new Act.Work(piece, found.get(), piece.tokens(), false));
        }
    }
}

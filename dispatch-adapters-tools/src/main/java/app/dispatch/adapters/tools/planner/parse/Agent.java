package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation.Kind;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** "AI tweet generator", "Transcript summarizer for Notion": what does something is called by its verb. */
final class Agent implements SentenceForm {
    /** So many letters has a verb at least whose noun is known by them. */
    private static final int STEM = 5;

    private final Tokens tokens;
    private final Knowledge knowledge;
    private final Verbs verbs;
    private final PartReader parts;
    private final Findings findings;

    Agent(Tokens tokens, Knowledge knowledge, Verbs verbs, PartReader parts, Findings findings) {
        this.tokens = tokens;
        this.knowledge = knowledge;
        this.verbs = verbs;
        this.parts = parts;
        this.findings = findings;
    }

    @Override
    public int read(int from, int to) {
        int end = tokens.find(
                from, i -> i >= to || tokens.get(i) instanceof Token.Mark || EnglishWords.RELATOR.has(tokens.word(i)));
        int start = tokens.after(tokens.after(from, EnglishWords.ARTICLE.words()), EnglishWords.PRAISE.words());
        Optional<String> verb = end - start < 2 || findings.asks() || tokens.mark(end, ':') || verbs.at(from, to, true)
                ? Optional.empty()
                : verb(tokens.word(end - 1)).or(() -> tokens.word(end).equals("of") ? Optional.empty() : deed(end - 1));
        if (verb.isEmpty() && !findings.asks() && !tokens.mark(end, ':') && written(start, end, to)) {
            write(start, end, from, to);
            return to;
        }
        if (verb.isEmpty()) {
            return from;
        }
        ClauseDraft draft = new ClauseDraft();
        draft.does(verb.get(), end - 1, 1);
        int object = model(start);
        boolean answers = EnglishWords.REPLY.has(verb.get());
        if (object < end - 1) {
            draft.add(new Part(answers ? "to" : "", object, object, end - 1));
            if (!EnglishWords.WORK.has(verb.get()) || verb(tokens.word(end - 1)).isPresent()) {
                draft.meansEach();
            }
        }
        if (object > start) {
            draft.add(new Part("with", start, start, object));
        }
        parts.read(draft, tokens.mark(end, ',') ? end + 1 : end, to);
        findings.add(draft.clause(findings.sentence(), new Range(start, to), false));
        return to;
    }

    /** "AI workout plan by mail": whether a model writes what no tool and no service has. */
    private boolean written(int start, int end, int to) {
        int object = model(start);
        return object > start
                && object < end
                && end < to
                && !verbs.at(start, to, true)
                && tokens.find(object, i -> i >= end || has(i, end)) >= end;
    }

    private boolean has(int at, int end) {
        boolean several = !Lemma.singular(tokens.word(at)).equals(tokens.word(at));
        return knowledge.tool(tokens, at).isPresent()
                || knowledge.service(tokens, at).isPresent()
                || (knowledge.thing(tokens, at, end).isPresent() && (several || at + 1 < end))
                || EnglishWords.WORK.has(Lemma.singular(tokens.word(at)))
                || EnglishWords.OUTGOING.has(tokens.word(at))
                || knowledge
                        .verb(tokens.word(at))
                        .filter(EnglishWords.WORK::has)
                        .isPresent();
    }

    private void write(int start, int end, int from, int to) {
        ClauseDraft draft = new ClauseDraft();
        int object = model(start);
        draft.does("write", start, 1);
        draft.add(new Part("", object, object, end));
        draft.add(new Part("with", start, start, object));
        parts.read(draft, end, to);
        findings.add(draft.clause(findings.sentence(), new Range(from, to), false));
    }

    /** The place after the name of a model that does it; that where the words start when there is none. */
    private int model(int start) {
        return knowledge
                .tool(tokens, start)
                .filter(named -> knowledge.operations().stream()
                        .filter(one -> one.tool().id().equals(named.what()))
                        .anyMatch(one -> EnglishWords.WORK.words().stream().anyMatch(one.verbs()::contains)))
                .map(Knowledge.Named::end)
                .orElse(start);
    }

    /** The verb of who or what does something: "summarize" of "summarizer"; of those alone that make a text. */
    private Optional<String> verb(String word) {
        String plain = word.replaceFirst("^auto-?", "");
        String stem = Lemma.singular(plain).replaceFirst("[eo]r$", "");
        return stem.equals(Lemma.singular(plain)) || EnglishWords.PARTY.has(plain)
                ? Optional.empty()
                : Stream.concat(Stream.of(stem, stem + "e"), doubled(stem).stream())
                        .filter(one -> EnglishWords.WORK.has(one) || EnglishWords.REPLY.has(one))
                        .findFirst()
                        .map(one -> EnglishWords.WRITE.has(one) ? "write" : one);
    }

    /** The verb of what is done: "label" of "auto-labelling", "summarize" of "summarization". */
    private Optional<String> deed(int at) {
        String noun = tokens.word(at).replaceFirst("^auto-?", "");
        Optional<String> gerund = noun.endsWith("ing") && !verbs.isThing(at) ? knowledge.verb(noun) : Optional.empty();
        Optional<String> done = noun.matches(".{5,}(tion|sis)")
                ? EnglishWords.WORK.words().stream()
                        .filter(verb -> verb.length() > STEM && noun.startsWith(verb.substring(0, verb.length() - 2)))
                        .sorted()
                        .findFirst()
                        .map(verb -> sorts(verb) ? "evaluate" : verb)
                : Optional.empty();
        return gerund.filter(verb -> EnglishWords.WORK.has(verb) || labels(verb))
                .or(() -> done);
    }

    /** Whether a verb asks for classes, which a title says of none. */
    private boolean sorts(String verb) {
        return knowledge.operations().stream()
                .anyMatch(one -> one.param("choices").isPresent() && one.verbs().contains(verb));
    }

    private boolean labels(String verb) {
        return knowledge.operations().stream()
                .anyMatch(one -> one.is(Kind.CHANGE)
                        && one.param("labels").isPresent()
                        && one.verbs().contains(verb));
    }

    private static List<String> doubled(String stem) {
        return stem.matches(".*(.)\\1") ? List.of(stem.substring(0, stem.length() - 1)) : List.of();
    }
}

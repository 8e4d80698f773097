package app.dispatch.adapters.tools.planner.clause;

import app.dispatch.adapters.tools.planner.clause.Sentences.Sentence;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the sentences of a brief as actions and puts them in their order. */
public final class ClauseReader {
    private static final Set<String> TELLING = Phrases.words("""
            we our i i'm it's this that there hi hello hey thanks thank cheers they my anyway he she these those
            its nothing last marketing have note good dear fyi background context""");

    private final List<Clause> clauses = new ArrayList<>();
    private final List<String> background = new ArrayList<>();
    private final List<String> unread = new ArrayList<>();
    private int group;
    private int branch;
    private boolean together;

    private ClauseReader() {}

    /** What the brief says, its schedule and trigger taken out before. */
    public static Reading read(Tokens tokens, Verbs verbs, boolean webhook) {
        ClauseReader reader = new ClauseReader();
        SentenceReader sentences = new SentenceReader(verbs, webhook);
        boolean bulletsBefore = false;
        for (Sentence sentence : new Sentences(verbs).of(tokens)) {
            if (sentence.header()) {
                reader.announce(sentence.tokens());
                continue;
            }
            boolean endsList = bulletsBefore && !sentence.bullet();
            reader.together &= !endsList;
            bulletsBefore = sentence.bullet();
            reader.sentence(sentences.read(sentence.tokens()), sentence);
        }
        return new Reading(reader.clauses, reader.background, reader.unread);
    }

    private void announce(Tokens header) {
        together = header.find(0, i -> FunctionWords.PARALLEL.end(header, i) > 0) < header.size()
                || header.find(0, i -> header.is(i, Set.of("branches", "parallel"))) < header.size();
        group++;
        branch = 0;
    }

    private void sentence(SentenceReader.Read read, Sentence sentence) {
        read.unread().forEach(text -> tell(text, sentence));
        boolean beside = together;
        if ((beside && sentence.bullet())
                || (beside
                        && read.chunks().size() == 1
                        && read.chunks().getFirst().size() == 1)) {
            branch++;
            read.chunks().stream()
                    .flatMap(List::stream)
                    .forEach(part -> clauses.add(part.clause().in(group, branch)));
            return;
        }
        for (List<SentenceReader.Part> chunk : read.chunks()) {
            chunk(chunk, beside);
            beside = false;
        }
        together = false;
    }

    /** Actions that no "then" parts: one after another, unless something says that they happen at once. */
    private void chunk(List<SentenceReader.Part> chunk, boolean announced) {
        boolean last = chunk.getLast().trailing() && !chunk.getLast().plural();
        boolean all = chunk.size() > 1 && (announced || chunk.getFirst().leading() || last);
        boolean joins =
                chunk.size() == 1 && !clauses.isEmpty() && (chunk.getFirst().leading() || last);
        for (int i = 0; i < chunk.size(); i++) {
            SentenceReader.Part part = chunk.get(i);
            boolean besideLast = joins || (i > 0 && (all || part.leading()));
            if (besideLast) {
                branch++;
            } else {
                group++;
                branch = 0;
            }
            clauses.add(part.clause().in(group, branch));
        }
    }

    private void tell(String text, Sentence sentence) {
        String first = sentence.tokens().word(0);
        boolean telling = TELLING.contains(first)
                && sentence.tokens().list().stream().noneMatch(token -> token instanceof Token.Link);
        (telling ? background : unread).add(text);
    }
}

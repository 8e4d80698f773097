package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.text.English;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.Set;

/** Reads the parts of a clause: what its verb acts on, and what each preposition adds. */
final class PartReader {
    private static final Set<String> COMPARING = Set.of("than", "least", "most", "to");

    private final Tokens tokens;
    private final Knowledge knowledge;
    private final Verbs verbs;

    PartReader(Tokens tokens, Knowledge knowledge, Verbs verbs) {
        this.tokens = tokens;
        this.knowledge = knowledge;
        this.verbs = verbs;
    }

    void read(ClauseDraft draft, int from, int to) {
        int at = from;
        int start = from;
        String relator = "";
        int relatorAt = from;
        while (at < to) {
            if (meansEach(at)) {
                draft.meansEach();
            }
            if (placed(relator, start, at)) {
                add(draft, new Part(relator, relatorAt, start, at));
                relator = "";
                relatorAt = at;
                start = at;
            }
            int parallel = EnglishWords.PARALLEL.phrases().end(tokens, at);
            boolean mark = tokens.get(at) instanceof Token.Mark;
            boolean inverts = at > from && at + 1 < to && inverts(draft, at);
            boolean whoever = at == start && relator.equals("who") && EnglishWords.AND.has(tokens.word(relatorAt - 1));
            boolean begins = !mark && !whoever && (begins(at, to) || inverts); // "its title and who opened it"
            if (begins && another(draft, relator, start, at)) {
                relator = EnglishWords.AWAY.has(relator) ? relator : "to";
                at++;
            } else if (mark || begins || parallel > 0) {
                add(draft, new Part(relator, relatorAt, start, begins ? end(start, at) : at));
                boolean goesOn = begins && at == start && relator.equals("assigned"); // "assigned to"
                boolean listed = tokens.mark(at, ',') && EnglishWords.AWAY.has(relator) && place(at + 1); // "to X, Y"
                relator = begins ? tokens.word(at) : listed ? relator : "";
                relatorAt = goesOn ? relatorAt : at;
                if (parallel > 0) {
                    draft.goesBeside();
                }
                at = parallel > 0 ? parallel : at + 1;
                start = at;
            } else {
                at++;
            }
        }
        add(draft, new Part(relator, relatorAt, start, to));
    }

    /** "labelled bug and assigned to carol": where a part ends before the next. */
    private int end(int start, int at) {
        return at - 1 > start && EnglishWords.AND.has(tokens.word(at - 1)) ? at - 1 : at;
    }

    private boolean inverts(ClauseDraft draft, int at) {
        return draft.isQuestion() && tokens.is(at, Set.of("does", "do", "did"));
    }

    /** "on X and in Discord", "to #a and to Bob": another place where the same goes. */
    private boolean another(ClauseDraft draft, String relator, int start, int at) {
        if (!place(at + 1) || at <= start || !EnglishWords.AND.has(tokens.word(at - 1))) {
            return false;
        }
        String verb = draft.verb().plain();
        boolean goes = EnglishWords.TELL.has(verb)
                && !EnglishWords.LOOK.has(verb)
                && draft.parts().stream().noneMatch(part -> EnglishWords.AWAY.has(part.relator()));
        return (relator.equals(tokens.word(at)) && EnglishWords.AWAY.has(relator))
                || (goes && EnglishWords.PLACING.has(relator) && EnglishWords.PLACING.has(tokens.word(at)));
    }

    /** Whether a channel, an address or a tool stands at a place. */
    private boolean place(int at) {
        String word = tokens.word(at);
        return word.startsWith("#")
                || word.contains("@")
                || knowledge.tool(tokens, at).isPresent();
    }

    private boolean meansEach(int at) {
        return tokens.is(at, Set.of("each", "every"))
                || (EnglishWords.EACH.phrases().at(tokens, at)
                        && !tokens.word(at).equals("per"));
    }

    /** "on Slack the rows": whether a part has named its tool, and what is acted on follows. */
    private boolean placed(String relator, int start, int at) {
        return at > start
                && (EnglishWords.ARTICLE.has(tokens.word(at)) || tokens.is(at, Set.of("what", "which", "who", "how")))
                && Set.of("on", "in", "via", "by", "over", "through").contains(relator)
                && knowledge
                        .tool(tokens, start)
                        .filter(named -> named.end() == at)
                        .isPresent();
    }

    /** "the page To Do": whether a small word is written large as the first of a name, where others are not. */
    private boolean isName(int at) {
        return isLarge(at) && isLarge(at + 1) && at > 0 && !isLarge(at - 1) && verbs.isThing(at - 1);
    }

    private boolean isLarge(int at) {
        return tokens.get(at) instanceof Token.Word word
                && Character.isUpperCase(word.text().charAt(0));
    }

    /** Whether a part begins at a place. */
    private boolean begins(int at, int to) {
        String word = tokens.word(at);
        if (!EnglishWords.RELATOR.has(word) || at + 1 >= to || isName(at)) {
            return false;
        }
        String next = tokens.word(at + 1);
        boolean that =
                word.equals("that") && (next.isEmpty() || (EnglishWords.RELATOR.has(next) && !next.equals("that")));
        boolean relative = word.equals("that")
                && at > 0
                && (verbs.isThing(at - 1) || English.isThing(tokens.word(at - 1)))
                && !tokens.is(at - 1, EnglishWords.RELATOR.words());
        boolean determines = !relative
                && word.equals("that")
                && English.is(English.Kind.NOUN, next)
                && !EnglishWords.HOLDING.phrases().at(tokens, at + 1)
                && !EnglishWords.AUXILIARY.has(next)
                && knowledge.verb(next).isEmpty();
        boolean compares = Set.of("more", "fewer", "less").contains(word) && !COMPARING.contains(next);
        boolean quality = Set.of("open", "assigned", "closed", "merged", "updated", "created")
                        .contains(word)
                && verbs.isThing(at + 1);
        boolean within = EnglishWords.RELATOR.has(tokens.word(at - 1))
                || EnglishWords.BEING.has(tokens.word(at - 1)); // "to In Review", "that are In Review"
        boolean name = within && capital(at) && capital(at + 1);
        boolean excluded =
                EnglishWords.EXCLUDING.has(tokens.word(at - 1)) && knowledge.isQuality(word); // "except merged ones"
        boolean joins = EnglishWords.PREFIXING.phrases().at(tokens, at - 1); // "followed by"
        return !that && !determines && !compares && !quality && !name && !excluded && !joins;
    }

    private boolean capital(int at) {
        return tokens.get(at) instanceof Token.Word word
                && Character.isUpperCase(word.text().charAt(0));
    }

    private static void add(ClauseDraft draft, Part part) {
        if (part.size() > 0 || (!part.relator().isEmpty() && draft.parts().isEmpty())) {
            draft.add(part);
        }
    }
}

package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads what a tool is searched for as a text, where that is no thing of this tool: "search my mailbox for invoices". */
public final class Sought {
    private static final Set<String> SEARCHING = Set.of("search", "scan", "look", "dig");
    private static final Set<String> INSIDE = Set.of("in", "through", "into", "on", "inside", "my", "our", "the");
    private static final int LONGEST = 4;
    private static final int NEAR = 8;

    private final Tokens tokens;
    private final Knowledge knowledge;

    private Sought(Tokens tokens, Knowledge knowledge) {
        this.tokens = tokens;
        this.knowledge = knowledge;
    }

    /** The same brief with such words as texts. */
    public static Tokens read(Tokens tokens, Knowledge knowledge) {
        return new Sought(tokens, knowledge).read();
    }

    private Tokens read() {
        List<Token> all = new ArrayList<>(tokens.list());
        for (int i = tokens.size() - 1; i >= 0; i--) {
            int from = tokens.is(i, SEARCHING) || again(i) ? sought(i) : 0;
            int end = from > 0 ? end(from) : 0;
            if (end > from) {
                all.subList(from, end).clear();
                all.add(
                        from,
                        new Token.Quote(
                                tokens.slice(from, end).written(),
                                tokens.get(from).start(),
                                tokens.get(end - 1).end()));
                if (again(i)) {
                    int start = tokens.get(i + 1).start();
                    all.add(i + 1, new Word("search", "search", start, start));
                }
            }
        }
        return all.size() == tokens.size() && all.equals(tokens.list()) ? tokens : new Tokens(tokens.text(), all);
    }

    /** "search … for receipts and Slack for invoices": whether another tool is searched by the same verb. */
    private boolean again(int at) {
        return EnglishWords.AND.has(tokens.word(at))
                && knowledge.tool(tokens, at + 1).isPresent()
                && tokens.find(Math.max(0, at - NEAR), i -> i >= at || tokens.is(i, SEARCHING)) < at;
    }

    /** Where what is searched for begins; 0 where no tool is searched, or for something that it has. */
    private int sought(int verb) {
        int at = tokens.after(verb + 1, INSIDE);
        return knowledge
                .tool(tokens, at)
                .filter(tool -> tokens.word(tool.end()).equals("for"))
                .filter(tool -> !has(tool.what(), tool.end() + 1, end(tool.end() + 1)))
                .map(tool -> tool.end() + 1)
                .orElse(0);
    }

    private boolean has(String tool, int from, int to) {
        for (int i = from; i < to; i++) {
            boolean own = knowledge
                    .thing(tokens, i, to)
                    .filter(thing -> knowledge.of(thing.what()).stream()
                            .anyMatch(one -> one.is(Operation.Kind.LOOK)
                                    && one.tool().id().equals(tool)))
                    .isPresent();
            if (own) {
                return true;
            }
        }
        return false;
    }

    /** Where a few plain words end; where they begin, when others stand there. */
    private int end(int from) {
        int end = tokens.find(
                from,
                i -> tokens.get(i) instanceof Token.Mark
                        || EnglishWords.AND.has(tokens.word(i))
                        || tokens.word(i).equals("then"));
        boolean plain = end <= from + LONGEST;
        for (int i = from; i < end && plain; i++) {
            plain = tokens.get(i) instanceof Word word
                    && word.text().matches("[\\p{L}][\\p{L}'-]*")
                    && !EnglishWords.RELATOR.has(word.lower())
                    && !EnglishWords.IT.has(word.lower())
                    && !EnglishWords.ANYBODY.has(word.lower())
                    && !EnglishWords.DETERMINER.has(word.lower());
        }
        return plain ? end : from;
    }
}

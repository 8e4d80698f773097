package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.lexicon.Enclosing;
import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Mark;
import app.dispatch.adapters.tools.planner.text.Token.Quote;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what names the things that files go with: "Bob's invoice mail", "the latest mail from bob@example.com". */
final class Wholes {
    private static final int MOST_BEFORE = 8;

    private final Tokens tokens;
    private final Knowledge knowledge;
    private final Enclosing enclosing;

    Wholes(Tokens tokens, Knowledge knowledge, Enclosing enclosing) {
        this.tokens = tokens;
        this.knowledge = knowledge;
        this.enclosing = enclosing;
    }

    /**
     * Things that words name.
     *
     * @param words how that is said so that nothing hangs on where it stands
     * @param to the place after the words
     */
    record Named(List<Token> words, int to) {}

    /** The things that are named from a place on, by their noun. */
    Optional<Named> at(int from) {
        int noun = noun(from);
        if (noun < 0) {
            return Optional.empty();
        }
        int end = end(noun + 1);
        int owner = tokens.find(from, i -> i >= noun || tokens.word(i).equals("'s"));
        List<Token> words = new ArrayList<>();
        if (owner >= noun) {
            words.addAll(tokens.slice(from, end).list());
            return Optional.of(new Named(words, end));
        }
        int start = tokens.get(from).start();
        words.add(word("the", start));
        List<Token> about = new ArrayList<>();
        boolean time = known(owner - 1) && owner == from + 1; // "today's mails"
        for (int i = time ? from : owner + 1; i < noun; i++) {
            if (i != owner) {
                (known(i) ? words : about).add(tokens.get(i));
            }
        }
        words.add(tokens.get(noun));
        if (!time) {
            words.add(word("from", start));
            words.addAll(tokens.slice(from, owner).list());
        }
        if (!about.isEmpty()) {
            words.add(word("about", start));
            words.add(about.size() == 1 ? about.getFirst() : quote(about));
        }
        if (noun + 1 < end && tokens.get(noun + 1) instanceof Quote) {
            titled(words, start);
        }
        words.addAll(tokens.slice(noun + 1, end).list());
        return Optional.of(new Named(words, end));
    }

    /** Those with a title that stands there alone: "attached to "Invoice"". */
    Optional<Named> titled(int at) {
        if (at >= tokens.size() || !(tokens.get(at) instanceof Quote quote)) {
            return Optional.empty();
        }
        List<Token> words = new ArrayList<>(any("the", false, quote.start()));
        words.add(quote);
        return Optional.of(new Named(words, at + 1));
    }

    /** Those of a person, of whom nothing else is said: "that Bob mailed me", "from bob@example.com". */
    List<Token> from(List<Token> person, boolean several, List<Word> kinds) {
        int start = person.getFirst().start();
        List<Token> words = new ArrayList<>(any("the", several, start));
        words.addAll(words.size() - 1, kinds);
        words.add(word("from", start));
        words.addAll(person);
        return words;
    }

    /** All that the tool has of a kind. */
    List<Token> all(List<Word> kinds, int start) {
        List<Token> words = new ArrayList<>(any("the", true, start));
        words.addAll(words.size() - 1, kinds);
        return words;
    }

    /** One that has files with it, by their noun: "mail with an attachment". */
    List<Token> with(Token files, int start) {
        List<Token> words = new ArrayList<>(any("", false, start).subList(1, 2));
        words.add(word("with", start));
        words.add(word("an", start));
        words.add(files);
        return words;
    }

    private List<Token> any(String article, boolean several, int start) {
        String noun = enclosing.list().things().stream().findFirst().orElse("");
        return List.of(word(article, start), word(several ? noun + "s" : noun, start));
    }

    private static void titled(List<Token> words, int start) {
        for (String one : List.of("with", "the", "subject")) {
            words.add(word(one, start));
        }
    }

    /** Whether a tool's name stands there that has the things. */
    boolean isTool(int at) {
        return knowledge
                .tool(tokens, at)
                .filter(one -> one.what().equals(enclosing.list().tool().id()))
                .isPresent();
    }

    /** The place of the noun, behind the words that say which ones; -1 where another noun comes first. */
    private int noun(int from) {
        for (int i = from; i < from + MOST_BEFORE && i < tokens.size(); i++) {
            if (isThing(i)) {
                return i;
            }
            boolean apart = tokens.get(i) instanceof Mark
                    || tokens.get(i) instanceof Quote
                    || (EnglishWords.RELATOR.has(tokens.word(i)) && !EnglishWords.ARTICLE.has(tokens.word(i)));
            if (apart) {
                return -1;
            }
        }
        return -1;
    }

    boolean isThing(int at) {
        return knowledge
                .thing(tokens, at, at + 1)
                .filter(one -> enclosing.list().things().contains(one.what())
                        && !enclosing.nouns().contains(one.what()))
                .isPresent();
    }

    /** Where what says which ones ends: before where something goes to, and before what else is to be done. */
    private int end(int from) {
        return tokens.find(
                from,
                i -> tokens.get(i) instanceof Mark
                        || EnglishWords.AND.has(tokens.word(i))
                        || EnglishWords.THEN.has(tokens.word(i))
                        || (isAway(i) && !isThing(tokens.after(i + 1, EnglishWords.ARTICLE.words()))));
    }

    private boolean isAway(int at) {
        return EnglishWords.AWAY.has(tokens.word(at)) || tokens.word(at).matches("in|on|as|under|at");
    }

    /** Whether the search for them has such a word. */
    private boolean known(int at) {
        return enclosing
                .list()
                .param("query")
                .filter(one -> one.words().containsKey(tokens.word(at)))
                .isPresent();
    }

    private Quote quote(List<Token> words) {
        int start = words.getFirst().start();
        int end = words.getLast().end();
        return new Quote(tokens.text().substring(start, end), start, end);
    }

    static Word word(String text, int at) {
        return new Word(text, text, at, at);
    }
}

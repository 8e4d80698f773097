package app.dispatch.adapters.tools.planner.parse;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.text.English;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.Optional;
import java.util.Set;

/** Tells where the verb of an order stands. */
final class Verbs {
    private static final int LONGEST = 4;

    private final Tokens tokens;
    private final Knowledge knowledge;
    private final Speech speech;

    Verbs(Tokens tokens, Knowledge knowledge, Speech speech) {
        this.tokens = tokens;
        this.knowledge = knowledge;
        this.speech = speech;
    }

    /** Whether the verb of an order stands at a place; "fetches" where a brief speaks of what does it. */
    boolean at(int at, int to, boolean sure) {
        String word = tokens.word(at);
        if (at < to && (messages(at) || lets(at) || letsKnow(at, to) || told(at) || prefixed(word))) {
            return true;
        }
        boolean parted = EnglishWords.IT.has(tokens.word(at + 1)) && isParted(at); // "boil it down"
        if (at >= to || !(knowledge.isVerb(word) || parted || phraseEnd(at) > 0) || isQuality(at, to)) {
            return false;
        }
        String next = tokens.word(at + 1);
        if (isNoun(at)) {
            return false;
        }
        if (joined(at)
                && EnglishWords.TELL.has(word)
                && at + 1 < to
                && tokens.get(at + 1) instanceof Word
                && !next.matches("of|from")) {
            return true;
        }
        if (at + 1 < to && isMember(at)) {
            return false;
        }
        if (at + 1 >= to || !(tokens.get(at + 1) instanceof Word)) {
            boolean data = at + 1 < to && !(tokens.get(at + 1) instanceof Token.Mark);
            return data || (!sure && !isThing(at));
        }
        boolean told = EnglishWords.AND.has(tokens.word(at - 1))
                && EnglishWords.ARTICLE.has(tokens.word(at - 3))
                && EnglishWords.RELATOR.has(next)
                && tokens.word(at + 2).startsWith("#");
        if (told && isThing(at)) {
            return false; // "post the name and email in #leads"
        }
        boolean both = isThing(at) || English.isThing(word);
        return object(at + 1)
                || !both
                || (!sure && (EnglishWords.RELATOR.has(next) || knowledge.knows(next) || capital(at + 1)));
    }

    /** "their name and e-mail address", "the read field of …": whether what could be a verb belongs to the noun after it. */
    private boolean isNoun(int at) {
        String word = tokens.word(at);
        String next = tokens.word(at + 1);
        return (EnglishWords.TELL.has(word) && next.matches("address(es)?"))
                || ofTool(at)
                || (EnglishWords.AND.has(tokens.word(at - 1))
                        && next.equals("from")
                        && isThing(at)) // "name and email from"
                || (EnglishWords.AUXILIARY.has(next) && !word.equals("let"))
                || (next.matches("fields?") && tokens.word(at + 2).matches("of|from|in|to"));
    }

    /** "the Drive file": whether a thing of a tool stands behind its name, and an article before that. */
    private boolean ofTool(int at) {
        for (int i = at - 1; isThing(at) && i > Math.max(0, at - 3); i--) {
            int end = at;
            boolean named =
                    knowledge.tool(tokens, i).filter(one -> one.end() == end).isPresent();
            if (named && EnglishWords.ARTICLE.has(tokens.word(i - 1))) {
                return true;
            }
        }
        return false;
    }

    /** 'with the title "a" and label "b"': whether a text that is listed after another has that name. */
    private boolean isMember(int at) {
        return tokens.get(at + 1) instanceof Token.Quote
                && EnglishWords.TEXT.has(tokens.word(at))
                && joined(at)
                && !tokens.word(at - 1).equals("then")
                && tokens.get(at - 2) instanceof Token.Quote
                && (EnglishWords.TEXT.has(tokens.word(at - 3)) || EnglishWords.NAMED.has(tokens.word(at - 3)));
    }

    /** "Open issues in acme/api: …": whether a verb only says which things are meant, of which no article says that one is made. */
    boolean isQuality(int at, int to) {
        String word = tokens.word(at);
        return knowledge.isQuality(word)
                && English.is(English.Kind.ADJECTIVE, word)
                && (!EnglishWords.CHANGE.has(word) || EnglishWords.MAKE.has(word))
                && !EnglishWords.GRAVE.has(word)
                && !EnglishWords.WRITE.has(word) // "draft replies"
                && knowledge
                        .thing(tokens, at + 1, to)
                        .filter(thing ->
                                !tokens.word(thing.end() - 1).equals(Lemma.singular(tokens.word(thing.end() - 1))))
                        .isPresent();
    }

    /** Whether a thing of some tool stands at a place. */
    boolean isThing(int at) {
        return knowledge.thing(tokens, at, at + 1).isPresent();
    }

    /** Whether such a verb stands between two places. */
    boolean between(int from, int to) {
        for (int i = from; i < to; i++) {
            if (at(i, to, true) && !isThing(i)) {
                return true;
            }
        }
        return false;
    }

    /** "let me have …": what is sent to somebody. */
    boolean lets(int at) {
        return tokens.word(at).equals("let")
                && EnglishWords.ME.has(tokens.word(at + 1))
                && tokens.is(at + 2, Set.of("have", "get", "see"));
    }

    /** "let #dev on Slack know". */
    private boolean letsKnow(int at, int to) {
        int end = Math.min(to, at + LONGEST + 2);
        int know = tokens.find(
                at + 1,
                i -> i >= end
                        || tokens.get(i) instanceof Token.Mark
                        || tokens.word(i).equals("know"));
        return tokens.word(at).equals("let") && know < end && tokens.word(know).equals("know");
    }

    /** "slack me …", "discord #dev: …": a tool as the verb. */
    boolean messages(int at) {
        if (EnglishWords.AND.has(tokens.word(at - 1)) && tokens.word(at - 2).matches("#.+|\\d{15,21}")) {
            return false; // "to #a and Slack #b"
        }
        String next = tokens.word(at + 1);
        boolean tool = knowledge
                .tool(tokens, at)
                .filter(named -> named.end() == at + 1 && tells(named.what()))
                .isPresent();
        boolean person = at + 2 < tokens.size()
                && tokens.get(at + 2) instanceof Token.Quote
                && next.matches("[a-z]+")
                && !EnglishWords.ARTICLE.has(next)
                && !EnglishWords.RELATOR.has(next)
                && !isThing(at + 1); // 'slack bob "…"'
        return tool
                && (EnglishWords.ME.phrases().at(tokens, at + 1)
                        || next.startsWith("#")
                        || next.startsWith("@")
                        || next.matches("\\d{15,21}")
                        || person);
    }

    private boolean tells(String tool) {
        return knowledge.operations().stream().anyMatch(one -> one.tool().id().equals(tool) && one.tells());
    }

    /** Whether a word says what is done with something: "mailed", "written". */
    boolean isParticiple(int at) {
        String word = tokens.word(at);
        Optional<String> verb =
                word.equals(word.replaceFirst("(ed|en)$", "")) ? Optional.empty() : knowledge.verb(word);
        return verb.filter(one -> !one.equals(word)
                                && (EnglishWords.TELL.has(one)
                                        || EnglishWords.WORK.has(one)
                                        || EnglishWords.MAKE.has(one)))
                        .isPresent()
                && (EnglishWords.RELATOR.has(tokens.word(at + 1))
                        || knowledge.tool(tokens, at + 1).isPresent()
                        || at + 1 >= tokens.size()
                        || tokens.get(at + 1) instanceof Token.Mark);
    }

    /** Where a sentence wishes for what does something, its verbs are those of the third person. */
    void hear(int at) {
        if (speech.isWish() && isThirdPerson(at)) {
            speech.tellsOfSomething();
        }
    }

    /** "fetches": what something does. */
    boolean isThirdPerson(int at) {
        String word = tokens.word(at);
        return word.endsWith("s")
                && knowledge.verb(word).filter(verb -> !verb.equals(word)).isPresent();
    }

    /** The place after a verb of several words, such as "sum up"; 0 when there is none. */
    int phraseEnd(int at) {
        boolean parted = (EnglishWords.IT.has(tokens.word(at + 1)) || EnglishWords.ARTICLE.has(tokens.word(at + 1)))
                && isParted(at);
        if (parted) {
            return 0;
        }
        for (int words = LONGEST; words > 1; words--) {
            if (knowledge.isVerb(phrase(at, at + words))) {
                return at + words;
            }
        }
        return 0;
    }

    /** The words from a place to before another. */
    String phrase(int from, int to) {
        StringBuilder phrase = new StringBuilder(tokens.word(from));
        for (int i = from + 1; i < to; i++) {
            phrase.append(' ').append(tokens.word(i));
        }
        return phrase.toString();
    }

    /** "sum it up": whether the word after the next belongs to the verb at a place. */
    boolean isParted(int at) {
        return tokens.is(at + 2, Set.of("up", "down", "out"))
                && knowledge.isVerb(tokens.word(at) + " " + tokens.word(at + 2));
    }

    /** "posts the count": what something does, of which a brief speaks. */
    boolean told(int at) {
        String word = tokens.word(at);
        return speech.isThirdPerson()
                && word.endsWith("s")
                && knowledge.verb(word).isPresent()
                && !tokens.is(at - 1, EnglishWords.ARTICLE.words());
    }

    private boolean prefixed(String word) {
        return word.matches("(auto|cross)-[a-z]+") && knowledge.isVerb(word.replaceFirst("^(auto|cross)-", ""));
    }

    /** Whether a word begins what an order acts on. */
    boolean object(int at) {
        String word = tokens.word(at);
        return EnglishWords.ARTICLE.has(word)
                || EnglishWords.IT.has(word)
                || EnglishWords.ME.phrases().at(tokens, at)
                || word.startsWith("#")
                || word.contains("@")
                || EnglishWords.FIRST.has(word)
                || EnglishWords.PEOPLE.has(word)
                || word.equals("us")
                || word.matches("(next|last|this|today|tomorrow|yesterday)")
                || word.matches("\\d.*|[a-z]+_\\w*\\d\\w*|[a-z]+-\\d+"); // "pi_123", "eng-4"
    }

    private boolean joined(int at) {
        return tokens.word(at - 1).matches("and|then|&") && !EnglishWords.ARTICLE.has(tokens.word(at - 3));
    }

    private boolean capital(int at) {
        return tokens.get(at) instanceof Word word
                && !word.text().isEmpty()
                && Character.isUpperCase(word.text().charAt(0));
    }
}

package app.dispatch.adapters.tools.planner.language;

import app.dispatch.adapters.tools.planner.language.Lexicon.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a word that the lexicon has not as it stands: two in one, or with a pronoun at its end. */
final class WordForms {
    private static final List<String> JOINTS = List.of("", "s", "n", "en", "es", "e");
    private static final int SHORTEST = 3;

    /** Characters of a word that is taken apart: each place in it is tried, and there is none as long. */
    private static final int LONGEST = 60;

    private final Lexicon lexicon;
    private final Language language;

    WordForms(Lexicon lexicon, Language language) {
        this.lexicon = lexicon;
        this.language = language;
    }

    /** The parts of a word; one of an unknown role when it is not known. */
    List<Part> of(Part word, boolean begins) {
        List<Part> hyphened = hyphened(word);
        if (!hyphened.isEmpty()) {
            return hyphened;
        }
        List<Part> found = word.source().length() > LONGEST ? List.of() : parts(word);
        if (!found.isEmpty()) {
            return found;
        }
        boolean capital = Character.isUpperCase(word.english().charAt(0));
        boolean name = capital && !begins && language != Language.GERMAN;
        return List.of(name ? word.as(word.english(), Role.NAME) : word);
    }

    private List<Part> parts(Part word) {
        return switch (language.family()) {
            case ROMANCE -> clitics(word);
            case GERMANIC -> german(word);
            case ENGLISH, CHINESE, JAPANESE, UNREAD -> List.of();
        };
    }

    /** "Slack-Nachricht", "envoie-les-moi": when each part is known. */
    private List<Part> hyphened(Part word) {
        String[] pieces = word.english().split("-");
        if (pieces.length < 2) {
            return List.of();
        }
        List<Part> parts = new ArrayList<>();
        int at = word.start();
        for (String piece : pieces) {
            Part part = new Part(piece, Role.UNKNOWN, piece.toLowerCase(Locale.ROOT), at, at + piece.length());
            Part known = known(part, parts.isEmpty());
            if (known.is(Role.UNKNOWN)) {
                return List.of();
            }
            parts.add(known);
            at += piece.length() + 1;
        }
        return parts;
    }

    /** A piece after the first is a pronoun where it may be one: "le" in "envoie-le". */
    private Part known(Part part, boolean first) {
        if (!first && language.family() == Language.Family.ROMANCE) {
            Optional<Phrase> pronoun = lexicon.word("-" + part.source());
            if (pronoun.isPresent()) {
                return part.as(pronoun.get().english(), pronoun.get().role());
            }
        }
        Optional<Phrase> phrase = lexicon.word(part.source());
        if (phrase.isPresent()) {
            return part.as(phrase.get().english(), phrase.get().role());
        }
        boolean name = Character.isUpperCase(part.english().charAt(0)) && language.family() != Language.Family.GERMANIC;
        return name ? part.as(part.english(), Role.NAME) : part;
    }

    /** "envíamelo", "inviali": a verb with whom and what at its end. */
    private List<Part> clitics(Part word) {
        String source = word.source();
        for (int cut = 3; cut < source.length(); cut++) {
            Optional<Phrase> pronoun = lexicon.word("-" + source.substring(cut));
            Optional<Phrase> verb = pronoun.isEmpty() ? Optional.empty() : verb(source.substring(0, cut));
            if (verb.isPresent()) {
                int at = word.start() + cut;
                return List.of(
                        new Part(verb.get().english(), Role.VERB, source.substring(0, cut), word.start(), at),
                        new Part(pronoun.get().english(), Role.PRON, source.substring(cut), at, word.end()));
            }
        }
        return List.of();
    }

    private Optional<Phrase> verb(String stem) {
        Optional<Phrase> verb = verbAlone(stem);
        for (String ending : List.of("e", "i", "a")) { // "mandar(e)mi" has lost a letter, "dimmi" doubled one
            verb = verb.isPresent() ? verb : verbAlone(stem + ending);
        }
        return verb;
    }

    private Optional<Phrase> verbAlone(String word) {
        return Stream.concat(lexicon.startingWith(word).stream(), lexicon.startingPlainlyWith(word).stream())
                .filter(phrase -> phrase.words().size() == 1 && phrase.role() == Role.VERB)
                .findFirst();
    }

    private List<Part> german(Part word) {
        String source = word.source();
        for (String ending : List.of("s", "es")) { // of a genitive
            Optional<Phrase> noun = source.endsWith(ending)
                    ? noun(source.substring(0, source.length() - ending.length()))
                    : Optional.empty();
            if (noun.isPresent()) {
                return List.of(word.as(noun.get().english(), noun.get().role()));
            }
        }
        return compound(word);
    }

    /** "Kalendertermine": two nouns, perhaps with a letter between. */
    private List<Part> compound(Part word) {
        String source = word.source();
        for (int cut = source.length() - SHORTEST; cut >= SHORTEST; cut--) {
            Optional<Phrase> second = noun(source.substring(cut));
            Optional<Phrase> first = second.isEmpty() ? Optional.empty() : first(source.substring(0, cut));
            if (first.isPresent()) {
                int at = word.start() + cut;
                return List.of(
                        new Part(first.get().english(), Role.ADJ, source.substring(0, cut), word.start(), at),
                        new Part(second.get().english(), Role.NOUN, source.substring(cut), at, word.end()));
            }
        }
        return List.of();
    }

    private Optional<Phrase> first(String half) {
        for (String joint : JOINTS) {
            if (half.endsWith(joint)) {
                Optional<Phrase> noun = noun(half.substring(0, half.length() - joint.length()));
                if (noun.isPresent()) {
                    return noun;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Phrase> noun(String word) {
        return lexicon.word(word).filter(phrase -> phrase.role() == Role.NOUN || phrase.role() == Role.NAME);
    }
}

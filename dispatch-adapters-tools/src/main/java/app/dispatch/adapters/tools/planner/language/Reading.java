package app.dispatch.adapters.tools.planner.language;

import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A brief in English.
 *
 * @param language the one that it is written in
 * @param english its text in English; the brief itself when that is English, or not read
 * @param tokens the English words, each with the place in the brief as it is written: what is cut from these tokens is told
 *     in the user's words
 * @param confident whether enough was understood to plan it
 * @param unknown words that were not understood, as they are written
 */
public record Reading(Language language, String english, Tokens tokens, boolean confident, List<String> unknown) {
    private static final int MOST_TOLD = 8;

    public Reading {
        unknown = List.copyOf(unknown);
    }

    static Reading same(Tokens tokens) {
        return new Reading(Language.ENGLISH, tokens.text(), tokens, true, List.of());
    }

    static Reading unread(Language language, Tokens tokens) {
        return new Reading(language, tokens.text(), tokens, false, List.of());
    }

    /** Whether the tokens are those of another text than the brief. */
    public boolean translated() {
        return language != Language.ENGLISH && language.read();
    }

    /** Why the brief cannot be planned, for its user; empty when it can. */
    public Optional<String> trouble() {
        if (confident) {
            return Optional.empty();
        }
        String reads = " Briefs are read in " + Language.readOnes() + ".";
        if (!language.read()) {
            return Optional.of("The brief looks " + language.title() + ", which is not read." + reads);
        }
        String words =
                unknown.stream().limit(MOST_TOLD).map(word -> "“" + word + "”").collect(Collectors.joining(", "));
        return Optional.of("The brief looks " + language.title() + ", but "
                + (words.isEmpty()
                        ? "nothing to do was understood in it."
                        : "these words are not known: " + words + ".")
                + reads);
    }
}

package app.dispatch.adapters.tools.planner.text;

import app.dispatch.adapters.tools.planner.text.Token.Word;
import java.util.Set;
import java.util.function.Predicate;

/** Tells whether a word that is a name and a word of English as well stands like a name: "post to slack", but not "slack off". */
public final class ProperName {
    /** "a notion of", "discord among", "slack off". */
    private static final Set<String> AFTER = Phrases.words("of that among amongst between off");
    /** "calendar month", whatever the name: nobody's months. */
    private static final Set<String> UNITS = Phrases.words("""
            day days week weeks month months quarter quarters year years""");

    private static final Set<String> BEFORE = Phrases.words("""
            a an some any no more most less least much little enough another this every each""");
    /** "it is linear", said of a quality. */
    private static final Set<String> BEING = Phrases.words("""
            is are was were be been being become becomes became seems very too quite rather non""");

    private static final Set<String> PLACE = Phrases.words("in on into onto to from via through using at");
    /** What every service has: "our linear workspace". */
    private static final Set<String> OF_A_SERVICE = Phrases.words("""
            workspace workspaces account accounts team teams project projects board boards backlog roadmap dashboard tracker
            wiki space server servers community data app api integration bot cycle sprint inbox feed link links
            notification notifications alert alerts reminder reminders announcement announcements digest export upload
            summary overview status""");

    private ProperName() {}

    /**
     * Whether a name stands at a place, one word of the tokens.
     *
     * @param brand whether it is a name and nothing else: "slack", but not "calendar"
     * @param known nouns and adjectives that belong to a tool
     */
    public static boolean stands(Tokens tokens, int at, boolean brand, Predicate<String> known) {
        String word = tokens.word(at);
        if (!word.matches("[a-z]{3,}") || !English.has(word) || capital(tokens, at)) {
            return true;
        }
        String next = tokens.word(at + 1);
        if (UNITS.contains(next) || (brand && AFTER.contains(next) && !tells(tokens, at))) {
            return false;
        }
        if (belongs(next, known) || titles(tokens, at, brand)) {
            return true;
        }
        return !English.isThing(next) && !said(tokens, at, brand);
    }

    /** "tell bob on slack that …". */
    private static boolean tells(Tokens tokens, int at) {
        return tokens.word(at - 1).equals("on") && tokens.word(at + 1).equals("that");
    }

    /** Written like a name where other words are not. */
    private static boolean capital(Tokens tokens, int at) {
        boolean starts = at == 0 || !(tokens.get(at - 1) instanceof Word);
        return !starts
                && tokens.get(at) instanceof Word word
                && Character.isUpperCase(word.text().charAt(0));
    }

    /** "Slack standup reminder": what a title begins with, before what a service has. */
    private static boolean titles(Tokens tokens, int at, boolean brand) {
        boolean begins = brand
                && at == 0
                && tokens.get(at) instanceof Word word
                && Character.isUpperCase(word.text().charAt(0));
        boolean many = English.singular(tokens.word(at + 1)).isPresent()
                && !English.is(English.Kind.ADJECTIVE, tokens.word(at)); // "Stripe disputes"
        boolean has = !English.isOrder(tokens.word(at + 1))
                && (OF_A_SERVICE.contains(tokens.word(at + 2)) || OF_A_SERVICE.contains(tokens.word(at + 3)));
        return begins && (many || has);
    }

    private static boolean belongs(String next, Predicate<String> known) {
        return !next.isEmpty() && (OF_A_SERVICE.contains(next) || known.test(next));
    }

    /** Whether what stands before says that it is a thing, or a quality, and no name. */
    private static boolean said(Tokens tokens, int at, boolean brand) {
        String before = tokens.word(at - 1);
        if (!brand) {
            return Set.of("a", "an").contains(before) && !tokens.word(at - 2).equals("from");
        }
        boolean quality = BEING.contains(before) && English.is(English.Kind.ADJECTIVE, tokens.word(at));
        boolean the = before.equals("the") && !tokens.is(at - 2, PLACE);
        return quality || the || BEFORE.contains(before);
    }
}

package app.dispatch.adapters.tools.planner.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes English endings off words: {@code fetches}, {@code fetching} and {@code fetched} are forms of {@code fetch}. */
public final class Lemma {
    private Lemma() {}

    /** The first plain form of a word, the word itself included, that is one of these. */
    public static Optional<String> in(Set<String> known, String word) {
        return forms(word).stream().filter(known::contains).findFirst();
    }

    /** The word and what it may be a form of, the likeliest first. */
    public static List<String> forms(String word) {
        List<String> forms = new ArrayList<>(List.of(word));
        strip(word, "ies", "y", forms);
        strip(word, "es", "", forms);
        strip(word, "s", "", forms);
        for (String ending : List.of("ing", "ed")) {
            strip(word, ending, "", forms);
            strip(word, ending, "e", forms);
            doubled(word, ending, forms);
        }
        strip(word, "ied", "y", forms);
        if (!word.endsWith("s") && !word.endsWith("ing") && !word.endsWith("ed")) {
            forms.addAll(English.plain(word));
        }
        return forms;
    }

    /** The singular of a noun: that of the dictionary, for other words as far as it shows. */
    public static String singular(String noun) {
        if (!noun.endsWith("s") || noun.endsWith("ss") || noun.length() < 3) {
            return noun;
        }
        return English.has(noun) ? English.singular(noun).orElse(noun) : shown(noun);
    }

    private static String shown(String noun) {
        if (noun.endsWith("us") || noun.endsWith("is") || (noun.length() == 3 && noun.endsWith("as"))) {
            return noun;
        }
        if (noun.endsWith("ies")) {
            return noun.substring(0, noun.length() - 3) + "y";
        }
        boolean hissing =
                noun.endsWith("ches") || noun.endsWith("shes") || noun.endsWith("xes") || noun.endsWith("sses");
        return noun.substring(0, noun.length() - (hissing ? 2 : 1));
    }

    private static void strip(String word, String ending, String instead, List<String> forms) {
        if (word.length() >= ending.length() + 2 && word.endsWith(ending)) {
            forms.add(word.substring(0, word.length() - ending.length()) + instead);
        }
    }

    private static void doubled(String word, String ending, List<String> forms) {
        int cut = word.length() - ending.length();
        if (cut >= 3 && word.endsWith(ending) && word.charAt(cut - 1) == word.charAt(cut - 2)) {
            forms.add(word.substring(0, cut - 1));
        }
    }
}

package app.dispatch.server.harm;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** A text as searches see it: its words, in small letters and without what stands between them. */
record Words(List<String> words) {

    static Words of(String... texts) {
        return new Words(Arrays.stream(
                        String.join(" \n ", texts).toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList());
    }

    /** Whether those words stand in it, one behind the other. */
    boolean hold(String phrase) {
        return Collections.indexOfSubList(words, of(phrase).words) >= 0;
    }

    /** Whether each of those words stands in it. */
    boolean holdAll(String others) {
        return words.containsAll(of(others).words);
    }

    /** The same, where the last word may be the beginning of one. */
    boolean holdBeginning(String phrase) {
        List<String> sought = of(phrase).words;
        for (int from = 0; from + sought.size() <= words.size(); from++) {
            List<String> here = words.subList(from, from + sought.size());
            if (sought.isEmpty()
                    || (here.subList(0, here.size() - 1).equals(sought.subList(0, sought.size() - 1))
                            && here.getLast().startsWith(sought.getLast()))) {
                return true;
            }
        }
        return false;
    }
}

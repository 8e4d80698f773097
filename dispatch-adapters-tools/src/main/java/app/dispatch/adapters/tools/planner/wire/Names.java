package app.dispatch.adapters.tools.planner.wire;

import app.dispatch.adapters.tools.planner.text.Phrases;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names for steps and plans that a person can read. */
public final class Names {
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_ID = 40;
    private static final Set<String> DULL = Phrases.words("""
            www api app com org net io dev co rest json index html http https example localhost xml php""");

    private final Set<String> taken = new HashSet<>();

    /** Frees the id of a step that is not made after all. */
    public void free(String id) {
        taken.remove(id);
    }

    /** An id from a verb and an address, such as {@code get_items}. */
    public String call(String verb, String url) {
        String noun = noun(url);
        return unique(verb + (noun.isEmpty() ? "_it" : "_" + noun));
    }

    /** An id that is taken by no step before: the wanted one, else with a number. */
    public String unique(String wanted) {
        String id = wanted.replaceAll("[^A-Za-z0-9_]+", "_").replaceAll("_+$", "");
        id = id.substring(0, Math.min(LONGEST_ID, id.length()));
        id = id.matches("[A-Za-z].*") ? id : "step_" + id;
        String free = id;
        for (int i = 2; !taken.add(free); i++) {
            free = id + "_" + i;
        }
        return free;
    }

    /** The word in an address that says most: the last readable part of its path, else of its host. */
    public static String noun(String url) {
        List<String> words = words(url);
        for (String word : words.reversed()) {
            if (!DULL.contains(word)) {
                return word;
            }
        }
        return words.isEmpty() ? "" : words.getFirst();
    }

    /** The readable words in an address, host first. */
    public static List<String> words(String url) {
        List<String> words = new ArrayList<>();
        String bare = url.replaceFirst("^[A-Za-z][A-Za-z0-9+.-]*://", "").replaceFirst("[?#].*", "");
        String[] parts = bare.split("/", -1);
        String host = parts[0].replaceFirst("^[^@]*@", "").replaceFirst(":\\d+$", "");
        String[] labels = host.split("\\.", -1);
        int domain = labels.length > 2 ? labels.length - 2 : Math.max(1, labels.length - 1);
        for (int i = Math.min(domain, labels.length) - 1; i >= 0; i--) {
            readable(labels[i], words);
        }
        if (labels.length > 2) {
            String main = labels[labels.length - 2];
            if (words.stream().allMatch(DULL::contains)) {
                readable(main, words);
            }
        }
        for (int i = 1; i < parts.length; i++) {
            readable(parts[i].replaceFirst("\\.[a-z]{2,5}$", ""), words);
        }
        return words;
    }

    private static void readable(String part, List<String> words) {
        String word =
                part.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_+|_+$", "");
        boolean version = word.matches("v\\d+");
        boolean key =
                word.length() > 24 || word.chars().filter(Character::isDigit).count() * 2 > word.length();
        if (!word.isEmpty() && word.matches("[a-z].*") && !version && !key && !part.contains("{")) {
            words.add(word);
        }
    }

    /** An address for people: without scheme, login and query, which may hold a secret. */
    public static String shown(String url) {
        String bare = url.replaceFirst("^https?://", "")
                .replaceFirst("^[^/@]*@", "")
                .replaceFirst("[?#].*", "")
                .replaceFirst("/$", "");
        return bare.length() > 48 ? bare.substring(0, 47) + "…" : bare;
    }

    /** The name of a plan of these steps. */
    public static String plan(List<Draft> steps) {
        List<String> outlines = steps.stream().map(step -> step.outline).toList();
        String name = sentence(outlines);
        if (name.length() > LONGEST_NAME && outlines.size() > 2) {
            name = sentence(outlines.subList(0, 1)) + " and " + (outlines.size() - 1) + " more steps";
        }
        String shown = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME - 1) + "…" : name;
        return shown.isEmpty() ? "Plan" : shown.substring(0, 1).toUpperCase(Locale.ROOT) + shown.substring(1);
    }

    /** The outlines as one sentence: "get a, get b and post it to c". */
    public static String sentence(List<String> outlines) {
        int last = outlines.size() - 1;
        return last < 1
                ? String.join("", outlines)
                : String.join(", ", outlines.subList(0, last)) + " and " + outlines.get(last);
    }
}

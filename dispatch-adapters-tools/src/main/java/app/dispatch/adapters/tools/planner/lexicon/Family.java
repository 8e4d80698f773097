package app.dispatch.adapters.tools.planner.lexicon;

import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Phrases;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Verbs of one meaning: what a brief says and what a tool declares are compared by it. */
public enum Family {
    FETCH(
            "get fetch read download load retrieve pull grab obtain query check ping poll list show view see open visit scrape "
                    + "crawl find search watch monitor lookup look access inspect test probe receive"),
    SEND(
            "post send submit push publish forward pass relay deliver report notify write upload share tell dispatch transmit store "
                    + "save log record mirror copy sync return give feed alert message announce echo append hand email tweet reply"),
    CREATE("create add register insert make open"),
    REPLACE("put replace overwrite"),
    CHANGE("update patch modify edit change adjust"),
    REMOVE("delete remove erase clear drop cancel"),
    CALL("call hit request invoke trigger run execute touch"),
    HEAD("head"),
    OPTIONS("options"),
    /** Puts earlier answers together; no tool is called for it. */
    JOIN("combine merge join collect gather bundle aggregate concatenate unite"),
    /** Picks a part of an earlier answer; no tool is called for it. */
    TAKE("take extract use keep pick remember select");

    private static final Map<String, Set<Family>> BY_WORD = byWord();

    /** Its verbs, parted by spaces. */
    private final String words;

    Family(String words) {
        this.words = words;
    }

    private static Map<String, Set<Family>> byWord() {
        Map<String, Set<Family>> byWord = new HashMap<>();
        for (Family family : values()) {
            Phrases.words(family.words)
                    .forEach(word -> byWord.computeIfAbsent(word, key -> EnumSet.noneOf(Family.class))
                            .add(family));
        }
        return byWord;
    }

    /** The families of a plain verb; most have one, unknown ones none. */
    public static Set<Family> of(String verb) {
        return BY_WORD.getOrDefault(verb, Set.of());
    }

    /** The plain form of a verb that a family knows. */
    public static Optional<String> plain(String word) {
        return Lemma.in(BY_WORD.keySet(), word);
    }
}

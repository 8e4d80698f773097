package app.dispatch.adapters.tools.planner.language;

import app.dispatch.adapters.tools.planner.text.Scanner;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads briefs in other languages as English. What it knows of a language is loaded when the first brief in it comes. Safe for
 * use by several threads.
 */
public final class Languages {
    /** Of the words that carry the meaning, how many percent may be unknown. */
    private static final int MOST_UNKNOWN_PERCENT = 30;

    private static final Set<String> ENDS = Set.of(".", ";", "!", "?", ":", "\n", "(", ")");

    private final Detector detector = new Detector();
    private final Map<Language, Lexicon> lexicons = new ConcurrentHashMap<>();

    /** The brief in English; its own text when that is English already. */
    public Reading english(String brief) {
        return english(Scanner.scan(brief));
    }

    /** The brief in English; these tokens themselves when it is English already. */
    public Reading english(Tokens brief) {
        List<Part> pieces = Splitter.split(brief.text());
        Language language = detector.detect(pieces);
        if (language == Language.ENGLISH) {
            return Reading.same(brief);
        }
        return language.read() ? translated(language, brief.text(), pieces) : Reading.unread(language, brief);
    }

    private Reading translated(Language language, String brief, List<Part> pieces) {
        Lexicon lexicon = lexicons.computeIfAbsent(language, Lexicon::of);
        List<Part> parts = Hours.read(Dates.read(Reader.read(lexicon, new WordForms(lexicon, language), pieces)));
        Grammar grammar = Grammar.of(language);
        Composer composer = new Composer();
        List<Part> sentence = new ArrayList<>();
        for (Part part : parts) {
            if (part.is(Role.MARK) && ENDS.contains(part.english())) {
                Tidy.tidy(grammar.arrange(sentence)).forEach(composer::add);
                composer.add(part);
                sentence.clear();
            } else {
                sentence.add(part);
            }
        }
        Tidy.tidy(grammar.arrange(sentence)).forEach(composer::add);
        Set<String> unknown = new LinkedHashSet<>();
        parts.stream().filter(part -> part.is(Role.UNKNOWN)).forEach(part -> unknown.add(part.english()));
        return new Reading(
                language, composer.english(), composer.tokens(brief), confident(parts), List.copyOf(unknown));
    }

    private static boolean confident(List<Part> parts) {
        Set<Part> content = new HashSet<>();
        Set<Part> unknown = new HashSet<>();
        boolean acts = false;
        for (Part part : parts) {
            acts |= part.is(Role.VERB);
            if (part.is(Role.UNKNOWN)) {
                unknown.add(part);
            }
            if (part.is(Role.UNKNOWN, Role.VERB, Role.HAPPENS, Role.NOUN, Role.ADJ, Role.NAME, Role.TIME, Role.DAY)) {
                content.add(part);
            }
        }
        return acts && unknown.size() * 100 <= content.size() * MOST_UNKNOWN_PERCENT;
    }
}

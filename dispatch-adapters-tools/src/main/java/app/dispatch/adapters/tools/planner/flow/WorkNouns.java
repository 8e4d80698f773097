package app.dispatch.adapters.tools.planner.flow;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Nouns of what a language model does, and the verbs that they come from: "summarizer", "scoring". */
final class WorkNouns {
    private static final Map<Pattern, String> VERBS = verbs();

    private WorkNouns() {}

    private static Map<Pattern, String> verbs() {
        Map<Pattern, String> verbs = new LinkedHashMap<>();
        verbs.put(
                Pattern.compile("(auto-?)?summari[sz](er|ers|ation|ations|ing)|summaries|recaps?|auto-summari[sz]e"),
                "summarize");
        verbs.put(Pattern.compile("(auto-?)?extract(or|ors|ion)"), "extract");
        verbs.put(
                Pattern.compile("(auto-?)?(classif(ier|ication|y)|triager?|scor(ing|er)|qualif(ier|ication)|"
                        + "categori[sz](er|ation)|prioriti[sz]ation|sentiment|triaging)"),
                "classify");
        verbs.put(Pattern.compile("(auto-?)?translat(or|ion|ions)|auto-translate"), "translate");
        verbs.put(
                Pattern.compile(
                        "(auto-?)?(generator|responder|reply|replies|writer|drafter|rewriter|copywriter|copywriting)"
                                + "|recommendations?|suggestions?|ideas|poems?|haikus?|jokes?|captions?|drafts"),
                "write");
        return verbs;
    }

    /** The verb for a noun; empty when it is no such noun. */
    static Optional<String> verb(String word) {
        return VERBS.entrySet().stream()
                .filter(one -> one.getKey().matcher(word).matches())
                .map(Map.Entry::getValue)
                .findFirst();
    }
}

package app.dispatch.adapters.tools.planner.match;

import app.dispatch.adapters.tools.planner.clause.Family;
import app.dispatch.adapters.tools.planner.clause.FunctionWords;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.tool.ToolDef;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An operation, with the words that speak for it.
 *
 * @param verbs what it does, in words of its declaration
 * @param families what these verbs mean
 * @param nouns what it has to do with
 * @param objects what its title's verb acts on: the "issue" of "Create an issue in a repository"
 * @param addressed whether it calls an address that it is given
 */
record Candidate(
        ToolDef tool,
        OpDef op,
        Set<String> verbs,
        Set<Family> families,
        Set<String> nouns,
        Set<String> objects,
        boolean addressed) {

    /** @param names the words that name the tool; they are nothing that it acts on */
    static Candidate of(ToolDef tool, OpDef op, Set<String> names) {
        List<String> title = words(op.title());
        Set<String> verbs = new HashSet<>(List.of(title.getFirst()));
        Set<String> nouns = new HashSet<>();
        title.stream().skip(1).map(Lemma::singular).forEach(nouns::add);
        op.words().stream()
                .map(word -> word.toLowerCase(Locale.ROOT))
                .forEach(word -> (word.contains(" ") ? nouns : verbs).add(word));
        op.words().stream()
                .flatMap(word -> words(word).stream())
                .map(Lemma::singular)
                .forEach(nouns::add);
        words(op.id().replace('_', ' ')).stream().map(Lemma::singular).forEach(nouns::add);
        Set<Family> families = new HashSet<>();
        verbs.forEach(verb -> families.addAll(Family.of(verb)));
        for (Value property : op.params().fields("properties").values().values()) {
            if (property instanceof Fields schema) {
                schema.items("enum")
                        .forEach(allowed -> nouns.add(allowed instanceof Value.Text(String text) ? text : ""));
            }
        }
        nouns.removeIf(word -> FunctionWords.ARTICLES.contains(word) || FunctionWords.OF.contains(word));
        boolean addressed = op.params().fields("properties").get("url").isPresent();
        return new Candidate(tool, op, verbs, families, nouns, objects(title, names), addressed);
    }

    private static Set<String> objects(List<String> title, Set<String> names) {
        return title.stream()
                .skip(1)
                .filter(word -> !FunctionWords.ARTICLES.contains(word) && !names.contains(word))
                .dropWhile(FunctionWords.OF::contains)
                .takeWhile(word -> !FunctionWords.OF.contains(word))
                .map(Lemma::singular)
                .collect(Collectors.toSet());
    }

    private static List<String> words(String text) {
        return List.of(text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"));
    }
}

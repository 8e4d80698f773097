package app.dispatch.adapters.tools.planner.refine;

import app.dispatch.adapters.tools.planner.refine.Kind.Given;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.tool.Catalogue;
import app.dispatch.domain.tool.ToolDef;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a clause asks to be done besides.
 *
 * @param verb its first word; "" when it starts with a noun, as after "add"
 * @param tools the tools that are named
 * @param values the values with a form of their own, such as {@code #dev}
 * @param title what the thing is to be called; empty when that is not said
 * @param me whether it is for who says it
 * @param words all other words but small ones
 */
record Wish(
        Tokens clause,
        String verb,
        Set<String> tools,
        List<Given> values,
        Optional<String> title,
        boolean me,
        Tokens words) {
    private static final Phrases LEADING = Phrases.of("""
            add a step that | add a step to | add a step which | add | include | put in | have it | have them""");
    private static final Set<String> SMALL = Phrases.words("""
            it them that this these those a an the to in on at by via with into for of from my our copy also too well
            as and message's 's saying text through using over same everything""");
    private static final Set<String> ME = Phrases.words("me us myself");
    private static final Set<String> TITLE = Phrases.words("titled called named subject title headline name");

    static Wish of(Tokens clause, Catalogue catalogue) {
        int start = LEADING.end(clause, 0);
        Tokens rest = clause.slice(start, clause.size());
        boolean noun = (clause.word(0).equals("add") && !clause.word(1).equals("a"))
                || clause.word(0).equals("include");
        String verb = start > 0 && (noun || start == 1) ? "" : rest.word(0);
        Set<String> tools = new LinkedHashSet<>();
        List<Given> values = new ArrayList<>();
        List<Token> words = new ArrayList<>();
        String title = null;
        boolean me = false;
        int at = verb.isEmpty() ? 0 : 1;
        while (at < rest.size()) {
            Optional<Named> tool = tool(rest, at, catalogue);
            Optional<Given> given = Kind.of(rest.get(at));
            if (tool.isPresent()) {
                tools.add(tool.get().tool());
            } else if (given.isPresent() && given.get().kind() == Kind.QUOTE && titled(rest, at)) {
                title = given.get().text();
            } else if (given.isPresent()) {
                values.add(given.get());
            } else if (rest.is(at, ME)) {
                me = true;
            } else if (!rest.is(at, SMALL) && !rest.separator(at) && !(rest.is(at, TITLE) && quoted(rest, at + 1))) {
                words.add(rest.get(at));
            }
            at = tool.map(Named::end).orElse(at + 1);
        }
        return new Wish(rest, verb, tools, values, Optional.ofNullable(title), me, new Tokens(clause.text(), words));
    }

    private static boolean titled(Tokens rest, int at) {
        return rest.is(at - 1, TITLE);
    }

    private static boolean quoted(Tokens rest, int at) {
        return at < rest.size() && rest.get(at) instanceof Token.Quote;
    }

    private record Named(String tool, int end) {}

    /** The tool with the longest name that stands there; a name of one letter is one only when it is written large. */
    private static Optional<Named> tool(Tokens tokens, int at, Catalogue catalogue) {
        boolean small = tokens.get(at) instanceof Token.Word word
                && word.text().length() == 1
                && !Character.isUpperCase(word.text().charAt(0));
        Named longest = null;
        for (ToolDef tool : small ? List.<ToolDef>of() : catalogue.tools()) {
            List<String> names = new ArrayList<>(List.of(tool.id(), tool.label().toLowerCase(Locale.ROOT)));
            tool.words().forEach(word -> names.add(word.toLowerCase(Locale.ROOT)));
            int end = Phrases.of(String.join("|", names)).end(tokens, at);
            if (end > (longest == null ? 0 : longest.end())) {
                longest = new Named(tool.id(), end);
            }
        }
        return Optional.ofNullable(longest);
    }

    /** The verb in its plain forms. */
    Set<String> verbs() {
        return new LinkedHashSet<>(Lemma.forms(verb));
    }

    Optional<Given> given(Kind kind) {
        return values.stream().filter(value -> value.kind() == kind).findFirst();
    }

    /** The words but these, as they were written. */
    String without(Set<String> read) {
        return words.list().stream()
                .filter(token -> token instanceof Token.Word word && !read.contains(word.lower()))
                .map(token -> ((Token.Word) token).text())
                .collect(Collectors.joining(" "));
    }
}

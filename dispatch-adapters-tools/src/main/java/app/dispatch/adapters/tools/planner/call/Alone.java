package app.dispatch.adapters.tools.planner.call;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Family;
import app.dispatch.adapters.tools.planner.lexicon.Knowledge;
import app.dispatch.adapters.tools.planner.lexicon.Operation.Kind;
import app.dispatch.adapters.tools.planner.text.Token.Link;
import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.Locale;
import java.util.Set;

/** Tells whether words have to do with addresses alone: no tool, no other service and nobody is named in them. */
final class Alone {
    private static final String HANDLE = "[#@].+|.+@.+\\.[a-z]+";
    private static final Set<String> OWNED = Set.of("its", "their", "his", "her", "'s");
    private static final Set<String> FIELD = Set.of("field", "fields", "property", "of");

    private final Tokens tokens;
    private final Knowledge knowledge;

    Alone(Tokens tokens, Knowledge knowledge) {
        this.tokens = tokens;
        this.knowledge = knowledge;
    }

    boolean holds() {
        for (int at = 0; at < tokens.size(); at++) {
            if (tokens.get(at) instanceof Link link && service(at, link)) {
                return false;
            }
            if (tokens.get(at) instanceof Word word
                    && (word.text().matches(HANDLE)
                            || owned(at, word)
                            || person(at)
                            || (!located(at) && (service(at) || tool(at)))
                            || works(at))) {
                return false;
            }
        }
        return true;
    }

    /** "vexa.ai" is written like an address, and is the name of a service. */
    private boolean service(int at, Link link) {
        return link.assumed()
                && knowledge.services().named(tokens.slice(at, at + 1).written());
    }

    private boolean person(int at) {
        boolean team = EnglishWords.TEAM.has(tokens.word(at))
                && (tokens.is(at - 1, EnglishWords.ARTICLE.words())
                        || tokens.word(at).startsWith("every"));
        return team || EnglishWords.ME.phrases().at(tokens, at);
    }

    /** "of acme/api": what somebody owns at a service. */
    private boolean owned(int at, Word word) {
        return word.text().matches("[a-z][\\w.-]*/[\\w.-]+")
                && tokens.word(at - 1).matches("of|in|from|on|for");
    }

    /** "Slack at https://hooks.slack.com/…": the name of what the address belongs to. */
    private boolean located(int at) {
        return tokens.is(at + 1, Set.of("at", "via", "under", "using"))
                && at + 2 < tokens.size()
                && tokens.get(at + 2) instanceof Link link
                && link.url().contains(tokens.word(at));
    }

    /** Whether a service is named that is not just something on the web. */
    private boolean service(int at) {
        return knowledge
                .service(tokens, at)
                .filter(one -> !knowledge.services().web(one.service().name()))
                .map(one -> tokens.slice(at, one.end()).written())
                .filter(written -> !written.equals(written.toLowerCase(Locale.ROOT)))
                .isPresent();
    }

    /** Whether a tool is named, and no member such as "its email". */
    private boolean tool(int at) {
        boolean member = tokens.is(at - 1, OWNED) || tokens.is(at + 1, FIELD);
        return !member && knowledge.tool(tokens, at).isPresent();
    }

    /** Whether something is to be made of a text: "…, then summarize it". */
    private boolean works(int at) {
        String verb = tokens.word(at);
        boolean starts =
                at == 0 || tokens.separator(at - 1) || tokens.word(at - 1).matches("and|then");
        return starts
                && EnglishWords.WORK.has(verb)
                && Family.of(verb).isEmpty()
                && !knowledge
                        .all(one -> one.is(Kind.WORK) && one.verbs().contains(verb))
                        .isEmpty();
    }
}

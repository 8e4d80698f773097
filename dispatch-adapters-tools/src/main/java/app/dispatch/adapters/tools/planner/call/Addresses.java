package app.dispatch.adapters.tools.planner.call;

import app.dispatch.adapters.tools.planner.text.Token.Link;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.Set;

/** Reads addresses: {@code to https://…}, {@code from the API at https://…}, and lists of them. */
final class Addresses {

    private final Tokens tokens;
    private final Arguments found;

    Addresses(Scope scope) {
        this.tokens = scope.tokens();
        this.found = scope.found();
    }

    /** "to https://…", "from the API at https://…". */
    int read(int at) {
        int link = at;
        String preposition = Scope.TO.contains(tokens.word(at)) ? tokens.word(at) : "";
        link += preposition.isEmpty() ? 0 : 1;
        int words = link;
        while (words < tokens.size() && words < link + 6 && !preposition.isEmpty() && described(words)) {
            words++;
        }
        link = words < tokens.size() && tokens.get(words) instanceof Link ? words : link;
        if (link >= tokens.size() || !(tokens.get(link) instanceof Link address)) {
            return 0;
        }
        for (int i = at + 1; i < link; i++) {
            found.nouns.add(tokens.word(i));
        }
        found.targets.add(new Arguments.Target(preposition, address));
        int end = link + 1;
        for (int next = more(end); next > 0; next = more(end)) {
            found.targets.add(new Arguments.Target(preposition, (Link) tokens.get(next)));
            end = next + 1;
        }
        return end;
    }

    private boolean described(int at) {
        String word = tokens.word(at);
        return tokens.mark(at, ':')
                || tokens.mark(at, '(')
                || (!word.isEmpty() && !Scope.JOINTS.contains(word) && word.matches("[a-z][a-z'-]*|'s"));
    }

    /** The place of another address that shares the preposition of the one before; 0 when there is none. */
    private int more(int end) {
        int next = end;
        while (tokens.mark(next, ',')
                || Set.of("and", "&", "plus", "as", "well", "also", "then").contains(tokens.word(next))) {
            next++;
        }
        next += next > end && Set.of("to", "from", "at").contains(tokens.word(next)) ? 1 : 0;
        return next > end && next < tokens.size() && tokens.get(next) instanceof Link ? next : 0;
    }
}

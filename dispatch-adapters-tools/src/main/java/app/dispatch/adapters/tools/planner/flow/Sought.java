package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.flow.Mention.Kind;
import app.dispatch.adapters.tools.planner.text.Numbers;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds what a search is for: quoted texts, and the words before the thing that no parameter stands for. */
final class Sought {
    private static final Set<String> SMALL = Phrases.words("""
            a an the my our your all any every each new latest recent this that these those of for from in on to with and or
            some specific certain matching relevant list full entire daily weekly monthly which is are new's today's 's
            i get got receive received by via us we someone somebody anyone they me it them unread important open stale top last next past week month day today yesterday
            tomorrow first more other have has had no there provided assuming unless if when whenever once same own designated please only just new incoming designated""");

    private static final Set<String> ENDS = Phrases.words("""
            to into onto in on via by through over using use with of from about for at sent should that which who are is
            received must will gets be as it them""");

    private Sought() {}

    /** Puts what is sought into the query of an operation that searches. */
    static void fill(Operation operation, Act.From from, Map<String, Value> params) {
        if (!operation.has("query") || params.containsKey("query")) {
            return;
        }
        Tokens tokens = from.piece().tokens();
        List<String> quotes = from.piece().mentions().stream()
                .filter(one -> one.is(Kind.QUOTE) && near(from.mention(), one))
                .map(Mention::word)
                .toList();
        List<String> words = quotes.isEmpty() ? before(tokens, from) : List.of();
        if (quotes.isEmpty() && words.isEmpty() && from.mention().is(Kind.TOOL)) {
            words = object(tokens, from);
        }
        String sought = quotes.isEmpty() ? String.join(" ", words) : "\"" + String.join("\" \"", quotes) + "\"";
        if (!sought.isBlank()) {
            params.put("query", Value.of(sought.replace("{{", "{{ '{{' }}")));
        }
    }

    /** "over $500", "between 20 and 100 dollars": of what is counted in money only what compares so. */
    static Optional<String> amount(Operation operation, Tokens tokens, Set<Integer> read) {
        Optional<String> field = List.of("amount", "total").stream()
                .filter(name -> Figures.money(operation.item(), name))
                .findFirst();
        for (int i = 0; i < tokens.size() && field.isPresent(); i++) {
            Optional<Comparison> found = Comparison.at(tokens, i).filter(Sought::money);
            if (found.isPresent()) {
                for (int at = found.get().at(); at < found.get().end(); at++) {
                    read.add(tokens.get(at).start());
                }
                return found.get()
                        .of(
                                "one." + field.get(),
                                Figures.written(operation.item().fields(field.get())));
            }
        }
        return Optional.empty();
    }

    private static boolean money(Comparison comparison) {
        return !comparison.upper().orElse(comparison.number()).currency().isEmpty();
    }

    /** "save invoices from Gmail": what is taken from a tool that is only named. */
    private static List<String> object(Tokens tokens, Act.From from) {
        Mention mention = from.mention();
        List<String> words = new ArrayList<>();
        int end = from.piece().mentions().stream().mapToInt(Mention::at).min().orElse(mention.at());
        for (int i = 0; i < Math.min(Math.min(mention.at(), end), 8); i++) {
            if (!(tokens.get(i) instanceof Token.Word word)
                    || Numbers.at(tokens, i).isPresent()
                    || ENDS.contains(word.lower())
                    || !word.lower().matches("[a-z][a-z-]+")) {
                break;
            }
            if (!SMALL.contains(word.lower())) {
                words.add(word.text());
            } else if (words.size() > 0 && word.lower().equals("and")) {
                words.add("OR");
            }
        }
        if (!words.isEmpty() && words.getLast().equals("OR")) {
            words.removeLast();
        }
        return words;
    }

    private static boolean near(Mention mention, Mention quote) {
        return quote.at() >= mention.end() && quote.at() - mention.end() <= 3;
    }

    /** "signed contracts", "invoices": the words right before the thing. */
    private static List<String> before(Tokens tokens, Act.From from) {
        List<String> words = new ArrayList<>();
        int at = from.mention().at();
        for (int i = Math.max(0, at - 4); i < at && i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean word = token instanceof Token.Word one
                    && !SMALL.contains(one.lower())
                    && Numbers.at(tokens, i).isEmpty()
                    && one.lower().matches("[a-z][a-z-]+");
            boolean taken =
                    from.piece().mentions().stream().anyMatch(other -> covers(other, from.mention(), tokens, token));
            if (word && !taken && token instanceof Token.Word one) {
                words.add(one.text());
            } else {
                words.clear();
            }
        }
        return words;
    }

    private static boolean covers(Mention other, Mention mention, Tokens tokens, Token token) {
        return !other.equals(mention)
                && !other.is(Kind.WORK)
                && other.at() < tokens.size()
                && tokens.get(other.at()).start() <= token.start()
                && tokens.get(other.end() - 1).end() >= token.end();
    }
}

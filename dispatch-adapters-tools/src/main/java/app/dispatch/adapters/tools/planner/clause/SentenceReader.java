package app.dispatch.adapters.tools.planner.clause;

import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Token.Link;
import app.dispatch.adapters.tools.planner.text.Token.Mark;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one sentence as actions; remembers between sentences what "otherwise" refers to. */
final class SentenceReader {

    private final Verbs verbs;
    private final boolean webhook;
    private @Nullable Condition last;

    SentenceReader(Verbs verbs, boolean webhook) {
        this.verbs = verbs;
        this.webhook = webhook;
    }

    /**
     * An action and how it is bound to those around it.
     *
     * @param leading whether it starts with "at the same time" or the like
     * @param trailing whether it ends with it
     * @param plural whether it names several addresses
     */
    record Part(Clause clause, boolean leading, boolean trailing, boolean plural) {}

    /** Actions, parted where one has to wait for those before it; and what was not understood. */
    record Read(List<List<Part>> chunks, List<String> unread) {}

    Read read(Tokens tokens) {
        return new Walk(tokens).read();
    }

    /** One walk over one sentence. */
    private final class Walk {
        private final Tokens tokens;
        private final List<List<Part>> chunks = new ArrayList<>();
        private final List<String> unread = new ArrayList<>();
        private final List<Condition> when = new ArrayList<>();
        private Optional<Each> each = Optional.empty();
        private boolean waits = true;
        private boolean leading;
        private boolean pair;
        private int at;

        Walk(Tokens tokens) {
            this.tokens = tokens;
        }

        Read read() {
            while (at < tokens.size()) {
                intro();
                if (at >= tokens.size()) {
                    break;
                }
                Optional<String> verb = verbs.at(tokens, at);
                if (verb.isPresent()) {
                    action(verb.get(), at + 1);
                } else if (chunks.isEmpty() && tokens.get(at) instanceof Link) {
                    action("get", at);
                } else if (!chunks.isEmpty() && bounds().elided(at)) {
                    again();
                } else {
                    int end = tokens.find(at + 1, bounds()::starts);
                    unread.add(tokens.slice(at, end).written());
                    at = end;
                }
            }
            return new Read(chunks, unread);
        }

        /** Takes what stands before the verb: "then", "at the same time", conditions, repetitions, politeness. */
        private void intro() {
            int before;
            do {
                before = at;
                at = bounds().skip(at);
                order();
                polite();
                condition();
                repetition();
            } while (at > before && at < tokens.size());
        }

        private void order() {
            int parallel = FunctionWords.PARALLEL.end(tokens, at);
            int then = FunctionWords.THEN.end(tokens, at);
            if (parallel > 0 && parallel >= then) {
                leading = true;
                at = tokens.word(parallel).equals("as") ? parallel + 1 : parallel;
            } else if (then > 0) {
                waits = true;
                at = then;
            } else if (tokens.word(at).equals("while")) {
                boolean first = chunks.isEmpty();
                pair = first;
                leading = !first;
                at++;
            }
        }

        private void polite() {
            at = Math.max(at, FunctionWords.POLITE.end(tokens, at));
        }

        private void condition() {
            int otherwise = Bounds.OTHERWISE.end(tokens, at);
            if (otherwise > 0 && last != null) {
                Condition not = new Condition.Not(last);
                when.clear();
                when.add(not);
                last = not;
                at = otherwise;
                return;
            }
            if (!ConditionReader.announced(tokens, at)) {
                return;
            }
            Optional<ConditionReader.Found> found = bounds().conditionAt(at);
            if (found.isPresent()) {
                last = found.get().condition();
                when.clear();
                when.add(last);
                at = bounds().afterCondition(found.get().end());
            }
        }

        private void repetition() {
            int start = tokens.word(at).equals("for") ? at + 1 : tokens.phrase(at, "with each") ? at + 1 : 0;
            if (start > 0) {
                Each.at(tokens, start, webhook).ifPresent(found -> {
                    each = Optional.of(found);
                    at = tokens.mark(found.end(), ',') || tokens.mark(found.end(), ':') ? found.end() + 1 : found.end();
                });
            }
        }

        private void action(String verb, int from) {
            action(verb, from, tokens.list().subList(at, from));
        }

        private void action(String verb, int from, List<Token> start) {
            List<Token> own = new ArrayList<>(start);
            List<Condition> conditions = new ArrayList<>(when);
            Optional<Each> repeated = each;
            boolean trailing = false;
            at = from;
            while (at < tokens.size() && !bounds().starts(at)) {
                int parallel = FunctionWords.PARALLEL.end(tokens, at);
                Optional<ConditionReader.Found> condition =
                        ConditionReader.announced(tokens, at) ? bounds().conditionAt(at) : Optional.empty();
                Optional<Each> trailingEach =
                        tokens.word(at).equals("for") ? Each.at(tokens, at + 1, webhook) : Optional.empty();
                if (parallel > 0) {
                    trailing = true;
                    at = parallel;
                } else if (condition.isPresent()) {
                    last = condition.get().condition();
                    conditions.add(last);
                    at = condition.get().end();
                } else if (trailingEach.isPresent()) {
                    repeated = trailingEach;
                    at = trailingEach.get().end();
                } else {
                    own.add(tokens.get(at++));
                }
            }
            add(
                    new Clause(
                            0,
                            0,
                            verb,
                            new Tokens(tokens.text(), trimmed(own)),
                            conditions,
                            repeated.map(found -> found.repeat(tokens))),
                    trailing);
        }

        /** An action whose verb was left out, as in "post it to https://a and then to https://b". */
        private void again() {
            Clause before = chunks.getLast().getLast().clause();
            boolean address = bounds().content(at) == at;
            if (address) {
                int link = tokens.get(at) instanceof Link ? at : at + 1;
                List<Token> own = new ArrayList<>(before.tokens().list());
                own.replaceAll(token -> token instanceof Link ? tokens.get(link) : token);
                at = link + 1;
                add(
                        new Clause(
                                0,
                                0,
                                before.verb(),
                                new Tokens(tokens.text(), own),
                                new ArrayList<>(when),
                                each.map(found -> found.repeat(tokens))),
                        false);
            } else {
                List<Token> verb = List.of(before.tokens().get(0));
                action(before.verb(), at, verb);
            }
        }

        private Bounds bounds() {
            return new Bounds(tokens, verbs, webhook, itemNoun());
        }

        private String itemNoun() {
            return each.map(Each::noun).orElse("");
        }

        private void add(Clause clause, boolean trailing) {
            boolean plural = clause.tokens().list().stream()
                            .filter(token -> token instanceof Link)
                            .count()
                    > 1;
            if (waits || chunks.isEmpty()) {
                chunks.add(new ArrayList<>());
            }
            chunks.getLast().add(new Part(clause, leading, trailing, plural));
            waits = false;
            leading = pair;
            pair = false;
        }

        private static List<Token> trimmed(List<Token> own) {
            int end = own.size();
            while (end > 0 && own.get(end - 1) instanceof Mark mark && ",;:n".indexOf(mark.sign()) >= 0) {
                end--;
            }
            return own.subList(0, end);
        }
    }
}

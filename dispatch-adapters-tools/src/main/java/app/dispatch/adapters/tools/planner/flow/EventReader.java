package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.clause.Condition;
import app.dispatch.adapters.tools.planner.clause.ConditionReader;
import app.dispatch.adapters.tools.planner.clause.Ref;
import app.dispatch.adapters.tools.planner.clause.RefReader;
import app.dispatch.adapters.tools.planner.clause.Said;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds what a brief waits for: "when a payment fails", "whenever example.com is down", "for each new issue". */
final class EventReader {
    private static final Phrases WHEN = Phrases.of("""
            when | whenever | every time | each time | any time | anytime | as soon as | once | if | upon | in case
            only when | only if | but only if | but only when | every time that""");
    private static final Phrases EACH = Phrases.of("for each | for every | on every | on each");
    private static final Phrases ANY = Phrases.of("""
            there is | there are | there 's | any | anything | something | it finds | you find | one is found
            some are found | they exist | it 's not empty""");
    /** Words after which a verb is a part of what happens. */
    private static final Set<String> NOT_BEFORE =
            Phrases.words("a an the my our to is are was were gets get in of new");

    private final Tokens tokens;
    private final Vocabulary vocabulary;

    private EventReader(Tokens tokens, Vocabulary vocabulary) {
        this.tokens = tokens;
        this.vocabulary = vocabulary;
    }

    /** What is waited for, and the brief without the words that said it. */
    record Found(Event event, Tokens rest) {}

    static Optional<Found> read(Tokens tokens, Vocabulary vocabulary) {
        EventReader reader = new EventReader(tokens, vocabulary);
        for (int i = 0; i < tokens.size(); i++) {
            int each = EACH.end(tokens, i);
            int lead = Math.max(each, WHEN.end(tokens, i));
            if (lead > 0) {
                Optional<Found> found = reader.at(i, lead, each > 0);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Found> at(int from, int lead, boolean each) {
        int end = end(from, lead);
        Tokens words = tokens.slice(lead, end);
        if (words.isEmpty()) {
            return Optional.empty();
        }
        int after = end;
        while ((tokens.separator(after) && !tokens.mark(after, '.'))
                || tokens.word(after).equals("then")) {
            after++;
        }
        Tokens rest = tokens.without(from, after);
        return event(words, each).map(event -> new Found(event, rest));
    }

    private Optional<Event> event(Tokens words, boolean each) {
        Optional<Event> answers = answers(words);
        if (answers.isPresent()) {
            return answers;
        }
        List<Mention> mentions = Mentions.in(words, vocabulary);
        int any = ANY.end(words, 0);
        return Optional.of(any > 0 ? new Event.Any(words, mentions) : new Event.Happens(words, mentions, each));
    }

    /** "example.com is down", "our page at example.com does not answer". */
    private static Optional<Event> answers(Tokens words) {
        int link = words.find(0, i -> words.get(i) instanceof Token.Link);
        if (link == words.size() || !(words.get(link) instanceof Token.Link address)) {
            return Optional.empty();
        }
        List<Token> condition = new ArrayList<>();
        condition.add(new Token.Word("when", "when", address.start(), address.start()));
        condition.addAll(words.list().subList(link, words.size()));
        Tokens said = new Tokens(words.text(), condition);
        return new ConditionReader(said, new RefReader(said, "", false))
                .at(0)
                .filter(found -> of(found.condition()))
                .map(found -> new Event.Answers(words, address.url(), found.condition()));
    }

    private static boolean of(Condition condition) {
        return switch (condition) {
            case Condition.Fails(Ref.Which which) -> which instanceof Ref.Which.From;
            case Condition.Works(Ref.Which which) -> which instanceof Ref.Which.From;
            case Condition.Compares compares ->
                compares.left() instanceof Ref.Answer answer && answer.which() instanceof Ref.Which.From;
            case Condition.Both both -> of(both.left()) && of(both.right());
            case Condition.Either either -> of(either.left()) && of(either.right());
            case Condition.Not(Condition not) -> of(not);
            case Condition.Holds holds -> false;
            case Condition.Empty empty -> false;
            case Condition.Present present -> false;
        };
    }

    /** Where it ends: before a comma, or before the verb of what is to be done then. */
    private int end(int from, int lead) {
        boolean opens = from == 0
                || tokens.separator(from - 1)
                || tokens.find(0, i -> i >= from || !tokens.is(i, Said.FILLER)) >= from;
        int mark = tokens.find(
                lead,
                i -> tokens.separator(i)
                        || tokens.phrase(i, "and then")
                        || tokens.word(i).equals("then"));
        if (!opens || (mark < tokens.size() && !tokens.mark(mark, '.'))) {
            return mark;
        }
        Set<String> verbs = vocabulary.verbs();
        return tokens.find(
                lead + 2, i -> i >= mark || (verbs.contains(tokens.word(i)) && !tokens.is(i - 1, NOT_BEFORE)));
    }
}

package app.dispatch.adapters.tools.planner.schedule;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import java.util.Set;

/** Tells times of the data that a brief is about, such as "invoices due on Friday", from times at which it starts. */
final class Context {
    /** Words after which a time belongs to what stands before them. */
    private static final Set<String> TIED = Phrases.words("""
            due created received opened closed posted sent from since until till before after of for about older newer
            than within changed updated modified merged ending expiring scheduled happening last next this past that
            titled named called version release port page top born paid pay pays dated published made written submitted
            ends expires 's was were is are between by planned booked because assigned registered signed placed added
            pays billed bill charged subscribe subscribes renews filed taken tagged over under least most falls falling
            starts begins occurring touched seen issued my our your tomorrow
            today yesterday tonight""");

    /** Things that have times of their own. */
    private static final Set<String> DATED = Phrases.words("""
            meeting event appointment email mail message issue file invoice task birthday agenda sale commit post tweet
            deal order payment deadline slot call calendar ticket pull request bill booking reservation flight entry
            note signup lead customer user session visit shift lunch dinner interview standup demo release result
            schedule day revenue page plan number weather forecast trip reminder change error log transaction purchase
            todo newsletter row record article document activity due""");

    private static final Set<String> LOOKS = Phrases.words("list find get show fetch search read look which what");

    /** Nouns that a unit of time qualifies without saying that anything is done so often. */
    private static final Set<String> MEASURED = Phrases.words("""
            active recurring standup standups revenue sales average total limit limits quota budget users visitors
            subscription subscriptions rate rates fee fees wage income price prices plan plans payment payments
            subscribers customers members salary cost costs returning churn billing allowance newspaper""");

    /** Those of them that are named by their unit of time even at the start of a title. */
    private static final Set<String> METRICS = Phrases.words("""
            active recurring limit limits quota budget rate rates fee fees wage salary average allowance newspaper""");

    /** Words that take in what is there already: "read the weekly report". */
    private static final Set<String> TAKES = Phrases.words("""
            read get fetch open find download forward parse load check look at in from of see search summarize summarise""");

    /** Things that are themselves at a time. */
    private static final Set<String> TIMED = Phrases.words("""
            meeting event appointment call slot calendar booking reservation flight interview shift lunch dinner birthday
            agenda deadline weather forecast trip session visit meetup webinar availability busy free available""");

    private static final Set<String> STEPPED_OVER = Phrases.words("the a on in at from during around between");
    private static final Set<String> RANGES = Phrases.words("to until till through - – on onwards");
    private static final Set<String> EVERY = Phrases.words("each every any per");
    private static final Set<String> BETWEEN = Phrases.words("i we you that which were was");
    private static final Set<String> ENDS = Phrases.words("and then also");
    private static final int MOST_BACK = 8;

    /** Things whose date is said when they are made. */
    private static final Set<String> EVENTS = Phrases.words("""
            meeting event appointment call slot booking reservation interview lunch dinner webinar session meetup invite
            invitation flight table room""");

    private static final Set<String> MAKERS =
            Phrases.words("create book schedule add set plan arrange organize organise reserve put send propose make");
    private static final Set<String> BLOCKS = Set.of("block", "reserve");
    private static final Set<String> PREPOSITIONS = Phrases.words("of from in with for about to on at by when if");
    private static final Set<String> AFTER_EVENTS = Phrases.words("""
            on at from with for in between tomorrow today tonight next this called titled named about around by and""");
    private static final int LONGEST_CLAUSE = 16;

    private Context() {}

    /** Whether the words before that place make it a time of data: "meetings at 9", "find issues of Monday". */
    static boolean data(Tokens tokens, int from) {
        int at = before(tokens, from);
        String word = tokens.word(at);
        if (word.length() > 2 && Days.weekday(word).isPresent() && !word.endsWith("days")) {
            return data(tokens, tokens.word(at - 1).equals("on") ? at - 1 : at); // "my meetings on Friday at 3pm"
        }
        return TIED.contains(word) || is(TIMED, word) || (is(DATED, word) && looks(tokens, at));
    }

    /** Whether what was done on that day stands before it: "the issues closed in acme/web on the 3rd", "since the 1st". */
    static boolean done(Tokens tokens, int piece, int end) {
        int from = piece;
        while (from > piece - 2 && tokens.is(from - 1, Set.of("on", "from", "the"))) {
            from--;
        }
        for (int at = from; at < end; at++) {
            if (EVERY.contains(tokens.word(at)) || many(tokens.word(at))) {
                return false; // "on the 1st of each month"
            }
        }
        if (tokens.word(from - 1).equals("since")) {
            return true;
        }
        if (tokens.word(end - 1).equals("month")) {
            return false;
        }
        if (tokens.is(from, Set.of("from", "of")) && !RANGES.contains(tokens.word(end))) {
            return several(tokens.word(from - 1));
        }
        for (int at = from - 1; at > Math.max(0, from - MOST_BACK); at--) {
            boolean stops = tokens.separator(at)
                    || ENDS.contains(tokens.word(at))
                    || Unit.of(tokens.word(at)).isPresent();
            if (stops || Set.of("yesterday", "today").contains(tokens.word(at))) {
                return false;
            }
            if (EnglishWords.DONE_THEN.has(tokens.word(at))) {
                return named(tokens, at - 1);
            }
        }
        return false;
    }

    private static boolean many(String day) {
        return day.endsWith("days") || day.equals("weekends");
    }

    private static boolean several(String noun) {
        return noun.length() > 3 && !Lemma.singular(noun).equals(noun);
    }

    /** Whether things stand before a verb of what was done with them: "the emails I got", "payments which were made". */
    private static boolean named(Tokens tokens, int from) {
        int at = from;
        while (at > from - 3 && (EnglishWords.AUXILIARY.has(tokens.word(at)) || BETWEEN.contains(tokens.word(at)))) {
            at--;
        }
        return several(tokens.word(at));
    }

    /** Whether "tomorrow" and the like there tell about data: "my tasks tomorrow", "what is on tomorrow". */
    static boolean once(Tokens tokens, int from) {
        int at = before(tokens, from);
        String word = tokens.word(at);
        return TIED.contains(word)
                || is(DATED, word)
                || is(TIMED, word)
                || asked(tokens, from)
                || described(tokens, at);
    }

    /** "the events with Ana tomorrow", "events longer than an hour tomorrow": whether more is said of such things before it. */
    private static boolean described(Tokens tokens, int last) {
        for (int at = last; at > Math.max(0, last - MOST_BACK); at--) {
            String word = tokens.word(at);
            if (tokens.separator(at) || ENDS.contains(word) || word.startsWith("#") || word.equals("to")) {
                return false;
            }
            if (is(TIMED, word)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a sentence asks about that time: "What do I have tomorrow?" */
    private static boolean asked(Tokens tokens, int from) {
        int start = from;
        while (start > 0 && !sentenceEnds(tokens, start - 1)) {
            start--;
        }
        int end = tokens.find(from, at -> sentenceEnds(tokens, at));
        return EnglishWords.QUESTION.has(tokens.word(start)) && tokens.mark(end, '?');
    }

    private static int before(Tokens tokens, int from) {
        int at = from - 1;
        boolean whose = tokens.word(at).contains("@") && tokens.is(at - 1, Set.of("of", "with", "for"));
        at = whose ? at - 2 : at; // "the availability of bob@example.com on Friday"
        for (int i = 0; i < 3 && (STEPPED_OVER.contains(tokens.word(at)) || figure(tokens.word(at))); i++) {
            at--;
        }
        return at;
    }

    /** Whether the date there is that of an event that is made: "book a call with Ana on Friday at 3pm". */
    static boolean event(Tokens tokens, int from) {
        if (calendared(tokens, from)) {
            return true;
        }
        for (int at = from - 1; at >= Math.max(0, from - LONGEST_CLAUSE); at--) {
            if (tokens.separator(at) || ends(tokens, at)) {
                return false;
            }
            boolean event = is(EVENTS, tokens.word(at)) && !compound(tokens, at + 1) && made(tokens, at, PREPOSITIONS);
            event |= tokens.word(at).equals("calendar") && made(tokens, at, Set.of());
            if (event || BLOCKS.contains(tokens.word(at))) {
                return true;
            }
        }
        return false;
    }

    /** "Gym on Thursday at 6 pm, in my calendar": whether the sentence only says what is put there. */
    private static boolean calendared(Tokens tokens, int from) {
        int start = from;
        while (start > Math.max(0, from - LONGEST_CLAUSE) && !sentenceEnds(tokens, start - 1)) {
            start--;
        }
        boolean there = false;
        int most = Math.min(tokens.size(), from + LONGEST_CLAUSE);
        for (int at = start; at < most && !sentenceEnds(tokens, at); at++) {
            String word = tokens.word(at);
            boolean other = !MAKERS.contains(word)
                    && !BLOCKS.contains(word)
                    && (EnglishWords.LOOK.has(word) || EnglishWords.TELL.has(word) || EnglishWords.QUESTION.has(word));
            if (other) {
                return false;
            }
            int noun = tokens.after(at + 1, Set.of("my", "the", "our", "google"));
            there |= Set.of("in", "into", "to", "on").contains(word)
                    && noun > at + 1
                    && tokens.word(noun).equals("calendar");
        }
        return there;
    }

    private static boolean sentenceEnds(Tokens tokens, int at) {
        return at >= 0
                && at < tokens.size()
                && tokens.get(at) instanceof Token.Mark mark
                && ".!?;n*".indexOf(mark.sign()) >= 0;
    }

    /** "And" goes on with names, and ends a clause before anything else. */
    private static boolean ends(Tokens tokens, int at) {
        return tokens.word(at).equals("and")
                ? !tokens.word(at + 1).isEmpty() && !capital(tokens, at + 1)
                : ENDS.contains(tokens.word(at));
    }

    /** Whether "meeting" only describes the noun there: "meeting notes". */
    private static boolean compound(Tokens tokens, int at) {
        String word = tokens.word(at);
        return !word.isEmpty() && !AFTER_EVENTS.contains(word) && !Character.isDigit(word.charAt(0));
    }

    private static boolean made(Tokens tokens, int noun, Set<String> between) {
        for (int at = noun - 1; at >= Math.max(0, noun - MOST_BACK); at--) {
            if (MAKERS.contains(tokens.word(at))) {
                boolean several = !Lemma.singular(tokens.word(noun)).equals(tokens.word(noun));
                return !(several && tokens.word(at).equals("send")); // "send me my meetings" makes none
            }
            if (tokens.separator(at) || between.contains(tokens.word(at))) {
                return false;
            }
        }
        return false;
    }

    private static boolean figure(String word) {
        return !word.isEmpty() && Character.isDigit(word.charAt(0)) && word.length() < 8;
    }

    private static boolean is(Set<String> words, String word) {
        return !word.isEmpty() && (words.contains(word) || words.contains(Lemma.singular(word)));
    }

    /** Whether the clause before that place only looks at what is there: "list the open issues". */
    private static boolean looks(Tokens tokens, int from) {
        for (int at = from; at > from - MOST_BACK && at >= 0; at--) {
            if (tokens.separator(at) || ENDS.contains(tokens.word(at))) {
                return false;
            }
            if (LOOKS.contains(tokens.word(at))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a word such as "daily" at that place belongs to a quantity: "daily active users". */
    static boolean measured(Tokens tokens, int at) {
        return MEASURED.contains(tokens.word(at + 1)) || MEASURED.contains(tokens.word(at + 2));
    }

    /** Whether it names a quantity wherever it stands: "daily active users", "hourly rate". */
    static boolean metric(Tokens tokens, int at) {
        return METRICS.contains(tokens.word(at + 1));
    }

    /** Whether what is described there is only read: "read the weekly report". */
    static boolean taken(Tokens tokens, int at) {
        return Set.of("the", "my", "our", "this", "its", "their", "your").contains(tokens.word(at - 1))
                && TAKES.contains(tokens.word(at - 2));
    }

    /** Whether the word is part of a name: "my Daily Journal", amid words that are not capitalized. */
    static boolean name(Tokens tokens, int at) {
        if (!capital(tokens, at) || !capital(tokens, at + 1) || starts(tokens, at)) {
            return false;
        }
        int before = at - 1;
        while (before > 0 && before > at - 4 && tokens.word(before).length() < 4) {
            before--;
        }
        return !capital(tokens, before) || starts(tokens, before);
    }

    private static boolean capital(Tokens tokens, int at) {
        return at >= 0
                && at < tokens.size()
                && tokens.get(at) instanceof Token.Word word
                && Character.isUpperCase(word.text().charAt(0));
    }

    /** Whether a sentence or a line begins at that place. */
    static boolean starts(Tokens tokens, int at) {
        return at <= 0 || tokens.separator(at - 1);
    }
}

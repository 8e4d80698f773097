package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Part;
import app.dispatch.adapters.tools.planner.text.Lemma;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.value.Value;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Takes a window of time: into the parameters for it, or as what an item has to fulfil. */
final class Windows {
    private static final Set<String> MADE = Set.of("created", "opened", "filed", "reported", "raised");

    private final FreeWords words;
    private final Tokens tokens;
    private final DayHours hours;

    Windows(FreeWords words) {
        this.words = words;
        this.tokens = words.tokens();
        this.hours = new DayHours(tokens);
    }

    /** Takes the first window that the operation can be asked for. */
    void take(Claim claim, List<Part> parts, BitSet taken) {
        for (Part part : parts) {
            for (int i = part.relator().isEmpty() ? part.from() : part.at(); i < part.to(); i++) {
                int at = i;
                Optional<Period> period = (words.free(claim, taken, i)
                                ? Period.at(tokens, i).or(() -> Months.day(tokens, at))
                                : Optional.<Period>empty())
                        .map(day -> hours(claim, day, taken))
                        .map(one -> one.bound(part.relator()));
                if (period.isPresent() && isUntouched(claim, period.get(), i, taken)) {
                    return;
                }
                Optional<Param> date = period.flatMap(one -> date(claim, one, part, dated(parts, part), at));
                period = period.map(one -> isGone(claim, one, date, tokens.word(at - 1)) ? Months.past(one) : one);
                if (period.isPresent()
                        && words.free(claim, taken, i, period.get().end())
                        && !isOther(claim, dated(parts, part), i)
                        && take(claim, period.get(), date)) {
                    became(claim, period.get(), date, dated(parts, part), i);
                    claim.use(i, period.get().end());
                    dated(claim, done(i));
                    dated(claim, part.at() - 1);
                    called(claim, i);
                    state(claim, i - 1);
                    if (!period.get().note().isEmpty()) {
                        claim.notes.add(period.get().note());
                    }
                    return;
                }
            }
        }
    }

    /** "due on Friday", "without comments in May": whether it is a time of something that things here have no time for. */
    private boolean isOther(Claim claim, String dated, int at) {
        int before = at - 1;
        while (EnglishWords.ARTICLE.has(tokens.word(before))
                || (EnglishWords.RELATOR.has(tokens.word(before)) && !tokens.is(before, Set.of("due")))) {
            before--;
        }
        boolean due = dated.equals("due") || tokens.is(before, Set.of("due"));
        boolean counted = Members.named(claim.operation, tokens.word(before))
                .flatMap(name -> claim.operation.members().values().stream()
                        .filter(one -> one.name().equals(name) && one.isNumber())
                        .findFirst())
                .isPresent();
        return counted || (due && claim.operation.member("due").isEmpty());
    }

    /** The hours of a day, or the days, that are meant; the day itself where what follows it says something else: "from Thursday to Friday". */
    private Period hours(Claim claim, Period day, BitSet taken) {
        Period hours = this.hours.of(day);
        boolean free = hours.end() <= day.end() || words.free(claim, taken, day.end(), hours.end());
        return free ? hours : day;
    }

    /** The place of the verb of what was done then: right before the time, or before a place or a person, "opened in acme/web on the 3rd". */
    private int done(int time) {
        int first = Math.max(0, time - 6);
        for (int at = time - 1; at >= first && !tokens.separator(at); at--) {
            if (EnglishWords.DONE_THEN.has(tokens.word(at))) {
                return at;
            }
        }
        return time - 1;
    }

    /** Whether a day is one that has been: that of what was done, unless it tells when something is due, starts or ends. */
    private static boolean isGone(Claim claim, Period period, Optional<Param> date, String before) {
        boolean ahead = claim.operation.member("start").isPresent()
                || EnglishWords.ENDING.has(before)
                || date.filter(one -> one.is("start", "end", "due")).isPresent();
        return period.ahead()
                && !ahead
                && !before.equals("by")
                && (date.isPresent() || claim.operation.param("since").isPresent());
    }

    /** "created since Monday", "closed this week": where only those can be asked for that were changed since, the time is looked at. */
    private void became(Claim claim, Period period, Optional<Param> date, String dated, int at) {
        String before = tokens.word(done(at));
        boolean bound = claim.operation.member("updated").isPresent()
                && !period.from().isEmpty()
                && claim.operation
                        .param("since")
                        .filter(one -> claim.has(one.name()))
                        .isPresent();
        if (!bound || date.isEmpty()) {
            return;
        }
        boolean made = date.get().is("created") && (MADE.contains(dated) || MADE.contains(before));
        boolean said = !date.get().is("updated") && date.get().words().containsKey(before + " *");
        String since = "timestamp(thing." + date.get().name() + ") >= " + period.from();
        if ((made || said) && !claim.filters.contains(since)) {
            if (!date.get().required() && said && !made) {
                String there = "default(thing." + date.get().name() + ", '') != ''";
                claim.filters.remove(there);
                claim.filters.add(0, there);
            }
            claim.filters.add(since);
        } else if (!said
                && claim.operation.all("state").stream()
                        .anyMatch(one -> one.words().containsKey(before))) {
            claim.notes.add("When it became “" + before + "” is not told: what was changed then is taken.");
        }
    }

    /** Takes "not updated since September", "that haven't been changed this week": the last change was before that time. */
    private boolean isUntouched(Claim claim, Period period, int at, BitSet taken) {
        int verb = at - 1;
        int no = EnglishWords.BEING.has(tokens.word(verb - 1)) ? verb - 2 : verb - 1;
        Optional<Param> updated = claim.operation.member("updated").filter(Param::isTime);
        boolean untouched = EnglishWords.CHANGED.has(tokens.word(verb))
                && EnglishWords.NO.has(tokens.word(no))
                && !period.from().isEmpty()
                && updated.isPresent()
                && words.free(claim, taken, no, period.end());
        if (untouched) {
            claim.filters.add("timestamp(thing." + updated.get().name() + ") < " + period.from());
            int that = EnglishWords.AUXILIARY.has(tokens.word(no - 1)) ? no - 1 : no;
            claim.use(tokens.is(that - 1, Set.of("that", "which")) ? that - 1 : that, period.end());
        }
        return untouched;
    }

    /** Takes the verb before a time, which says what is then: "updated in the last month". */
    private void dated(Claim claim, int at) {
        if (EnglishWords.DATED.has(tokens.word(at)) || EnglishWords.CHANGED.has(tokens.word(at))) {
            claim.use(tokens.word(at - 1).equals("last") ? at - 1 : at, at + 1);
        }
    }

    /** "whose due date is this week": what the time is called that is meant. */
    private void called(Claim claim, int at) {
        boolean is = EnglishWords.BEING.has(tokens.word(at - 1));
        if (is && Members.pair(claim.operation, tokens, at - 3).isPresent()) {
            claim.use(at - 3, at);
        }
    }

    /** "merged in May": such things are in a state that they have to be asked for by. */
    private void state(Claim claim, int verb) {
        String word = tokens.word(verb);
        int said = claim.operation.members().values().stream()
                .mapToInt(one -> says(one, verb))
                .max()
                .orElse(0);
        boolean member = said > 0;
        claim.operation.params().values().stream()
                .filter(one -> member && one.words().containsKey(word))
                .findFirst()
                .ifPresent(one -> claim.params.putIfAbsent(
                        one.name(), Objects.requireNonNull(one.words().get(word))));
        if (member) {
            int first = verb + 1 - said;
            claim.use(EnglishWords.BEING.has(tokens.word(first - 1)) ? first - 1 : first, verb + 1);
        }
    }

    /** With how many words that end at a place a member of time says what happened then: "modified", "signed up"; 0 for none. */
    private int says(Param member, int at) {
        boolean one = member.isTime() && member.words().containsKey(tokens.word(at) + " *");
        boolean two = member.isTime() && member.words().containsKey(tokens.word(at - 1) + " " + tokens.word(at) + " *");
        return one ? 1 : two ? 2 : 0;
    }

    /** What the word before a time says that happened then. */
    private static String dated(List<Part> parts, Part part) {
        int before = parts.indexOf(part) - 1;
        return (part.relator().matches("created|opened|sent|due") || EnglishWords.CHANGED.has(part.relator()))
                ? part.relator()
                : before >= 0 ? parts.get(before).relator() : "";
    }

    private static boolean take(Claim claim, Period period, Optional<Param> date) {
        Optional<Param> until = claim.operation.all("until", "end").stream()
                .filter(one -> one.unit().isEmpty()) // no number of days
                .findFirst();
        boolean done =
                bound(claim, claim.operation.param("since").or(() -> claim.operation.param("start")), period.from());
        done |= bound(claim, until, period.to());
        boolean open = done && until.isEmpty() && !period.to().isEmpty();
        if (done && !open) {
            return true;
        }
        if (date.isEmpty()) {
            return done;
        }
        String at = "timestamp(thing." + date.get().name() + ")";
        if (!date.get().required() && date.get().is("date", "due")) { // not everything has been merged, or is due
            claim.filters.add("default(thing." + date.get().name() + ", '') != ''");
        }
        if (!done && !period.from().isEmpty()) {
            claim.filters.add(at + " >= " + period.from());
        }
        if (!period.to().isEmpty()) {
            claim.filters.add(at + " < " + period.to());
        }
        return true;
    }

    private static boolean bound(Claim claim, Optional<Param> param, String time) {
        boolean bound =
                param.isPresent() && !time.isEmpty() && !claim.has(param.get().name());
        if (bound) {
            claim.params.put(param.get().name(), Value.of("{{ " + time + " }}"));
        }
        return bound;
    }

    /** The member that tells the time which is meant. */
    private Optional<Param> date(Claim claim, Period period, Part part, String dated, int at) {
        boolean changed = EnglishWords.CHANGED.has(dated)
                || EnglishWords.CHANGED.has(tokens.word(part.from()))
                || EnglishWords.CHANGED.has(tokens.word(at - 1))
                || (EnglishWords.RELATOR.has(tokens.word(at - 1)) && EnglishWords.CHANGED.has(tokens.word(at - 2)));
        boolean made = dated.matches("created|opened|sent") || MADE.contains(tokens.word(done(at)));
        int before = part.relator().isEmpty() ? part.from() - 1 : part.at() - 1;
        int then = done(at);
        String verb = Lemma.singular(tokens.word(at - 1).isEmpty() ? tokens.word(before) : tokens.word(then));
        if (EnglishWords.ENDING.has(verb)) {
            return claim.operation.member("end").or(() -> claim.operation.member("due"));
        }
        Optional<Param> said = claim.operation.members().values().stream()
                .filter(one -> says(one, then) > 0)
                .findFirst(); // "modified this week"
        if (said.isPresent()) {
            return said;
        }
        return claim.operation
                .member(changed ? "updated" : dated.equals("due") || (period.ahead() && !made) ? "due" : "created")
                .or(() -> claim.operation.member("created"))
                .or(() -> claim.operation.member("date"))
                .or(() -> claim.operation.member("start"))
                .or(() -> claim.operation.member("updated"));
    }
}

package app.dispatch.adapters.tools.planner.call;

import app.dispatch.adapters.tools.planner.text.Numbers;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Draft;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the numbers of a brief that nothing in its plan stands for: how many, how much, how long. */
final class Numerals {
    /** How a length of time may be written in a plan: in another unit. */
    private static final long[] UNITS = {1, 1000, 60, 60_000, 24, 1440, 3600, 86_400, 168, 10_080, 720, 43_200, 7, 30};

    private static final Set<String> TIMES = Phrases.words("""
            second seconds sec secs s minute minutes min mins m hour hours h day days week weeks month months quarter
            quarters year years ms""");
    /** What is counted of a plan itself, or says how often something is done: "in two steps", "one by one". */
    private static final Set<String> PLAIN = Phrases.words("""
            things thing steps step branches branch parts tasks actions ways places channels tools times of and at
            answers results calls requests lists texts""");
    /** How often something is tried counts the first time as well, or does not. */
    private static final Set<String> TRIES = Set.of("times", "time", "retries", "attempts", "tries", "more");

    /** "half of it": no plan has a part of a thing. */
    private static final Set<String> PARTS = Set.of("half", "third", "thirds", "quarter", "quarters");

    private static final Set<String> WHOLES = Phrases.words("of the my our his her their its that this");

    private Numerals() {}

    /** The numbers in digits that nothing of these steps stands for. */
    static List<String> lost(Tokens tokens, List<Draft> steps) {
        return all(tokens, written(steps)).stream()
                .filter(words -> words.matches(".*\\d.*|.*\\b(half|third|thirds|quarter|quarters)\\b.*"))
                .toList();
    }

    private static List<String> all(Tokens tokens, Written plan) {
        List<String> lost = new ArrayList<>();
        int at = 0;
        while (at < tokens.size()) {
            int end = at + 1;
            if (tokens.is(at, PARTS) && tokens.is(at + 1, WHOLES)) {
                lost.add(around(tokens, at, at + 1));
            }
            Optional<Numbers.Found> number = number(tokens, at);
            end = number.map(Numbers.Found::end).orElse(end);
            if (number.isPresent() && !said(tokens, at, end, plan) && !stands(tokens, number.get(), plan)) {
                lost.add(around(tokens, at, end));
            }
            at = end;
        }
        return lost;
    }

    private static Optional<Numbers.Found> number(Tokens tokens, int at) {
        return Numbers.at(tokens, at).filter(found -> counts(tokens, at, found));
    }

    /** A number with the words beside it. */
    private static String around(Tokens tokens, int at, int end) {
        int from = tokens.word(at - 1).isEmpty() ? at : at - 1;
        return tokens.slice(from, tokens.word(end).isEmpty() ? end : end + 1).written();
    }

    /** A small number in letters is mostly a word like any other: "one of them", "the two". */
    private static boolean counts(Tokens tokens, int at, Numbers.Found found) {
        boolean letters = tokens.word(at).matches("\\D*");
        boolean small = letters && found.end() == at + 1 && found.currency().isEmpty();
        return !small
                || (!tokens.word(at).equals("one")
                        && !tokens.word(found.end()).isEmpty()
                        && !PLAIN.contains(tokens.word(found.end())));
    }

    /** Whether the plan has the number as it is written. */
    private static boolean said(Tokens tokens, int at, int end, Written plan) {
        return plan.has(tokens.slice(at, end).written().toLowerCase(Locale.ROOT)) || plan.has(tokens.word(at));
    }

    private static boolean stands(Tokens tokens, Numbers.Found found, Written plan) {
        Set<String> forms = new LinkedHashSet<>(List.of(found.digits()));
        if (TIMES.contains(tokens.word(found.end()))) {
            for (long unit : UNITS) {
                forms.add(digits(found.value().multiply(BigDecimal.valueOf(unit))));
            }
        }
        if (TRIES.contains(tokens.word(found.end()))) {
            forms.add(digits(found.value().add(BigDecimal.ONE)));
        }
        return forms.stream().anyMatch(form -> plan.has(form));
    }

    private static String digits(BigDecimal value) {
        return new Numbers.Found(value, "", false, 0).digits();
    }

    private static Written written(List<Draft> steps) {
        StringBuilder plan = new StringBuilder();
        for (Draft step : steps) {
            step.params.values().forEach(value -> plan.append(' ').append(value));
            plan.append(' ').append(step.attempts).append(' ').append(step.url);
            plan.append(' ').append(step.when).append(' ').append(step.forEach);
        }
        return Written.of(plan.toString());
    }

    /**
     * What a plan says, in small letters.
     *
     * @param words all numbers and words of it, each alone; durations such as {@code 72h} without their unit too
     */
    record Written(Set<String> words) {
        private static final Pattern WORD = Pattern.compile("[\\w$€£¥,.-]*\\w%?");

        static Written of(String plan) {
            Set<String> words = new HashSet<>();
            Matcher word = WORD.matcher(plan.toLowerCase(Locale.ROOT));
            while (word.find()) {
                words.add(word.group());
                words.add(word.group().replaceFirst("(?<=\\d)[hmsd]$", ""));
            }
            return new Written(words);
        }

        /** Whether all words of a text are there. */
        boolean has(String text) {
            return words.containsAll(List.of(text.split(" ")));
        }
    }
}

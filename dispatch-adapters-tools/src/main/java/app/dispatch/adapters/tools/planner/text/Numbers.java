package app.dispatch.adapters.tools.planner.text;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads numbers as people write them: {@code 1,000}, {@code $1.5k}, {@code USD 20}, {@code two million}, {@code a dozen}. */
public final class Numbers {
    /** A number with commas: for thousands before each three digits, or, in other languages, for a fraction. */
    static final Pattern COMMAS = Pattern.compile("(?:\\d{1,3}(?:,\\d{3})+|\\d+,\\d{1,2})(?![\\d,]\\d)");

    private static final Pattern WRITTEN = Pattern.compile(
            "(?<sign>[$€£¥]|(?:usd|eur|gbp|chf)(?=\\d))?(?<digits>-?(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?)"
                    + "(?<times>k|m|mn|mio|bn)?(?<unit>%|[$€£¥]|usd|eur|gbp|chf|kg|mb|gb|°c|°f|°|c)?",
            Pattern.CASE_INSENSITIVE);
    /** In some languages thousands, in others a fraction: nobody can tell which. */
    private static final Pattern EITHER = Pattern.compile("[$€£¥]?[1-9]\\d{0,2}(?:\\.\\d{3})+\\D*");

    private static final Map<String, String> CURRENCIES = WordFiles.table("currencies", Function.identity());
    private static final Map<String, Integer> SMALL = WordFiles.table("numbers", Integer::valueOf);
    private static final Map<String, Integer> TENS = WordFiles.table("tens", Integer::valueOf);
    private static final Map<String, Long> TIMES = WordFiles.table("multiples", Long::valueOf);
    private static final Set<String> ARTICLES = Set.of("a", "an");
    private static final Set<String> PERCENT = Set.of("%", "percent");

    private Numbers() {}

    /**
     * A number that stands in a text.
     *
     * @param currency of which money it is an amount, in small letters; "" when it is no money
     * @param end the place after its words
     */
    public record Found(BigDecimal value, String currency, boolean percent, int end) {
        /** The number as digits, such as {@code 1500}. */
        public String digits() {
            BigDecimal plain = value.stripTrailingZeros();
            return (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString();
        }
    }

    /** The number that starts at that place; empty when none does, or when nobody can tell which it is. */
    public static Optional<Found> at(Tokens tokens, int at) {
        String currency = CURRENCIES.getOrDefault(tokens.word(at), "");
        boolean before =
                Set.of("usd", "eur", "gbp", "chf", "jpy", "$", "€", "£").contains(tokens.word(at));
        return before
                ? plain(tokens, at + 1)
                        .filter(found -> found.currency().isEmpty() && !found.percent())
                        .map(found -> new Found(found.value(), currency, false, found.end()))
                : plain(tokens, at);
    }

    private static Optional<Found> plain(Tokens tokens, int at) {
        String word = tokens.word(at);
        Optional<Found> first = EITHER.matcher(word).matches()
                ? Optional.empty()
                : written(word, at).or(() -> said(tokens, at));
        return first.map(found -> unit(tokens, times(tokens, found)));
    }

    private static Optional<Found> written(String word, int at) {
        Matcher matcher = WRITTEN.matcher(word);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String sign = matcher.group("sign") == null ? "" : matcher.group("sign").toLowerCase(Locale.ROOT);
        String unit = matcher.group("unit") == null ? "" : matcher.group("unit").toLowerCase(Locale.ROOT);
        String times =
                matcher.group("times") == null ? "" : matcher.group("times").toLowerCase(Locale.ROOT);
        if (times.equals("m") && sign.isEmpty() && unit.isEmpty()) {
            return Optional.empty(); // minutes, or metres
        }
        BigDecimal digits = new BigDecimal(matcher.group("digits").replace(",", ""));
        return Optional.of(new Found(
                digits.multiply(BigDecimal.valueOf(TIMES.getOrDefault(times, 1L))),
                CURRENCIES.getOrDefault(sign.isEmpty() ? unit : sign, ""),
                unit.equals("%"),
                at + 1));
    }

    /** "five", "twenty-five", "twenty five", "a dozen". */
    private static Optional<Found> said(Tokens tokens, int at) {
        String word = tokens.word(at);
        if (ARTICLES.contains(word)) {
            boolean many = TIMES.containsKey(tokens.word(at + 1))
                    && tokens.word(at + 1).length() > 2;
            return many ? Optional.of(new Found(BigDecimal.ONE, "", false, at + 1)) : Optional.empty();
        }
        if (tokens.phrase(at, "half a") && TIMES.containsKey(tokens.word(at + 2))) {
            return Optional.of(new Found(new BigDecimal("0.5"), "", false, at + 2));
        }
        String[] parts = word.split("-", -1);
        Integer small = SMALL.get(word);
        Integer tens = TENS.get(parts[0]);
        if (tens == null || parts.length > 2) {
            return small == null ? Optional.empty() : Optional.of(found(small, at + 1));
        }
        String ones = parts.length == 2 ? parts[1] : tokens.word(at + 1);
        Integer one = SMALL.getOrDefault(ones, 0);
        if (parts.length == 2) {
            return one > 0 && one < 10 ? Optional.of(found(tens + one, at + 1)) : Optional.empty();
        }
        return Optional.of(one > 0 && one < 10 ? found(tens + one, at + 2) : found(tens, at + 1));
    }

    private static Found found(int number, int end) {
        return new Found(BigDecimal.valueOf(number), "", false, end);
    }

    /** "two hundred thousand", "3 hundred and fifty". */
    private static Found times(Tokens tokens, Found found) {
        BigDecimal value = found.value();
        int end = found.end();
        while (TIMES.containsKey(tokens.word(end)) && !tokens.word(end).equals("m")) {
            value = value.multiply(BigDecimal.valueOf(TIMES.getOrDefault(tokens.word(end), 1L)));
            end++;
        }
        int rest = tokens.word(end).equals("and") ? end + 1 : end;
        Optional<Found> more = end > found.end() && found.currency().isEmpty() ? said(tokens, rest) : Optional.empty();
        if (more.isPresent() && !ARTICLES.contains(tokens.word(rest))) {
            Found scaled = times(tokens, more.get());
            if (scaled.value().compareTo(value) < 0) {
                return new Found(value.add(scaled.value()), "", false, scaled.end());
            }
        }
        return new Found(value, found.currency(), found.percent(), end);
    }

    private static Found unit(Tokens tokens, Found found) {
        String word = tokens.word(found.end());
        if (PERCENT.contains(word)) {
            return new Found(found.value(), "", true, found.end() + 1);
        }
        int end = tokens.is(found.end(), Set.of("us", "american")) ? found.end() + 1 : found.end();
        String currency = CURRENCIES.getOrDefault(tokens.word(end), "");
        return currency.isEmpty() || found.percent()
                ? found
                : new Found(found.value(), found.currency().isEmpty() ? currency : found.currency(), false, end + 1);
    }
}

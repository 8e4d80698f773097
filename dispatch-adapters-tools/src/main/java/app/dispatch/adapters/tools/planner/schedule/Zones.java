package app.dispatch.adapters.tools.planner.schedule;

import app.dispatch.adapters.tools.planner.text.Token.Word;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.text.WordFiles;
import app.dispatch.application.OnFirstUse;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads time zones: {@code Europe/Berlin}, {@code Berlin time}, {@code UTC}, {@code UTC+2}, {@code EST}. */
final class Zones {
    private static final Pattern OFFSET = Pattern.compile("(?:utc|gmt)([+-])0?(\\d{1,2})(?::?(00|30))?");
    private static final Set<String> TIME = Set.of("time", "timezone", "zone");
    /** What the common short names and regions stand for, daylight saving included. */
    private static final Map<String, String> SHORT = WordFiles.table("zones", Function.identity());

    private static final Set<String> NEEDS_TIME = Set.of(
            "eastern",
            "central",
            "mountain",
            "pacific",
            "german",
            "uk",
            "british",
            "indian",
            "japanese",
            "french",
            "munich",
            "hamburg",
            "mumbai",
            "delhi",
            "beijing",
            "boston",
            "seattle",
            "nyc",
            "sf",
            "wet",
            "ct",
            "et",
            "pt",
            "san francisco",
            "zulu");

    /** Words and brackets that may stand before a zone. */
    private static final int MOST_BEFORE = 4;

    /** The zones by their cities. */
    private final OnFirstUse<Map<String, String>> cities = new OnFirstUse<>(Zones::cities);

    private static Map<String, String> cities() {
        Map<String, String> cities = new HashMap<>();
        for (String id : ZoneId.getAvailableZoneIds()) {
            int slash = id.lastIndexOf('/');
            if (slash > 0 && !id.startsWith("Etc/") && !id.startsWith("SystemV/")) {
                String city = id.substring(slash + 1).replace('_', ' ').toLowerCase(Locale.ROOT);
                cities.merge(city, id, (a, b) -> a.compareTo(b) <= 0 ? a : b);
            }
        }
        return cities;
    }

    /**
     * A zone that was read.
     *
     * @param assumed whether the short name that was written could mean another zone
     */
    record Found(String id, String written, boolean assumed, int end) {
        String reading() {
            return "“" + written + "” is read as " + id + ", with its daylight saving.";
        }
    }

    /** The zone at that place, with the words around it: {@code (in) Berlin time}. */
    Optional<Found> at(Tokens tokens, int from, boolean adjacent) {
        int at = from;
        while (at < from + MOST_BEFORE
                && (Set.of("in", "at", "the").contains(tokens.word(at))
                        || tokens.mark(at, '(')
                        || tokens.mark(at, ','))) {
            at++;
        }
        int start = at;
        if (Set.of("timezone", "tz").contains(tokens.word(at)) || tokens.phrase(at, "time zone")) {
            at += tokens.word(at).equals("time") ? 2 : 1;
            at += tokens.mark(at, ':') ? 1 : 0;
        }
        boolean bracket = tokens.mark(from, '(') || tokens.mark(from + 1, '(');
        // After a time of day a place needs no "time" behind it: "at 9 in Berlin", "at 9 (New York)", "at 9 ET".
        boolean named = at > start
                || (adjacent && (bracket || at == from || tokens.word(from).equals("in")));
        return zone(tokens, at, named)
                .map(found ->
                        new Found(found.id(), found.written(), found.assumed(), closed(tokens, from, found.end())));
    }

    private static int closed(Tokens tokens, int from, int end) {
        boolean opened = tokens.mark(from, '(') || tokens.mark(from + 1, '(');
        return opened && tokens.mark(end, ')') ? end + 1 : end;
    }

    private Optional<Found> zone(Tokens tokens, int at, boolean named) {
        if (at >= tokens.size() || !(tokens.get(at) instanceof Word word)) {
            return Optional.empty();
        }
        Matcher offset = OFFSET.matcher(word.lower());
        if (offset.matches()) {
            // In the "Etc" zones the sign is turned round: east of Greenwich is minus.
            String sign = offset.group(1).equals("+") ? "-" : "+";
            if ("30".equals(offset.group(3))) {
                boolean india = offset.group(1).equals("+") && offset.group(2).equals("5");
                return india ? Optional.of(new Found("Asia/Kolkata", word.text(), false, at + 1)) : Optional.empty();
            }
            String id = "Etc/GMT" + sign + Integer.parseInt(offset.group(2));
            return ZoneId.getAvailableZoneIds().contains(id)
                    ? Optional.of(new Found(id, word.text(), false, at + 1))
                    : Optional.empty();
        }
        if (word.text().contains("/") || named) {
            Optional<Found> exact = ZoneId.getAvailableZoneIds().stream()
                    .filter(id -> id.equalsIgnoreCase(word.text()) && id.contains("/"))
                    .findFirst()
                    .map(id -> new Found(id, id, false, time(tokens, at + 1)));
            if (exact.isPresent()) {
                return exact;
            }
        }
        String two = word.lower() + " " + tokens.word(at + 1);
        return place(tokens, two, at + 2, named).or(() -> place(tokens, word.lower(), at + 1, named));
    }

    private Optional<Found> place(Tokens tokens, String name, int end, boolean named) {
        boolean time = named || tokens.is(end, TIME);
        String id = SHORT.get(name);
        if (id != null && (time || !NEEDS_TIME.contains(name))) {
            return Optional.of(new Found(
                    id,
                    name.length() <= 4 ? name.toUpperCase(Locale.ROOT) : name,
                    !id.equals("UTC"),
                    time(tokens, end)));
        }
        return time
                ? Optional.ofNullable(cities.get().get(name))
                        .map(city -> new Found(city, name, false, time(tokens, end)))
                : Optional.empty();
    }

    private static int time(Tokens tokens, int at) {
        if (tokens.phrase(at, "time zone")) {
            return at + 2;
        }
        return tokens.is(at, TIME) ? at + 1 : at;
    }
}

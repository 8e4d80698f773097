package app.dispatch.adapters.tools.planner.lexicon;

import app.dispatch.adapters.tools.planner.text.English;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.text.WordFiles;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Services that people name in briefs and that no tool of Dispatch stands for: they are called over HTTP. From
 * {@code services.txt}, read at the first use. Immutable.
 */
public final class Services {
    private final Map<String, Service> byName = new LinkedHashMap<>();
    private final Phrases names;
    private final int longest;

    /**
     * A service.
     *
     * @param url where its answer can be asked for without a key; "" when that is not known
     * @param kind {@code service}, {@code web} for what is no name ("website"), {@code chat} for a messenger, {@code app} for a name that a tool may have,
     *     {@code never} for what no call over HTTP does
     */
    public record Service(String name, Kind kind, String url) {
        public enum Kind {
            SERVICE,
            WEB,
            CHAT,
            APP,
            NEVER
        }
    }

    /** A service that is named, and the place after its name. */
    public record Found(Service service, int end) {}

    private Services(String text) {
        int most = 1;
        for (String line : text.split("\n")) {
            String[] parts = line.split("\\|", -1);
            if (parts.length >= 2) {
                Service.Kind kind = Service.Kind.valueOf(parts[0].strip().toUpperCase(Locale.ROOT));
                String url = parts.length > 2 ? parts[2].strip() : "";
                for (String name : parts[1].split(",")) {
                    byName.put(name.strip(), new Service(name.strip(), kind, url));
                    most = Math.max(most, name.strip().split(" ").length);
                }
            }
        }
        longest = most;
        names = Phrases.of(String.join("|", byName.keySet()));
    }

    /** Those that come with Dispatch. */
    public static Services known() {
        return new Services(WordFiles.text(Services.class, "services.txt"));
    }

    /** Whether that is something on the web, and no name. */
    public boolean web(String name) {
        Service known = byName.get(name);
        return known != null && known.kind() == Service.Kind.WEB;
    }

    /** The words of all names. */
    public Set<String> words() {
        Set<String> words = new HashSet<>();
        byName.keySet().forEach(name -> words.addAll(List.of(name.split(" "))));
        return words;
    }

    /** Whether a word is a service's name. */
    public boolean named(String word) {
        return byName.containsKey(word.toLowerCase(Locale.ROOT));
    }

    /** "weather-based": a name before what it does. */
    private Optional<Service> based(String word) {
        int dash = word.lastIndexOf('-');
        return dash > 0 && EnglishWords.POWERED.has(word.substring(dash + 1))
                ? Optional.ofNullable(byName.get(word.substring(0, dash)))
                : Optional.empty();
    }

    /** The service that is named at a place, by as many words as possible. */
    public Optional<Found> at(Tokens tokens, int at) {
        int end = names.end(tokens, at);
        if (end == 0) {
            return based(tokens.word(at)).map(service -> new Found(service, at + 1));
        }
        StringBuilder name = new StringBuilder();
        for (int i = at; i < end && i < at + longest; i++) {
            name.append(i == at ? "" : " ").append(tokens.word(i));
        }
        return Optional.ofNullable(byName.get(name.toString()))
                .filter(service -> !isPlainWord(service, tokens, at))
                .map(service -> new Found(service, end));
    }

    /** "square", "wave": a word of English that is a service's name only where it is written large. */
    private static boolean isPlainWord(Service service, Tokens tokens, int at) {
        return service.kind() == Service.Kind.SERVICE
                && service.url().isEmpty()
                && tokens.get(at) instanceof Token.Word word
                && word.text().equals(word.lower())
                && !service.name().contains(" ")
                && English.is(English.Kind.ADJECTIVE, service.name());
    }
}

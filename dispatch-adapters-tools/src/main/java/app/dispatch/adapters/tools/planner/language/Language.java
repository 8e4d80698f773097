package app.dispatch.adapters.tools.planner.language;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A language that a brief may be written in. */
public enum Language {
    ENGLISH("en", "English", Family.ENGLISH),
    GERMAN("de", "German", Family.GERMANIC),
    SPANISH("es", "Spanish", Family.ROMANCE),
    FRENCH("fr", "French", Family.ROMANCE),
    ITALIAN("it", "Italian", Family.ROMANCE),
    PORTUGUESE("pt", "Portuguese", Family.ROMANCE),
    DUTCH("nl", "Dutch", Family.GERMANIC),
    CHINESE("zh", "Chinese", Family.CHINESE),
    JAPANESE("ja", "Japanese", Family.JAPANESE),
    RUSSIAN("ru", "Russian", Family.UNREAD),
    UKRAINIAN("uk", "Ukrainian", Family.UNREAD),
    ARABIC("ar", "Arabic", Family.UNREAD),
    HEBREW("he", "Hebrew", Family.UNREAD),
    GREEK("el", "Greek", Family.UNREAD),
    KOREAN("ko", "Korean", Family.UNREAD),
    HINDI("hi", "Hindi", Family.UNREAD),
    THAI("th", "Thai", Family.UNREAD),
    POLISH("pl", "Polish", Family.UNREAD),
    CZECH("cs", "Czech", Family.UNREAD),
    TURKISH("tr", "Turkish", Family.UNREAD),
    SWEDISH("sv", "Swedish", Family.UNREAD),
    DANISH("da", "Danish", Family.UNREAD),
    FINNISH("fi", "Finnish", Family.UNREAD),
    HUNGARIAN("hu", "Hungarian", Family.UNREAD),
    ROMANIAN("ro", "Romanian", Family.UNREAD),
    VIETNAMESE("vi", "Vietnamese", Family.UNREAD),
    INDONESIAN("id", "Indonesian", Family.UNREAD);

    /** How a language puts its words. */
    enum Family {
        ENGLISH,
        GERMANIC,
        ROMANCE,
        CHINESE,
        JAPANESE,
        UNREAD
    }

    private final String id;
    private final String title;
    private final Family family;

    Language(String id, String title, Family family) {
        this.id = id;
        this.title = title;
        this.family = family;
    }

    /** Its ISO 639-1 code. */
    public String id() {
        return id;
    }

    /** Its name in English. */
    public String title() {
        return title;
    }

    /** Whether briefs in it are read; others are only told apart. */
    public boolean read() {
        return family != Family.UNREAD;
    }

    Family family() {
        return family;
    }

    /** The names of the languages that are read, as a sentence lists them. */
    public static String readOnes() {
        String names = Arrays.stream(values())
                .filter(Language::read)
                .map(Language::title)
                .collect(Collectors.joining(", "));
        int last = names.lastIndexOf(", ");
        return names.substring(0, last) + " and " + names.substring(last + 2);
    }
}

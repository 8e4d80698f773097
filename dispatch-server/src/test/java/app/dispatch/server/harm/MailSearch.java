package app.dispatch.server.harm;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The search box of Gmail (https://support.google.com/mail/answer/7190).
 *
 * @param name tells a label's name by its id
 */
record MailSearch(String query, Instant now, UnaryOperator<String> name) {
    private static final Map<String, String> PLACES = Map.of("draft", "DRAFT", "drafts", "DRAFT");

    boolean finds(Mail mail) {
        return Sought.of(query).finds(one -> fits(one, mail));
    }

    private boolean fits(Sought.One one, Mail mail) {
        String value = one.value();
        return switch (one.name()) {
            case "" ->
                Words.of(mail.from(), mail.to(), mail.subject(), mail.body()).hold(value);
            case "from" ->
                isMe(value)
                        ? mail.from().equals(mail.to())
                        : Words.of(mail.from()).hold(value);
            case "to", "deliveredto" -> isMe(value) || Words.of(mail.to()).hold(value);
            case "cc", "bcc", "list" -> false;
            case "subject" -> Words.of(mail.subject()).hold(value);
            case "filename" -> Words.of(mail.attachment()).hold(value);
            case "has" -> has(value.toLowerCase(Locale.ROOT), mail);
            case "is" -> is(value.toLowerCase(Locale.ROOT), mail);
            case "in" -> isIn(value.toLowerCase(Locale.ROOT), mail);
            case "label" -> hasLabel(value, mail);
            case "category" -> mail.labels().contains("CATEGORY_" + value.toUpperCase(Locale.ROOT));
            case "newer_than" -> !mail.at().isBefore(now.minus(age(value)));
            case "older_than" -> mail.at().isBefore(now.minus(age(value)));
            case "after", "newer" -> !mail.at().isBefore(date(value));
            case "before", "older" -> mail.at().isBefore(date(value));
            default -> Words.of(mail.from(), mail.subject(), mail.body()).hold(one.name() + " " + value);
        };
    }

    private static boolean isMe(String value) {
        return value.equalsIgnoreCase("me");
    }

    private static boolean has(String what, Mail mail) {
        return switch (what) {
            case "attachment" -> !mail.attachment().isEmpty();
            case "userlabels" -> mail.labels().stream().anyMatch(label -> label.startsWith("Label_"));
            case "nouserlabels" -> mail.labels().stream().noneMatch(label -> label.startsWith("Label_"));
            default -> false;
        };
    }

    private static boolean is(String what, Mail mail) {
        return what.equals("read")
                ? !mail.labels().contains("UNREAD")
                : mail.labels().contains(what.toUpperCase(Locale.ROOT));
    }

    private boolean isIn(String place, Mail mail) {
        return switch (place) {
            case "anywhere", "all" -> true;
            case "archive" -> !mail.labels().contains("INBOX");
            default -> hasLabel(PLACES.getOrDefault(place, place), mail);
        };
    }

    private boolean hasLabel(String value, Mail mail) {
        return mail.labels().stream()
                .anyMatch(id ->
                        plain(id).equals(plain(value)) || plain(name.apply(id)).equals(plain(value)));
    }

    /** A label's name in a search has hyphens where it has blanks. */
    private static String plain(String label) {
        return label.toLowerCase(Locale.ROOT).replaceAll("[\\s/]+", "-");
    }

    private static Duration age(String value) {
        if (!value.matches("\\d+[hdmy]")) {
            return Duration.ZERO;
        }
        long count = Long.parseLong(value.substring(0, value.length() - 1));
        return switch (value.charAt(value.length() - 1)) {
            case 'h' -> Duration.ofHours(count);
            case 'm' -> Duration.ofDays(30 * count);
            case 'y' -> Duration.ofDays(365 * count);
            default -> Duration.ofDays(count);
        };
    }

    /** A day begins at midnight; Gmail takes seconds since 1970 too. */
    private static Instant date(String value) {
        if (value.matches("\\d{9,11}")) {
            return Instant.ofEpochSecond(Long.parseLong(value));
        }
        return LocalDate.parse(value.replace('/', '-').replaceAll("-(\\d)(?=-|$)", "-0$1"))
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }
}

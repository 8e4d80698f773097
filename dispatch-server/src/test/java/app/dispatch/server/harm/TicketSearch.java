package app.dispatch.server.harm;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** GitHub's search of issues and pull requests (https://docs.github.com/en/search-github). */
record TicketSearch(String query) {
    private static final Pattern BOUND = Pattern.compile("(>=|<=|>|<)?(.*?)(?:\\.\\.(.*))?");

    boolean finds(Ticket ticket) {
        return Sought.of(query).finds(one -> fits(one, ticket));
    }

    private boolean fits(Sought.One one, Ticket ticket) {
        String value = one.value();
        return switch (one.name()) {
            case "" -> text(ticket).holdBeginning(value);
            case "repo" -> ticket.repo().equalsIgnoreCase(value);
            case "org", "user" ->
                ticket.repo().toLowerCase(Locale.ROOT).startsWith(value.toLowerCase(Locale.ROOT) + "/");
            case "is", "type", "state" -> is(value.toLowerCase(Locale.ROOT), ticket);
            case "label" -> ticket.labels().stream().anyMatch(value::equalsIgnoreCase);
            case "author" -> isPerson(value, ticket.author());
            case "assignee" -> ticket.assignees().stream().anyMatch(who -> isPerson(value, who));
            case "involves" ->
                isPerson(value, ticket.author()) || ticket.assignees().stream().anyMatch(who -> isPerson(value, who));
            case "no" ->
                value.equals("assignee")
                        ? ticket.assignees().isEmpty()
                        : ticket.labels().isEmpty();
            case "in", "sort", "archived", "order" -> true;
            case "draft" -> ticket.draft() == Boolean.parseBoolean(value);
            case "comments" -> isWithin(value, bound -> Integer.compare(ticket.comments(), Integer.parseInt(bound)));
            case "created" -> isWithin(value, bound -> compared(ticket.created(), bound));
            case "updated" -> isWithin(value, bound -> compared(ticket.updated(), bound));
            case "closed" ->
                ticket.state().equals("closed") && isWithin(value, bound -> compared(ticket.updated(), bound));
            case "merged" ->
                !ticket.merged().isEmpty() && isWithin(value, bound -> compared(Instant.parse(ticket.merged()), bound));
            default -> text(ticket).hold(one.name() + " " + value);
        };
    }

    private Words text(Ticket ticket) {
        return query.contains("in:title") ? Words.of(ticket.title()) : Words.of(ticket.title(), ticket.body());
    }

    private static boolean is(String what, Ticket ticket) {
        return switch (what) {
            case "issue" -> !ticket.pull();
            case "pr", "pull-request" -> ticket.pull();
            case "merged" -> !ticket.merged().isEmpty();
            case "unmerged" -> ticket.merged().isEmpty();
            case "draft" -> ticket.draft();
            case "public", "private", "unlocked" -> true;
            default -> ticket.state().equals(what);
        };
    }

    private static boolean isPerson(String value, String who) {
        String wanted = value.replaceFirst("^@", "");
        return who.replace("[bot]", "")
                .equalsIgnoreCase(wanted.equals("me") ? "ada" : wanted.replaceFirst("^app/", ""));
    }

    @FunctionalInterface
    private interface Compared {
        int to(String bound);
    }

    private static boolean isWithin(String value, Compared compared) {
        Matcher bound = BOUND.matcher(value);
        if (!bound.matches()) {
            return false;
        }
        String from = bound.group(2);
        if (bound.group(3) != null) {
            return (from.equals("*") || compared.to(from) >= 0)
                    && (bound.group(3).equals("*") || compared.to(bound.group(3)) <= 0);
        }
        return switch (String.valueOf(bound.group(1))) {
            case ">" -> compared.to(from) > 0;
            case ">=" -> compared.to(from) >= 0;
            case "<" -> compared.to(from) < 0;
            case "<=" -> compared.to(from) <= 0;
            default -> compared.to(from) == 0;
        };
    }

    /** A date alone means the whole day. */
    private static int compared(Instant time, String bound) {
        return bound.contains("T")
                ? time.compareTo(OffsetDateTime.parse(bound).toInstant())
                : time.truncatedTo(ChronoUnit.DAYS)
                        .compareTo(LocalDate.parse(bound)
                                .atStartOfDay(ZoneOffset.UTC)
                                .toInstant());
    }
}

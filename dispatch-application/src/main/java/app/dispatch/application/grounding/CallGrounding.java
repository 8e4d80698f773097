package app.dispatch.application.grounding;

import app.dispatch.domain.error.Problem;
import app.dispatch.domain.plan.Step;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Holds where one step's call goes against the brief: its host, its port and its path. Not for use by several threads.
 *
 * @param read whether the call changes nothing
 */
record CallGrounding(
        Step step, boolean read, BriefText briefText, Hosts hosts, UnnamedHosts unnamed, List<Problem> problems) {
    private static final Pattern URL_WORD = Pattern.compile(
            "\\b(?:url|uri|link|address|endpoint|callback|webhook|location|href|next)s?\\b|[_a-z]url\\b");

    /** A URL in its plain form: no user before its host, no backslashes, no scheme that is left out. */
    private static final Pattern PLAIN = Pattern.compile("https?://[^\\s/?#\\\\@{]+(?:[/?#{].*)?", Pattern.DOTALL);

    /** An address to which others are told something: nobody knows one by heart. */
    private static final Pattern HOOK = Pattern.compile("(?:^|[./_-])(?:web)?hooks?(?:[./_?#-]|$)");

    /** Whether the URL leads to what the brief's own words name; what it may not do is added to the problems. */
    boolean leads(String pointer, String text) {
        List<Literal> literals = Literal.in(text).stream()
                .filter(literal -> literal.kind() == Literal.Kind.HOST)
                .toList();
        boolean aimed = false;
        for (Literal literal : literals) {
            aimed |= host(pointer, text, literal);
        }
        Texts.sources(text)
                .forEach(source -> Constants.texts(source).stream()
                        .filter(one -> !isPathPart(one)
                                && !briefText.wishesName(
                                        NormalizedText.plain(one).text()))
                        .forEach(one -> problems.add(new Problem(pointer, Reasons.constant(one)))));
        String start = text.stripLeading();
        if (!literals.isEmpty() || (start.startsWith("/") && !start.startsWith("//"))) {
            return aimed;
        }
        if (start.startsWith("{{")) {
            answered(pointer, text, start);
            return aimed;
        }
        String host = Literal.host(
                NormalizedText.plain(start).text().replaceFirst("^//", "").split("[/?#{\\s]", 2)[0]);
        return host(pointer, text, new Literal(Literal.Kind.HOST, host, ""));
    }

    /** An address that an answer has given: what is sent there waits, unless the brief speaks of an address. */
    private void answered(String pointer, String text, String start) {
        if ((read && !sendsBeside())
                || !start.contains("steps.")
                || URL_WORD.matcher(briefText.wish()).find()) {
            return;
        }
        if (briefText.suspicious()) {
            problems.add(new Problem(pointer, Reasons.host(text)));
        } else {
            unnamed.ask(step.id(), "the address that " + Texts.sources(text).getFirst() + " gives");
        }
    }

    /** Whether more of the run goes along than the URL itself, which an answer has given. */
    private boolean sendsBeside() {
        long taken = Texts.of(step.params(), "").values().stream()
                .flatMap(text -> Texts.sources(text).stream())
                .filter(Constants::readsRun)
                .count();
        return taken > 1;
    }

    /** A piece of a path or a query, or a URL whose host is held by itself. */
    private static boolean isPathPart(String text) {
        return text.chars().noneMatch(Character::isLetterOrDigit)
                || "/?&=#".indexOf(text.charAt(0)) >= 0
                || Literal.in(text).stream()
                        .anyMatch(
                                one -> one.rest().startsWith("/") || one.rest().startsWith("?"));
    }

    private boolean host(String pointer, String url, Literal literal) {
        if (literal.isDisguised()) {
            problems.add(new Problem(pointer, Reasons.disguised(literal)));
        } else if (literal.rest().startsWith("{{")) {
            return open(pointer, url, literal);
        } else if (literal.isIn(briefText, true)) {
            return whole(pointer, url, literal);
        } else if (briefText.othersSay(literal.text())) {
            problems.add(new Problem(pointer, Reasons.others(literal)));
        } else if (!briefText.places(literal.text(), true).isEmpty()) {
            problems.add(new Problem(pointer, Reasons.port(literal)));
        } else if (!(read && hosts.declares(literal))) {
            unknown(pointer, url, literal);
        }
        return false;
    }

    /**
     * A host that a planner knows by itself: it may be read from, once nothing goes there but what it gave itself, or it is in a
     * domain that the brief names. What is sent there waits for an approval, unless the brief speaks to a model or tells a secret.
     */
    private void unknown(String pointer, String url, Literal host) {
        Collection<String> sent = Texts.of(step.params(), "").values();
        Optional<String> secret = briefText.carried().secretIn(sent);
        if (secret.isPresent()) {
            problems.add(new Problem(pointer, Reasons.tells(host.text(), secret.get())));
        } else if (briefText.suspicious() && (!read || sends(host, sent))) {
            problems.add(new Problem(pointer, Reasons.carries(host.text())));
        } else if (briefText.suspicious() || !mayBeKnown(url) || !briefText.mayBeUnnamed(host)) {
            problems.add(new Problem(pointer, Reasons.absent(host)));
        } else if (read && (briefText.wishesDomainOf(host) || !sends(host, sent))) {
            unnamed.read(host.text());
        } else {
            unnamed.ask(step.id(), host.text());
        }
    }

    /** Whether a planner may know the URL without the brief. */
    private static boolean mayBeKnown(String url) {
        String text = NormalizedText.plain(url).text().strip();
        return PLAIN.matcher(text).matches() && !HOOK.matcher(text).find();
    }

    private boolean sends(Literal host, Collection<String> sent) {
        return unnamed.leave(step, host) || briefText.carried().inAny(sent).isPresent();
    }

    /** A host that an expression goes on: what follows it has to be in the brief, or is a domain that is asked about. */
    private boolean open(String pointer, String url, Literal literal) {
        String rest =
                literal.rest().replaceFirst("^(?:[a-z0-9.-]*\\{\\{.*?}})+", "").split("[/?#:]", 2)[0];
        if (rest.startsWith(".") && rest.length() > 3 && briefText.wishesPart(rest)) {
            return true;
        }
        Literal domain = new Literal(Literal.Kind.HOST, rest.replaceFirst("^\\.", ""), "");
        boolean may = literal.text().isEmpty()
                && rest.startsWith(".")
                && !briefText.suspicious()
                && briefText.mayBeUnnamed(domain)
                && briefText
                        .carried()
                        .secretIn(Texts.of(step.params(), "").values())
                        .isEmpty();
        if (may) {
            unnamed.ask(step.id(), "the hosts of " + domain.text());
        } else {
            problems.add(new Problem(pointer, Reasons.host(url)));
        }
        return false;
    }

    /** Whether a write goes to a place that the brief writes on that host, where it writes any. */
    private boolean isWritten(Literal literal) {
        String path = literal.rest().split("[?#]|\\{\\{", 2)[0];
        boolean open = literal.rest().startsWith("{{", path.length());
        return briefText.places(literal.text(), true).lead(literal.port(), path, open);
    }

    /** On one host there may be many places: what is written to one that only others name is not wished. */
    private boolean whole(String pointer, String url, Literal literal) {
        String path = NormalizedText.plain(url)
                .text()
                .replaceFirst("^[a-z]+:[/\\\\]+", "")
                .split("[?#{]", 2)[0];
        boolean other = briefText.othersSay(path) && !briefText.wishes(path);
        if (!read
                && path.length() > literal.text().length() + 1
                && (other || (briefText.suspicious() && !briefText.wishes(path)))) {
            problems.add(new Problem(pointer, Reasons.others(new Literal(Literal.Kind.HOST, path, ""))));
        } else if (!read && !isWritten(literal)) {
            problems.add(new Problem(pointer, Reasons.place(literal.rest(), literal.text())));
        } else {
            return true;
        }
        return false;
    }
}

package app.dispatch.application.grounding;

import app.dispatch.domain.error.Problem;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.tool.Effect;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.tool.TargetKind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Holds one step against the brief. Not for use by several threads. */
final class StepGrounding {
    private static final Pattern URL_WORD = Pattern.compile(
            "\\b(?:url|uri|link|address|endpoint|callback|webhook|location|href|next)s?\\b|[_a-z]url\\b");

    private final Step step;
    private final Map<String, TargetKind> targets;
    private final String at;
    private final BriefText briefText;
    private final Hosts hosts;
    private final List<Problem> problems;
    private final Set<String> known = new LinkedHashSet<>();
    private final boolean read;
    private final boolean carries;
    private boolean aimed;

    StepGrounding(Step step, OpDef op, String at, BriefText briefText, Hosts hosts, List<Problem> problems) {
        this.step = step;
        this.targets = TargetKind.of(op);
        this.at = at;
        this.briefText = briefText;
        this.hosts = hosts;
        this.problems = problems;
        this.read = op.effect().of(step.params()) == Effect.READ;
        this.carries = step.forEach() != null
                || Texts.of(step.params(), "").values().stream()
                        .flatMap(text -> Texts.sources(text).stream())
                        .anyMatch(Constants::readsRun);
    }

    /** The hosts that it reads from although the brief does not name them. */
    Set<String> known() {
        return known;
    }

    boolean isRead() {
        return read;
    }

    /** Whether it acts on something that the brief's own words name. */
    boolean isAimed() {
        return aimed;
    }

    void run() {
        int before = problems.size();
        step.params().values().forEach((name, value) -> {
            TargetKind kind = targets.get(name);
            String pointer = Problem.pointer(at + "/params", name);
            Texts.of(value, pointer).forEach((where, text) -> {
                quoted(where, text);
                if (kind == null) {
                    content(where, text);
                } else {
                    target(kind, where, text);
                }
            });
        });
        conditions();
        if (targets.containsValue(TargetKind.URL)) {
            Routing.check(step.params(), at + "/params", briefText, problems);
        }
        aimed = aimed && problems.size() == before;
    }

    /** An item may be where a call goes, so a list of the plan's own is held like a target. */
    private void conditions() {
        if (step.when() != null) {
            expression(at + "/when", step.when());
        }
        if (step.forEach() != null) {
            expression(at + "/forEach", step.forEach());
            boolean used = targets.keySet().stream()
                    .flatMap(name -> step.params().get(name).stream())
                    .flatMap(value -> Texts.of(value, "").values().stream())
                    .flatMap(text -> Texts.sources(text).stream())
                    .anyMatch(source -> source.contains("item"));
            if (used) {
                Constants.texts(step.forEach()).forEach(text -> name(at + "/forEach", text));
            }
        }
    }

    private void quoted(String pointer, String text) {
        Texts.sources(text).forEach(source -> expression(pointer, source));
    }

    private void expression(String pointer, String source) {
        if (briefText.isQuoted(source)) {
            problems.add(new Problem(pointer, Reasons.quoted(source)));
        }
    }

    private void content(String pointer, String text) {
        for (Literal literal : Literal.in(text)) {
            boolean sends = Texts.sources(literal.rest()).stream().anyMatch(Constants::readsRun);
            if (literal.isDisguised()) {
                problems.add(new Problem(pointer, Reasons.disguised(literal)));
            } else if (!literal.isIn(briefText, sends) && !hosts.declares(literal)) {
                problems.add(new Problem(pointer, Reasons.absent(literal)));
            }
        }
    }

    private void target(TargetKind kind, String pointer, String text) {
        switch (kind) {
            case URL -> url(pointer, text);
            case RECIPIENT, ADDRESSEE, ACCOUNT, REPOSITORY -> {
                if (Texts.sources(text).isEmpty()) {
                    for (String one : text.split("[,;]", -1)) {
                        name(pointer, one);
                    }
                } else {
                    Texts.plain(text).forEach(plain -> name(pointer, plain));
                    Texts.sources(text)
                            .forEach(source -> Constants.texts(source).forEach(one -> name(pointer, one)));
                }
            }
            case AMOUNT -> amount(pointer, text);
        }
    }

    /** A name of whom or what a call reaches: an address in it counts, else all of its words. */
    private void name(String pointer, String text) {
        List<Literal> literals = Literal.in(text);
        for (Literal literal : literals) {
            own(pointer, literal);
        }
        String name = NormalizedText.plain(text).text().strip().replaceFirst("^[#@]", "");
        boolean empty = name.chars().noneMatch(Character::isLetterOrDigit);
        if (literals.stream().anyMatch(literal -> literal.kind() == Literal.Kind.EMAIL) || empty) {
            return;
        }
        Literal whole = new Literal(Literal.Kind.HANDLE, name, "");
        if (whole.isDisguised()) {
            problems.add(new Problem(pointer, Reasons.disguised(whole)));
        } else if (briefText.wishesName(name) || bothParts(name)) {
            aimed = true;
        } else {
            problems.add(new Problem(pointer, Reasons.target(text)));
        }
    }

    /** "The repository api of acme". */
    private boolean bothParts(String name) {
        String[] parts = name.split("/", -1);
        return parts.length == 2 && briefText.wishesName(parts[0]) && briefText.wishesName(parts[1]);
    }

    private void own(String pointer, Literal literal) {
        if (literal.isDisguised()) {
            problems.add(new Problem(pointer, Reasons.disguised(literal)));
        } else if (literal.isIn(briefText, true)) {
            aimed = true;
        } else if (briefText.othersSay(literal.text())) {
            problems.add(new Problem(pointer, Reasons.others(literal)));
        } else {
            problems.add(new Problem(pointer, Reasons.absent(literal)));
        }
    }

    private void amount(String pointer, String text) {
        List<String> sources = Texts.sources(text);
        List<String> numbers = sources.isEmpty()
                ? List.of(text)
                : sources.stream()
                        .flatMap(source -> Constants.numbers(source).stream())
                        .toList();
        if (!numbers.stream().allMatch(number -> Amounts.isSaid(number, briefText.numbers(), !sources.isEmpty()))) {
            problems.add(new Problem(pointer, Reasons.target(text)));
        }
    }

    private void url(String pointer, String text) {
        List<Literal> literals = Literal.in(text).stream()
                .filter(literal -> literal.kind() == Literal.Kind.HOST)
                .toList();
        for (Literal literal : literals) {
            host(pointer, text, literal);
        }
        Texts.sources(text)
                .forEach(source -> Constants.texts(source).stream()
                        .filter(one -> !isPathPart(one)
                                && !briefText.wishesName(
                                        NormalizedText.plain(one).text()))
                        .forEach(one -> problems.add(new Problem(pointer, Reasons.constant(one)))));
        String start = text.stripLeading();
        if (!literals.isEmpty() || (start.startsWith("/") && !start.startsWith("//"))) {
            return;
        }
        if (!start.startsWith("{{")) {
            String host = Literal.host(
                    NormalizedText.plain(start).text().replaceFirst("^//", "").split("[/?#{\\s]", 2)[0]);
            host(pointer, text, new Literal(Literal.Kind.HOST, host, ""));
        } else if ((!read || sendsBeside())
                && start.contains("steps.")
                && !URL_WORD.matcher(briefText.wish()).find()) {
            problems.add(new Problem(pointer, Reasons.host(text)));
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

    private void host(String pointer, String url, Literal literal) {
        if (literal.isDisguised()) {
            problems.add(new Problem(pointer, Reasons.disguised(literal)));
        } else if (literal.rest().startsWith("{{")) {
            open(pointer, url, literal);
        } else if (literal.isIn(briefText, true)) {
            whole(pointer, url, literal);
        } else if (briefText.othersSay(literal.text())) {
            problems.add(new Problem(pointer, Reasons.others(literal)));
        } else if (!briefText.places(literal.text(), true).isEmpty()) {
            problems.add(new Problem(pointer, Reasons.port(literal)));
        } else if (!(read && hosts.declares(literal))) {
            unknown(pointer, literal);
        }
    }

    /** A host that a planner knows by itself may be read from, once nothing of the run goes there. */
    private void unknown(String pointer, Literal literal) {
        Optional<String> told =
                briefText.carried().inAny(Texts.of(step.params(), "").values());
        if (told.isPresent()) {
            problems.add(new Problem(pointer, Reasons.tells(literal.text(), told.get())));
        } else if (read && !carries && !briefText.suspicious() && Hosts.isPublicName(literal)) {
            known.add(literal.text());
        } else {
            problems.add(new Problem(pointer, Reasons.carries(literal.text())));
        }
    }

    /** A host that an expression goes on: what follows it has to be in the brief. */
    private void open(String pointer, String url, Literal literal) {
        String rest =
                literal.rest().replaceFirst("^(?:[a-z0-9.-]*\\{\\{.*?}})+", "").split("[/?#:]", 2)[0];
        if (rest.startsWith(".") && rest.length() > 3 && briefText.wishesPart(rest)) {
            aimed = true;
        } else {
            problems.add(new Problem(pointer, Reasons.host(url)));
        }
    }

    /** Whether a write goes to a place that the brief writes on that host, where it writes any. */
    private boolean leads(Literal literal) {
        String path = literal.rest().split("[?#]|\\{\\{", 2)[0];
        boolean open = literal.rest().startsWith("{{", path.length());
        return briefText.places(literal.text(), true).lead(literal.port(), path, open);
    }

    /** On one host there may be many places: what is written to one that only others name is not wished. */
    private void whole(String pointer, String url, Literal literal) {
        String path = NormalizedText.plain(url)
                .text()
                .replaceFirst("^[a-z]+:[/\\\\]+", "")
                .split("[?#{]", 2)[0];
        boolean other = briefText.othersSay(path) && !briefText.wishes(path);
        if (!read
                && path.length() > literal.text().length() + 1
                && (other || (briefText.suspicious() && !briefText.wishes(path)))) {
            problems.add(new Problem(pointer, Reasons.others(new Literal(Literal.Kind.HOST, path, ""))));
        } else if (!read && !leads(literal)) {
            problems.add(new Problem(pointer, Reasons.place(literal.rest(), literal.text())));
        } else {
            aimed = true;
        }
    }
}

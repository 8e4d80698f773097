package app.dispatch.application.grounding;

import app.dispatch.domain.error.Problem;
import app.dispatch.domain.plan.Step;
import app.dispatch.domain.tool.Effect;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.tool.TargetKind;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Holds one step against the brief. Not for use by several threads. */
final class StepGrounding {
    private static final Pattern OWNER = Pattern.compile("\\s*run\\s*\\.\\s*owner\\s*\\.\\s*(?:email|name)\\s*");
    private static final Pattern ME = Pattern.compile("\\b(?:me|myself|my|us|our|i)\\b");

    private final Step step;
    private final Map<String, TargetKind> targets;
    private final String at;
    private final BriefText briefText;
    private final Hosts hosts;
    private final List<Problem> problems;
    private final UnnamedHosts unnamed;
    private final CallGrounding call;
    private final boolean read;
    private boolean aimed;

    StepGrounding(
            Step step,
            OpDef op,
            String at,
            BriefText briefText,
            Hosts hosts,
            UnnamedHosts unnamed,
            List<Problem> problems) {
        this.step = step;
        this.targets = TargetKind.of(op);
        this.at = at;
        this.briefText = briefText;
        this.hosts = hosts;
        this.problems = problems;
        this.unnamed = unnamed;
        this.read = op.effect().of(step.params()) == Effect.READ;
        this.call = new CallGrounding(step, read, briefText, hosts, unnamed, problems);
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
            boolean used = targets.entrySet().stream()
                    .anyMatch(target -> step.params().get(target.getKey()).stream()
                            .flatMap(value -> Texts.of(value, "").values().stream())
                            .anyMatch(text -> isReached(target.getValue(), text)));
            if (used) {
                Constants.texts(step.forEach()).forEach(text -> name(at + "/forEach", text));
            }
        }
    }

    /** Whether an item says whom or what the call reaches or changes, and not only which page of a host is read. */
    private boolean isReached(TargetKind kind, String text) {
        return (kind != TargetKind.URL || !read || text.stripLeading().startsWith("{{"))
                && Texts.sources(text).stream().anyMatch(source -> source.contains("item"));
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
            } else if (!literal.isIn(briefText, sends) && !hosts.declares(literal) && !isText(literal, text)) {
                problems.add(new Problem(pointer, Reasons.absent(literal)));
            }
        }
    }

    /** What only stands among words: it reaches nobody, and where the brief speaks to a model it is not let through. */
    private boolean isText(Literal literal, String text) {
        if (briefText.suspicious()) {
            return false;
        }
        return switch (literal.kind()) {
            case HOST -> isLink(literal, text);
            case HANDLE -> Links.isNobody(literal) || (read && Links.isAmongWords(text));
            case EMAIL, PHONE, ACCOUNT -> false;
        };
    }

    private boolean isLink(Literal link, String text) {
        boolean may = (Links.isAmongWords(text) || !targets.containsValue(TargetKind.URL))
                && Links.tellsOnlyIds(link)
                && briefText.mayBeUnnamed(link)
                && !briefText.othersSay(link.text())
                && briefText.carried().secretIn(List.of(link.rest())).isEmpty();
        if (may) {
            unnamed.link(link.text());
        }
        return may;
    }

    private void target(TargetKind kind, String pointer, String text) {
        switch (kind) {
            case URL -> aimed |= call.leads(pointer, text);
            case RECIPIENT, ADDRESSEE, ACCOUNT, REPOSITORY -> {
                if (Texts.sources(text).isEmpty()) {
                    for (String one : text.split("[,;]", -1)) {
                        name(pointer, one);
                    }
                } else {
                    Texts.plain(text).forEach(plain -> name(pointer, plain));
                    Texts.sources(text).forEach(source -> {
                        aimed |= OWNER.matcher(source).matches()
                                && ME.matcher(briefText.named()).find();
                        Constants.texts(source).forEach(one -> name(pointer, one));
                    });
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
        boolean mine = name.equals("me") && !briefText.suspicious();
        if (literals.stream().anyMatch(literal -> literal.kind() == Literal.Kind.EMAIL) || empty || mine) {
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
        List<String> said = sources.isEmpty() ? briefText.numbers() : briefText.numbersAndParts();
        if (!numbers.stream().allMatch(number -> Amounts.isSaid(number, said, !sources.isEmpty()))) {
            problems.add(new Problem(pointer, Reasons.target(text)));
        }
    }
}

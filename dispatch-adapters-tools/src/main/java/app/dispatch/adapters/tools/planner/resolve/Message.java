package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.lexicon.Operation.Kind;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.parse.Range;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import app.dispatch.domain.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what a step puts or tells: the text of the brief, what was looked at or made, or what a webhook brought. */
final class Message {
    /** How a condition ends that holds only where there is nothing to list. */
    private static final List<String> NONE = List.of(") == 0", ") <= 0", ") < 1");

    private final Making plan;
    private final Doubts doubts;
    private final Account account;
    private final Authored authored;
    private final TextDoubts texts;
    private final Tokens tokens;

    Message(Making plan, Doubts doubts, Account account, Authored authored) {
        this.authored = authored;
        this.plan = plan;
        this.doubts = doubts;
        this.texts = new TextDoubts(plan.tokens, doubts);
        this.account = account;
        this.tokens = plan.tokens;
    }

    /**
     * What a text is about.
     *
     * @param joined the texts of several things; "" when it is about one
     * @param each whether each thing of a list gets a text of its own
     */
    record About(Candidate candidate, Clause clause, Optional<Given> given, String joined, boolean each) {}

    /** @throws Unclear when nothing says what is put there */
    void write(Claim claim, About about, String when) throws Unclear {
        Operation operation = claim.operation;
        Optional<Param> content = operation.param("content").or(() -> operation.param("data"));
        if (content.isEmpty()
                || claim.has(content.get().name())
                || (claim.brought && !content.get().required())) {
            if (!claim.lead.isEmpty()) {
                claim.params.put(claim.leads, Wording.plain(claim.lead));
            }
            return;
        }
        String param = content.get().name();
        Candidate candidate = about.candidate();
        Optional<Value> same = same(about).or(() -> plan.quoted(about.clause(), about.given(), when));
        same.ifPresent(value -> claim.params.put(param, value));
        Optional<String> written = written(claim, about, when);
        if (written.isEmpty() && candidate.text().isEmpty()) {
            greet(about.clause());
        }
        own(about, written.isPresent());
        if (isAttached(claim, about, content.get())) {
            return;
        }
        Optional<Given> data = about.given().filter(Attaching::isData);
        if (data.filter(one -> Attaching.handOn(claim, one, content.get())).isPresent()) {
            return;
        }
        data.ifPresent(one -> doubts.more("Approve this only when its data is to be sent as text, and not as a file"));
        String text = same.isPresent() ? "" : written.orElseGet(() -> text(about, when));
        if (text.isEmpty() && same.isEmpty() && (content.get().required() || operation.tells())) {
            throw new Unclear("it was not said what is " + (operation.tells() ? "sent" : "put there")
                    + "; say it, as in `post \"Hello\" …`");
        }
        texts.about(claim, about, text);
        if (!text.isEmpty()) {
            boolean leads = !claim.lead.isEmpty() && candidate.text().isEmpty();
            claim.params.put(leads ? claim.leads : param, Value.of(leads ? led(claim.lead, text, about) : text));
        }
    }

    /** Asks about a text that is made of words of the brief with which nothing else was done. */
    private void own(About about, boolean written) {
        Candidate candidate = about.candidate();
        Range all = about.clause().all();
        boolean made = !candidate.text().isEmpty()
                && !account.left(about.clause(), candidate.used()).isEmpty();
        if (!written && made) {
            doubts.more("Approve this only when this is what you mean: its text is made of the brief's own words");
        }
        if (written || made) {
            candidate.used().set(all.from(), all.to());
        }
    }

    /** Attaches the file that it is about, where its text was not asked for. */
    private boolean isAttached(Claim claim, About about, Param content) {
        Optional<Given> file = about.given()
                .filter(one -> Attaching.fits(claim, one)
                        && about.candidate().asked().isEmpty()
                        && about.joined().isEmpty()
                        && !texts.asksText(about.clause().all()));
        file.ifPresent(one -> {
            Attaching.attach(claim, one, content);
            attached(about, one);
        });
        return file.isPresent();
    }

    /** "thank them": what a text is to say that nobody has written. */
    private void greet(Clause clause) {
        int first = clause.parts().isEmpty()
                ? clause.all().from()
                : clause.parts().getFirst().at();
        if (EnglishWords.GREETING.has(tokens.word(first - 1))) {
            doubts.more("Approve this only when its text says what you mean by “" + tokens.word(first - 1) + "”");
        }
    }

    /** Uses the words that say no more than that it is attached, and what the file is called: "the report, attached". */
    private void attached(About about, Given file) {
        Range words = about.clause().all();
        Claim read = file.claim();
        for (int i = words.from(); i < words.to(); i++) {
            String word = tokens.word(i);
            boolean called = read != null
                    && read.lookups.values().stream()
                            .anyMatch(one -> one.name().toLowerCase(Locale.ROOT).startsWith(word + "."));
            if (word.startsWith("attach") || (called && !word.isEmpty())) {
                about.candidate().used().set(i);
            }
        }
    }

    /** A text that begins with the brief's own: what is listed goes on below it, one thing beside it. */
    private static String led(String lead, String text, About about) {
        String own = lead.replace("{{", "{{ '{{' }}");
        String rest = text.replaceFirst("^[^\n{]*:\n", "\n");
        boolean lists = rest.startsWith("\n");
        boolean one = about.given()
                .map(Given::claim)
                .filter(claim -> claim.one || claim.count == 1)
                .isPresent();
        if (lists && one) {
            return own.stripTrailing() + " " + rest.strip().replaceFirst("'- ' \\+ ", "");
        }
        boolean apart = own.matches("(?s).*[\\p{L}\\p{N}:;,.!?]") && !rest.startsWith("\n");
        return lists ? own.stripTrailing() + rest : own + (apart ? " " : "") + rest;
    }

    /** What a model is to write, where a text is only named. */
    private Optional<String> written(Claim claim, About about, String when) throws Unclear {
        return about.candidate().text().isEmpty()
                        || about.clause().parts().stream()
                                .anyMatch(part -> part.relator().matches("that|saying"))
                        || !claim.operation.tells()
                ? Optional.empty()
                : authored.text(about.clause(), claim, when);
    }

    /** The text of what was put somewhere before, where nothing else is asked for and no link to it. */
    private Optional<Value> same(About about) {
        Range words = about.clause().all();
        boolean links =
                tokens.find(words.from(), i -> i >= words.to() || tokens.is(i, EnglishWords.LINK.words())) < words.to();
        return about.given()
                .filter(one -> !links
                        && one.operation().is(Kind.PUT)
                        && about.candidate().asked().isEmpty())
                .flatMap(one -> one.operation()
                        .param("content")
                        .map(param -> one.step().params.get(param.name())));
    }

    private String text(About about, String when) {
        Candidate candidate = about.candidate();
        boolean tells = candidate.put() != null && candidate.put().operation.tells();
        boolean outcome = candidate.asked().isEmpty()
                && about.given()
                        .filter(one -> one.isCall()
                                ? when.contains("steps." + one.step().id + ".status")
                                : tells && NONE.stream().anyMatch(none -> when.contains("size(" + one.whole() + none)))
                        .isPresent();
        if (outcome) {
            return said(about.clause());
        }
        if (!about.joined().isEmpty()) {
            return about.joined();
        }
        if (!candidate.text().isEmpty()) {
            return Wording.plain(candidate.text()) instanceof Value.Text(String plain) ? plain : "";
        }
        Optional<Given> data = about.given().filter(one -> one.lists() && !about.each() && isData(about));
        if (data.isPresent()) {
            return Expressions.template("json(" + data.get().whole() + ")");
        }
        return about.given()
                .map(one -> about.each()
                        ? item(one, asked(about, one))
                        : Wording.of(one, asked(about, one), candidate.number()))
                .orElseGet(() -> arrived(candidate));
    }

    /** "save them as tasks.json": whether a file is named that holds data, and no text for people. */
    private static boolean isData(About about) {
        Claim put = about.candidate().put();
        return put != null
                && about.candidate().asked().isEmpty()
                && put.operation.all("file").stream()
                        .anyMatch(file -> put.params.get(file.name()) instanceof Value.Text(String name)
                                && name.toLowerCase(Locale.ROOT).endsWith(".json"));
    }

    /** How what a message is sent for was written: "example.com is down". */
    private String said(Clause clause) {
        if (clause.isConditional() && clause.unless()) {
            return "Not so: "
                    + plan.words(clause.condition())
                            .replaceFirst("[.,;:!?]+$", "")
                            .replace("{{", "{{ '{{' }}");
        }
        Range why = clause.isConditional() ? clause.condition() : plan.event();
        return why.isEmpty()
                ? plan.words(clause.all())
                : Putter.begun(plan.words(why).replaceFirst("[.,;:!?]+$", "")).replace("{{", "{{ '{{' }}");
    }

    /** What is told of each: what was asked for; where something is passed on, all that it says. */
    private static List<String> asked(About about, Given given) {
        List<String> asked = about.candidate().asked();
        boolean passes = asked.isEmpty()
                && EnglishWords.PASS.has(about.clause().verb())
                && given.lists()
                && given.operation().member("content").isPresent();
        return passes
                ? Stream.of("author", "title", "content")
                        .flatMap(role -> given.operation().member(role).stream())
                        .map(Param::name)
                        .toList()
                : asked;
    }

    private String item(Given given, List<String> asked) {
        return given.isCall()
                ? "{{ json(item) }}"
                : Expressions.template(Wording.line(given.operation(), "item", asked));
    }

    private String arrived(Candidate candidate) {
        boolean asked = !candidate.asked().isEmpty();
        if (plan.arrival().isPresent() || (plan.webhook() && asked)) {
            return asked
                    ? String.join(
                            "\n",
                            candidate.asked().stream()
                                    .map(Expressions::template)
                                    .toList())
                    : Putter.begun(plan.words(plan.event())) + ":\n"
                            + plan.arrival().get().text();
        }
        return plan.webhook() ? Putter.begun(plan.words(plan.event())) + ":\n{{ json(trigger) }}" : "";
    }
}

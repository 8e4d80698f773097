package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.adapters.tools.planner.parse.Clause;
import app.dispatch.adapters.tools.planner.parse.Range;
import app.dispatch.adapters.tools.planner.resolve.Candidate.Source;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.adapters.tools.planner.wire.Draft;
import app.dispatch.adapters.tools.planner.wire.Outline;
import app.dispatch.adapters.tools.planner.wire.Unclear;
import app.dispatch.domain.value.Value;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the steps by which a language model makes something of what it is given. */
final class Works {
    private static final Value NOTHING = Value.of("");

    private final Making plan;
    private final Readings readings;
    private final Tokens tokens;

    Works(Making plan, Readings readings) {
        this.plan = plan;
        this.readings = readings;
        this.tokens = plan.tokens;
    }

    /** @param input what it is made of; "" for nothing */
    Given make(Source.Work work, Value input, @Nullable Clause clause) throws Unclear {
        Claim claim = work.claim();
        Draft step =
                new Draft(plan.names.unique(claim.operation.op().id()), claim.operation.tool(), claim.operation.op());
        step.params.putAll(claim.params);
        step.reads = true;
        for (Param param : claim.operation.params().values()) {
            Value value = value(param, claim, input, clause);
            if (value != null) {
                step.params.put(param.name(), value);
            }
        }
        step.outline = Outline.other(step);
        plan.steps.add(step);
        Given given = new Given(step, claim.operation, null, Putter.begun(called(work)));
        plan.givens.add(given);
        return given;
    }

    private String called(Source.Work work) {
        if (!work.claim().thing.isEmpty()) {
            return work.claim().thing;
        }
        return work.of().isPresent() && !plan.givens.isEmpty()
                ? plan.givens.getLast().called()
                : work.claim().operation.op().title();
    }

    /** What a parameter gets beside what the claim has; null for nothing. */
    private @Nullable Value value(Param param, Claim claim, Value input, @Nullable Clause clause) throws Unclear {
        String said = clause == null ? "" : plan.words(ordered(clause));
        if (param.is("input")) {
            if (!input.equals(NOTHING)) {
                return input;
            }
            Optional<String> quote = quoted(clause);
            if (quote.isEmpty() && clause != null && names(clause)) {
                throw new Unclear("what “" + said + "” speaks of cannot be looked up here");
            }
            return Wording.plain(quote.orElse(said));
        }
        if (param.is("instruction")) {
            return instruction(
                    Putter.begun(said), claim.operation.param("input").isEmpty() ? whole(input) : "");
        }
        boolean set = claim.has(param.name()) && !param.is("language");
        if (set || clause == null) {
            return null;
        }
        if (param.is("language")) {
            boolean one = claim.params.get(param.name()) instanceof Value.Text(String name) && Languages.isOne(name);
            return one ? null : Value.of(language(clause));
        }
        if (param.is("choices")) {
            return Value.texts(choices(clause));
        }
        return param.is("schema") ? schema(clause) : null;
    }

    /** The words of a clause without an "otherwise" before them. */
    private Range ordered(Clause clause) {
        int from = clause.all().from();
        int other = EnglishWords.OTHERWISE.phrases().end(tokens, from);
        int order = tokens.mark(other, ',') ? other + 1 : other;
        return clause.otherwise() && other > from
                ? new Range(order, clause.all().to())
                : clause.all();
    }

    /** "summarize the comments of acme/api #42": whether one thing is named that is somewhere. */
    private boolean names(Clause clause) {
        return tokens.find(
                        clause.all().from(),
                        i -> i >= clause.all().to()
                                || (tokens.get(i) instanceof Token.Word word
                                        && word.text().matches("#\\d+|[A-Z][A-Z0-9]*-\\d+")))
                < clause.all().to();
    }

    /** What is to be made, with what it is made of where that has no parameter of its own. */
    private static Value instruction(String text, String given) {
        return given.isEmpty() ? Wording.plain(text) : Value.of(text.replace("{{", "{{ '{{' }}") + "\n\n" + given);
    }

    private static String whole(Value input) {
        if (input instanceof Value.Text(String text)) {
            return text.isEmpty() ? "" : asText(text);
        }
        return String.join(
                "\n\n",
                ((Value.Fields) input)
                        .values().values().stream()
                                .map(one -> one instanceof Value.Text(String each) ? asText(each) : "")
                                .toList());
    }

    /** The one text that the brief quotes, where a clause speaks of it. */
    private Optional<String> quoted(@Nullable Clause clause) {
        List<Token.Quote> quotes = tokens.list().stream()
                .filter(Token.Quote.class::isInstance)
                .map(Token.Quote.class::cast)
                .toList();
        boolean own = clause != null && quotes.size() == 1;
        if (own) {
            readings.filler().words().spent().set(tokens.list().indexOf(quotes.getFirst()));
        }
        return own ? Optional.of(quotes.getFirst().text()) : Optional.empty();
    }

    private static String asText(String template) {
        boolean expression = template.startsWith("{{ ") && template.endsWith(" }}");
        return expression ? "{{ json(" + template.substring(3, template.length() - 3) + ") }}" : template;
    }

    private String language(Clause clause) throws Unclear {
        return Languages.in(tokens, clause)
                .orElseThrow(() -> new Unclear("into which language? Say it, as in `translate it into German`"));
    }

    private List<String> choices(Clause clause) throws Unclear {
        return new Choices(tokens)
                .of(clause)
                .orElseThrow(
                        () -> new Unclear("into which classes? Say them, as in `classify it as urgent or not urgent`"));
    }

    private Value schema(Clause clause) {
        Value.FieldsBuilder members = Value.Fields.builder();
        new Extracted(tokens)
                .names(clause)
                .forEach(name -> members.put(
                        name, Value.Fields.builder().put("type", "string").build()));
        return Value.Fields.builder()
                .put("type", "object")
                .put("properties", members.build())
                .build();
    }
}

package app.dispatch.application.tool;

import app.dispatch.domain.tool.Effect;
import app.dispatch.domain.tool.EffectRule;
import app.dispatch.domain.tool.OpDef;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Fields;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The declaration of an operation in a few words: what it does, what it is given and what it gives. For one with a JSON Schema of
 * its own, make an {@link OpDef}. Immutable: every call gives a new one.
 *
 * <pre>{@code
 * Op.writes("open", "Open a ticket")
 *         .words("file", "report", "a bug")
 *         .needs("title", Type.text("Its title").role(Role.TITLE))
 *         .takes("urgent", Type.flag("Whether it cannot wait").role(Role.FLAG).words("urgent", true))
 *         .gives("id", Type.text("The ticket's id").role(Role.ITEM))
 *         .undo("Deletes the ticket")
 * }</pre>
 */
public final class Op {
    private final Said said;
    private final ObjectType params;
    private final ObjectType output;
    private final long least;
    private final OpDef.Example example;

    /** What is said of it in words. */
    private record Said(
            String id,
            String title,
            String description,
            List<String> words,
            Effect effect,
            boolean destructive,
            @Nullable String undo) {

        static Said of(String id, String title, Effect effect) {
            return new Said(id, title, title, List.of(), effect, false, null);
        }
    }

    private Op(Said said, ObjectType params, ObjectType output, long least, OpDef.Example example) {
        this.said = said;
        this.params = params;
        this.output = output;
        this.least = least;
        this.example = example;
    }

    private static Op of(String id, String title, Effect effect) {
        return new Op(
                Said.of(id, title, effect),
                ObjectType.EMPTY,
                ObjectType.EMPTY,
                0,
                new OpDef.Example(Fields.empty(), Fields.empty()));
    }

    /** An operation that changes nothing. */
    public static Op reads(String id, String title) {
        return of(id, title, Effect.READ);
    }

    /** An operation that may be repeated without changing more. */
    public static Op sets(String id, String title) {
        return of(id, title, Effect.IDEMPOTENT);
    }

    /** An operation that changes something each time. */
    public static Op writes(String id, String title) {
        return of(id, title, Effect.WRITE);
    }

    /** With one or two sentences on what it does, in place of its title. */
    public Op description(String description) {
        return with(new Said(said.id, said.title, description, said.words, said.effect, said.destructive, said.undo));
    }

    /** With other words that people use for it: verbs alone ("file"), nouns with an article ("a bug", "the bugs"). */
    public Op words(String... words) {
        List<String> more = new ArrayList<>(said.words);
        more.addAll(List.of(words));
        return with(new Said(said.id, said.title, said.description, more, said.effect, said.destructive, said.undo));
    }

    /** One that removes or overwrites something. */
    public Op destructive() {
        return with(new Said(said.id, said.title, said.description, said.words, said.effect, true, said.undo));
    }

    /** With how a call is taken back, for people, such as "Deletes the file". */
    public Op undo(String how) {
        return with(new Said(said.id, said.title, said.description, said.words, said.effect, said.destructive, how));
    }

    /** With a parameter of any type that must be there. */
    public Op needs(String param, String description) {
        return needs(param, Type.any(description));
    }

    /** With a parameter that must be there. */
    public Op needs(String param, Type type) {
        return new Op(said, params.with(param, type.schema(), true), output, least, example);
    }

    /** With a parameter of any type that may be left out. */
    public Op takes(String param, String description) {
        return takes(param, Type.any(description));
    }

    /** With a parameter that may be left out. */
    public Op takes(String param, Type type) {
        return new Op(said, params.with(param, type.schema(), false), output, least, example);
    }

    /**
     * With the components of a record as parameters, each of the type and the name that it has, but for those of which more was said
     * before. A component may be a {@code String}, {@code long}, {@code int}, {@code BigDecimal}, {@code double}, {@code boolean},
     * {@code Instant}, {@code LocalDate}, {@link Value}, an enum (its constants in small letters), a record, or a {@code List} of
     * these; one that may be left out is an {@code Optional}.
     *
     * @throws IllegalArgumentException when a component is of another type
     */
    public Op needs(Class<? extends Record> record) {
        return new Op(said, JavaTypes.object(record, params), output, least, example);
    }

    /** With that many parameters at least, whichever they are. */
    public Op atLeast(long howMany) {
        return new Op(said, params, output, howMany, example);
    }

    /** With a member of the output that is always there. An operation of which no member is said may give anything. */
    public Op gives(String member, Type type) {
        return new Op(said, params, output.with(member, type.schema(), true), least, example);
    }

    /** With the components of a record as members of the output: see {@link #needs(Class)}. */
    public Op gives(Class<? extends Record> record) {
        return new Op(said, params, JavaTypes.object(record, output), least, example);
    }

    /** With a member of the output that may be left out. */
    public Op mayGive(String member, Type type) {
        return new Op(said, params, output.with(member, type.schema(), false), least, example);
    }

    /** With the output that stands in for a simulated call in a dry run. */
    public Op example(Value exampleOutput) {
        return example(example.params(), exampleOutput);
    }

    /** With a call as it could be; its output stands in for a simulated call in a dry run. */
    public Op example(Fields exampleParams, Value exampleOutput) {
        return new Op(said, params, output, least, new OpDef.Example(exampleParams, exampleOutput));
    }

    private Op with(Said other) {
        return new Op(other, params, output, least, example);
    }

    /** The whole declaration. */
    OpDef declared() {
        Fields given = params.schema();
        return new OpDef(
                said.id,
                said.title,
                said.description,
                said.words,
                EffectRule.always(said.effect),
                said.destructive,
                least == 0 ? given : given.with("minProperties", Value.of(least)),
                output.properties().isEmpty() ? Fields.empty() : output.schema(),
                example,
                said.undo);
    }
}

package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.domain.value.Value;
import java.util.List;
import java.util.Optional;

/** Attaches a file that was read to a message, as it is: "mail me the file budget.xlsx". */
final class Attaching {
    private Attaching() {}

    /** Whether a message can have what was read attached, which may be no text at all. */
    static boolean fits(Claim message, Given given) {
        Operation read = given.operation();
        return !given.lists()
                && given.step().forEach == null
                && read.is(Operation.Kind.LOOK)
                && read.member("file").isPresent()
                && read.member("content").isPresent()
                && read.member("encoding").isPresent()
                && message.operation.param("attachments").filter(Param::isList).isPresent();
    }

    /** Attaches it; the message itself only says how it is called. */
    static void attach(Claim message, Given given, Param content) {
        Param attachments = message.operation.param("attachments").orElseThrow();
        String name = read(given, "file").orElseThrow();
        Value.FieldsBuilder file = Value.Fields.builder();
        attachments.schema().fields("items").fields("properties").values().forEach((member, schema) -> {
            Param part = Param.of(member, schema, false);
            read(given, part.role()).ifPresent(one -> file.put(member, Value.of(one)));
        });
        message.params.put(attachments.name(), Value.of(List.of(file.build())));
        message.params.put(content.name(), Value.of(name));
        message.operation
                .param("title")
                .filter(one -> one.required() && !message.has(one.name()))
                .ifPresent(one -> message.params.put(one.name(), Value.of(name)));
    }

    /** Whether what was made is no text, but data that has to be handed on as it is: an image. */
    static boolean isData(Given given) {
        return !given.lists()
                && given.step().forEach == null
                && given.operation().member("encoding").isPresent()
                && given.operation().member("data").isPresent();
    }

    /** Hands data on to an operation that takes it as it is encoded; tells whether it does. */
    static boolean handOn(Claim put, Given given, Param content) {
        Optional<Param> encoding = put.operation.param("encoding");
        encoding.ifPresent(one -> {
            read(given, "data").ifPresent(data -> put.params.put(content.name(), Value.of(data)));
            read(given, "encoding").ifPresent(data -> put.params.put(one.name(), Value.of(data)));
            put.operation
                    .param("media_type")
                    .filter(type -> !put.has(type.name()))
                    .ifPresent(type ->
                            read(given, "media_type").ifPresent(data -> put.params.put(type.name(), Value.of(data))));
        });
        return encoding.isPresent();
    }

    private static Optional<String> read(Given given, String role) {
        return given.operation().member(role).map(one -> Expressions.template(given.output() + "." + one.name()));
    }
}

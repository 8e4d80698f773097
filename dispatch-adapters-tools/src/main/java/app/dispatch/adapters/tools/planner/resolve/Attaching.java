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

    private static Optional<String> read(Given given, String role) {
        return given.operation().member(role).map(one -> Expressions.template(given.output() + "." + one.name()));
    }
}

package app.dispatch.adapters.tools.planner.resolve;

import app.dispatch.adapters.tools.planner.lexicon.Operation;
import app.dispatch.adapters.tools.planner.lexicon.Param;
import app.dispatch.domain.value.Value;
import java.util.Optional;

/** Fills in whom an answer to one of a list goes to, and where: as what is answered. */
final class ReplyTo {
    private ReplyTo() {}

    /** Sets those parameters of an answer. */
    static void fill(Claim put, Given list) {
        Operation look = list.operation();
        for (Param param : put.operation.params().values()) {
            Optional<Param> member = param.is("thread")
                    ? look.member("thread")
                    : param.is("recipient") ? look.member("author") : Optional.empty();
            if (param.is("parent") && !put.operation.tells()) {
                member = look.member("item");
            }
            member.ifPresent(one -> put.params.put(param.name(), Value.of(read(one, look))));
            Value same = param.is("place") ? list.step().params.get(param.name()) : null;
            if (same != null) {
                put.params.put(param.name(), same);
            }
            if (param.is("title") && param.required()) {
                put.params.put(param.name(), Value.of("Re: " + Expressions.template(Wording.name(look, "item"))));
            }
        }
    }

    /** A member of what is answered; what begins a thread is in none yet. */
    private static String read(Param member, Operation look) {
        Optional<String> first = member.required() || !member.is("thread")
                ? Optional.empty()
                : look.member("item").map(Param::name);
        return first.map(item -> Expressions.template("default(item." + member.name() + ", item." + item + ")"))
                .orElse(Expressions.template("item." + member.name()));
    }
}

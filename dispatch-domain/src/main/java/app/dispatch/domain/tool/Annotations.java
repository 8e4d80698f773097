package app.dispatch.domain.tool;

import java.util.List;
import java.util.Optional;

/**
 * What an operation's schemas say beyond what is valid: what each parameter and each member of the output is for. Planners go by
 * it, and by no names.
 *
 * @param params the parameters, in the order of their schema
 * @param output the members of the output, in the order of its schema
 */
public record Annotations(List<Member> params, List<Member> output) {
    public Annotations {
        params = List.copyOf(params);
        output = List.copyOf(output);
    }

    /** What the operation's schemas say. */
    public static Annotations of(OpDef op) {
        return new Annotations(Member.of(op.params()), Member.of(op.output()));
    }

    /** The parameters of that role. */
    public List<Member> params(Role role) {
        return having(params, role);
    }

    /** The first parameter of that role. */
    public Optional<Member> param(Role role) {
        return params(role).stream().findFirst();
    }

    /** The parameter of that name. */
    public Optional<Member> param(String name) {
        return params.stream().filter(param -> param.name().equals(name)).findFirst();
    }

    /** The list that it gives; empty when it gives one thing. */
    public Optional<Member> list() {
        return having(output, Role.ITEMS).stream().findFirst();
    }

    /** What it tells of each thing that it gives: the members of an item of its list, else those of the output. */
    public List<Member> members() {
        return list().map(Member::members).orElse(output);
    }

    /** The members of that role. */
    public List<Member> members(Role role) {
        return having(members(), role);
    }

    /** The first member of that role. */
    public Optional<Member> member(Role role) {
        return members(role).stream().findFirst();
    }

    private static List<Member> having(List<Member> members, Role role) {
        return members.stream()
                .filter(member -> member.role().equals(Optional.of(role)))
                .toList();
    }
}

package app.dispatch.adapters.tools.planner.call;

import app.dispatch.domain.value.Value;

/** What must hold for a step to run. */
public sealed interface Condition {

    /** An earlier call failed: no answer, or one that says so. */
    record Fails(Ref.Which which) implements Condition {}

    /** An earlier call went well. */
    record Works(Ref.Which which) implements Condition {}

    /** Something compares to a value: {@code ==}, {@code !=}, {@code <}, {@code <=}, {@code >}, {@code >=}. */
    record Compares(Ref left, String operator, Value right) implements Condition {}

    /** A text contains, starts or ends with another: {@code contains}, {@code startsWith}, {@code endsWith}. */
    record Holds(Ref left, String function, String part) implements Condition {}

    /** A list or text has nothing in it. */
    record Empty(Ref of) implements Condition {}

    /** Something is there and not null. */
    record Present(Ref of) implements Condition {}

    record Not(Condition of) implements Condition {}

    record Both(Condition left, Condition right) implements Condition {}

    record Either(Condition left, Condition right) implements Condition {}
}

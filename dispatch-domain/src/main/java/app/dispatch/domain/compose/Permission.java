package app.dispatch.domain.compose;

import app.dispatch.domain.tool.Effect;

/**
 * One thing that a plan will do to the outside, in words that a person can read.
 *
 * @param target on what or to whom, such as {@code #dev} or {@code https://example.com}; "" when it is not said
 */
public record Permission(Effect effect, String tool, String op, String target) {}

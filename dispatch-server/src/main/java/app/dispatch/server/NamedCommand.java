package app.dispatch.server;

import java.util.function.Supplier;

/**
 * A command that is made only when it may be meant: each takes a millisecond.
 *
 * @param name the one that its specification has
 */
public record NamedCommand(String name, Supplier<? extends Command> command) {}

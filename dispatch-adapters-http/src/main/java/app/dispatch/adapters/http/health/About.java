package app.dispatch.adapters.http.health;

import java.util.function.Supplier;

/**
 * Which program answers.
 *
 * @param version such as {@code 0.1.0}
 * @param build tells one build from another; asked for once, when somebody asks
 */
public record About(String version, Supplier<String> build) {}

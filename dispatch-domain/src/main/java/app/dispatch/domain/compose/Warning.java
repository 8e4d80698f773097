package app.dispatch.domain.compose;

/**
 * What is valid in a plan and yet may not be what its owner wants.
 *
 * @param code what kind it is, such as {@code tainted_target}
 * @param path a JSON pointer into the plan, such as {@code /steps/2/params/to}
 * @param message what may happen
 * @param hint how it is mended
 */
public record Warning(String code, String path, String message, String hint) {}

package app.dispatch.adapters.tools.llm;

/** What a provider's error means for who asked. */
public enum Fault {
    /** The key is not taken. */
    REJECTED,
    /** Too much was asked. */
    LIMITED,
    /** It may have passed at the next attempt. */
    PASSING,
    /** Another attempt would meet it again. */
    LASTING;

    /** By the status alone. */
    static Fault ofStatus(int status) {
        return switch (status) {
            case 401 -> REJECTED;
            case 429 -> LIMITED;
            case 408 -> PASSING;
            default -> status >= 500 ? PASSING : LASTING;
        };
    }
}

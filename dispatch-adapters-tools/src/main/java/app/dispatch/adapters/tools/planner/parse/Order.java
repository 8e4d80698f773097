package app.dispatch.adapters.tools.planner.parse;

/**
 * When something is done, by what is before it.
 *
 * @param then whether it waits for all of that
 * @param beside whether it is done at the same time
 */
public record Order(boolean then, boolean beside) {
    static final Order NONE = new Order(false, false);

    Order waiting() {
        return new Order(true, beside);
    }

    Order besides() {
        return new Order(then, true);
    }
}

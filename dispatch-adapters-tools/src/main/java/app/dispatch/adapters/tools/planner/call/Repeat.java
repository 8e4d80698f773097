package app.dispatch.adapters.tools.planner.call;

/**
 * What an action is repeated for.
 *
 * @param list what is gone through
 * @param noun what an item is called
 * @param place where the brief says so: actions that share it are repeated together
 */
public record Repeat(Ref list, String noun, int place) {}

package app.dispatch.adapters.tools.planner.parse;

/**
 * What something is done for one by one.
 *
 * @param each the words that say it; empty when that is not said, or only by a word
 * @param single whether a word says that each of several is meant
 */
public record Repeat(Range each, boolean single) {}

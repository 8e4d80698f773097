package app.dispatch.adapters.tools.planner.parse;

/**
 * A part of a clause: what its verb acts on, or what a preposition or a participle adds.
 *
 * @param relator the word that begins it, such as "from"; "" for what the verb acts on
 * @param at the place of that word
 * @param from the place of the first token after it
 * @param to the place after the last
 */
public record Part(String relator, int at, int from, int to) {
    public int size() {
        return to - from;
    }
}

package app.dispatch.adapters.tools.planner.parse;

/**
 * What stands before the first thing to do in a sentence.
 *
 * @param end the place after it
 * @param each what all is done for one by one
 * @param waits whether it says what is waited for
 */
record Lead(int end, Condition under, Order order, Range each, boolean waits) {
    Lead under(Condition other) {
        return new Lead(end, other, order, each, waits);
    }
}

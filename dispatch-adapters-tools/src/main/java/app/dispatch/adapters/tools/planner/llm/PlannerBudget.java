package app.dispatch.adapters.tools.planner.llm;

/**
 * How many briefs a day the server's own model plans. What users' own keys plan does not count.
 *
 * @param anonymous whether it plans for people who are not signed in at all
 * @param ofClient for an address of people who are not signed in; 0 for any number
 * @param ofUser for a signed-in user; 0 for any number
 * @param ofAll for all together, of which people who are not signed in have half; 0 for any number
 */
public record PlannerBudget(boolean anonymous, int ofClient, int ofUser, int ofAll) {
    /** Any number for anybody: where the one who asks is the one who pays. */
    public static final PlannerBudget UNLIMITED = new PlannerBudget(true, 0, 0, 0);
}

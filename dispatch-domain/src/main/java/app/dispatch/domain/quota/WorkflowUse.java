package app.dispatch.domain.quota;

/**
 * What a user's workflows take.
 *
 * @param workflows how many there are
 * @param text characters of JSON of their present plans
 * @param withVersions the same with the earlier versions that are kept
 */
public record WorkflowUse(int workflows, long text, long withVersions) {
    /** That of who has none. */
    public static final WorkflowUse NONE = new WorkflowUse(0, 0, 0);

    /** Both together. */
    public WorkflowUse plus(WorkflowUse other) {
        return new WorkflowUse(workflows + other.workflows, text + other.text, withVersions + other.withVersions);
    }

    /** This without that part of it. */
    public WorkflowUse minus(WorkflowUse part) {
        return new WorkflowUse(workflows - part.workflows, text - part.text, withVersions - part.withVersions);
    }
}

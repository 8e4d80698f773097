package app.dispatch.adapters.tools.connector.linear;

/**
 * The GraphQL documents that Linear is asked with (https://linear.app/developers/graphql); what a user gives goes into their
 * variables alone. {@code $raw} asks for what only {@code includeRaw} wants.
 */
final class Documents {
    static final String WHO = "query Who { viewer { name email } organization { name } }";

    private static final String ISSUE_FIELDS = """
             {
              id identifier title description url priority createdAt updatedAt
              state { name type } team { key name } assignee { name email }
              labels(first: 50) { nodes { name } }
              ... @include(if: $raw) {
                number estimate dueDate branchName startedAt completedAt canceledAt archivedAt
                project { id name } cycle { id number } parent { id identifier } creator { name email }
              }
            }
            """;

    private static final String COMMENT_FIELDS = """
             {
              id url body createdAt issue { identifier }
              ... @include(if: $raw) { updatedAt editedAt parentId user { name email } }
            }
            """;

    private static final String PAGE_INFO = " pageInfo { hasNextPage endCursor } ";

    static final String ISSUES = "query issues($first: Int!, $after: String, $filter: IssueFilter!, $raw: Boolean!) {"
            + " issues(first: $first, after: $after, filter: $filter, orderBy: updatedAt) {" + PAGE_INFO + "nodes"
            + ISSUE_FIELDS + "} }";

    static final String SEARCH = "query searchIssues($first: Int!, $after: String, $term: String!, $raw: Boolean!) {"
            + " searchIssues(first: $first, after: $after, term: $term) {" + PAGE_INFO + "nodes" + ISSUE_FIELDS
            + "} }";

    static final String TEAMS = "query teams($first: Int!, $after: String, $raw: Boolean!) {"
            + " teams(first: $first, after: $after) {" + PAGE_INFO
            + "nodes { id key name description ... @include(if: $raw)"
            + " { displayName color icon timezone visibility issueCount createdAt updatedAt } } } }";

    static final String ISSUE = "query issue($id: String!, $raw: Boolean!) { issue(id: $id)" + ISSUE_FIELDS + "}";

    static final String CREATE_ISSUE = "mutation issueCreate($input: IssueCreateInput!, $raw: Boolean!) {"
            + " issueCreate(input: $input) { success issue" + ISSUE_FIELDS + "} }";

    static final String UPDATE_ISSUE = "mutation issueUpdate($id: String!, $input: IssueUpdateInput!, $raw: Boolean!) {"
            + " issueUpdate(id: $id, input: $input) { success issue" + ISSUE_FIELDS + "} }";

    static final String DELETE_ISSUE = "mutation issueDelete($id: String!) { issueDelete(id: $id) { success } }";

    static final String COMMENT =
            "query comment($id: String!, $raw: Boolean!) { comment(id: $id)" + COMMENT_FIELDS + "}";

    static final String CREATE_COMMENT = "mutation commentCreate($input: CommentCreateInput!, $raw: Boolean!) {"
            + " commentCreate(input: $input) { success comment" + COMMENT_FIELDS + "} }";

    static final String DELETE_COMMENT = "mutation commentDelete($id: String!) { commentDelete(id: $id) { success } }";

    /** What stands around a change: whose states and labels an issue can have, and which labels it has. */
    static final String ISSUE_TEAM = "query issue($id: String!) {"
            + " issue(id: $id) { id team { id } labels(first: 250) { nodes { id name } } } }";

    static final String ISSUE_SINCE = "query issue($id: String!) { issue(id: $id) { id updatedAt trashed } }";

    static final String COMMENT_SINCE = "query comment($id: String!) {"
            + " comment(id: $id) { id body editedAt children(first: 1) { nodes { id } } } }";

    static final String ME = "query viewer { viewer { id } }";

    static final String FIND_TEAM = "query teams($filter: TeamFilter!) {"
            + " found: teams(first: 10, filter: $filter) { nodes { id key name } }"
            + " all: teams(first: 50) { nodes { key } } }";

    static final String FIND_USER = "query users($filter: UserFilter!) {"
            + " found: users(first: 10, filter: $filter) { nodes { id name displayName email } }"
            + " all: users(first: 50) { nodes { name } } }";

    static final String FIND_LABELS = "query issueLabels($filter: IssueLabelFilter!, $all: IssueLabelFilter!) {"
            + " found: issueLabels(first: 250, filter: $filter) { nodes { id name team { id } } }"
            + " all: issueLabels(first: 50, filter: $all) { nodes { name } } }";

    static final String STATES = "query workflowStates($filter: WorkflowStateFilter!) {"
            + " workflowStates(first: 250, filter: $filter) { nodes { id name type position } } }";

    private Documents() {}
}

"""The types of the API. Written by generate.py from GET /api/openapi.json: do not edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypedDict

if TYPE_CHECKING:
    from typing_extensions import NotRequired


class ErrorDetails(TypedDict):
    """Such as `problems`, a list of all that is wrong, or `requestId`"""
    doc: NotRequired[str]
    """Where the code is explained; a path of this server"""
    problems: NotRequired[list[Problem]]
    """All that is wrong, each with its place"""
    kind: NotRequired[str]
    """What was not found, such as `workflow`; `path` when there is no such URL"""
    quota: NotRequired[str]
    """What there is too much of, as `/api/quotas` names it"""
    workflow: NotRequired[SavedWorkflow]
    """With `precondition_failed`: what is there now, without the secrets of its webhook"""
    most: NotRequired[int]
    """How much of it there may be"""


class Error(TypedDict):
    """Every answer that is not a success"""
    error: str
    """For people"""
    code: str
    """For programs; never changes its meaning"""
    retryAfter: NotRequired[int]
    """In how many seconds to come back"""
    details: NotRequired[ErrorDetails]
    """Such as `problems`, a list of all that is wrong, or `requestId`"""
    raw: NotRequired[str]
    """What the planner answered, when it was no plan"""


class Problem(TypedDict):
    """One thing that is wrong with a request, and where"""
    path: str
    """A JSON pointer into the body, or the name of a query parameter"""
    message: str
    """What is wrong and how to mend it"""


class Ok(TypedDict):
    """That it is done"""
    ok: Literal[True]
    """Always true"""


class AccountExportUser(TypedDict):
    """Who it is"""
    id: str
    """The user's id"""
    email: str
    """The address to sign in with"""
    name: str
    """The name for people; may be empty"""
    createdAt: int
    """In milliseconds since 1970"""


class AccountExportDeliveries(TypedDict):
    """A delivery with all attempts"""
    webhookId: str
    """The webhook that it went to"""
    delivery: Delivery


class AccountExportWorkflows(TypedDict):
    """A workflow with its history"""
    workflow: SavedWorkflow
    versions: list[WorkflowVersion]
    """What it was, the newest first"""


class AccountExportRuns(TypedDict):
    """A run with what it ran, and what its steps were given and gave"""
    run: RunRecord
    plan: WorkflowPlan
    payload: dict[str, Any]
    """What came in with it and expressions read as `trigger`; empty where nothing did. Credentials in it are masked"""


class AccountExport(TypedDict):
    """All that a user has, without secrets"""
    exportedAt: int
    """In milliseconds since 1970"""
    user: AccountExportUser
    """Who it is"""
    tokens: list[Token]
    """The API tokens, by name"""
    webhooks: list[Webhook]
    """Who is told of runs"""
    integrations: list[ConnectedName]
    """Which tools are connected"""
    credentials: list[ConnectedName]
    """Of which providers of language models there is a key"""
    deliveries: list[AccountExportDeliveries]
    """What was sent to the webhooks and is still kept: webhook by webhook, the newest first"""
    workflows: list[AccountExportWorkflows]
    """All workflows, the last changed first"""
    runs: list[AccountExportRuns]
    """All runs, the newest first; one that has not ended is told as it stands"""


class ConnectedName(TypedDict):
    """Something that is connected, without what it is connected with"""
    name: str
    """The tool, or the provider"""
    createdAt: int
    """In milliseconds since 1970"""


class User(TypedDict):
    """An account, as its owner sees it"""
    id: str
    """The user's id"""
    email: str
    """The address that one signs in with"""
    name: str
    """What the user is called"""


class Token(TypedDict):
    """An API token, without its secret"""
    id: str
    """Its id, to revoke it by"""
    name: str
    """What it was called when it was made"""
    prefix: str
    """How its secret begins, to tell tokens apart"""
    scopes: list[Scope]
    """What it may do"""
    workflows: list[str] | None
    """Ids of the only workflows that it reaches, with their runs; null for all"""
    createdAt: int
    """When it was made, in milliseconds since 1970"""
    expiresAt: int | None
    """When it ends, in milliseconds since 1970"""
    lastUsedAt: int | None
    """When it was used last, to the minute, in milliseconds since 1970"""
    made: MadeByToken


class DeviceLogin(TypedDict):
    """A program that asks for a token"""
    name: str
    """What it calls itself"""
    scopes: list[Scope]
    """What it wants to do"""
    client: str
    """The network address from which it asks"""
    createdAt: int
    """When it asked, in milliseconds since 1970"""
    expiresAt: int
    """When it is over, in milliseconds since 1970"""


Scope = Literal['read', 'run', 'write', 'approve', 'manage', 'admin']


class MadeByToken(TypedDict):
    """What was made with the token: the ids"""
    workflows: list[str]
    """Ids of workflows"""
    webhooks: list[str]
    """Ids of webhooks"""


class Session(TypedDict):
    """A place where the user is signed in"""
    id: str
    """Its id, to end it by"""
    createdAt: int
    """When it began, in milliseconds since 1970"""
    expiresAt: int
    """When it ends, in milliseconds since 1970"""
    current: bool
    """Whether it is the one that asks"""
    userAgent: NotRequired[str]
    """What the browser or program calls itself"""


class AdminUser(TypedDict):
    """A user as administrators see them"""
    id: str
    """Their id"""
    email: str
    """Their address"""
    name: str
    """Their name; may be empty"""
    admin: bool
    """Whether they are an administrator"""
    createdAt: int
    """Since when they have an account, in milliseconds since 1970"""
    seenAt: int | None
    """When they were last signed in and there, to a quarter of an hour; null for not since that is noted, in milliseconds
    since 1970
    """
    lockedAt: int | None
    """Since when they are locked; null for not, in milliseconds since 1970"""
    workflows: int
    """How many workflows they have"""
    runs: int
    """How many ended runs of theirs are on record"""


class AdminUserDetailsLimits(TypedDict):
    """What they may keep where that is not what all may"""
    workflows: int | None
    """How many workflows the user may have; null for what all may"""
    workflowText: int | None
    """How many characters of JSON their plans may have together; null for what all may"""
    webhooks: int | None
    """How many webhooks; null for what all may"""
    tokens: int | None
    """How many tokens; null for what all may"""


class AdminUserDetails(TypedDict):
    """A user as administrators see them, with what they may keep"""
    id: str
    """Their id"""
    email: str
    """Their address"""
    name: str
    """Their name; may be empty"""
    admin: bool
    """Whether they are an administrator"""
    createdAt: int
    """Since when they have an account, in milliseconds since 1970"""
    seenAt: int | None
    """When they were last signed in and there, to a quarter of an hour; null for not since that is noted, in milliseconds
    since 1970
    """
    lockedAt: int | None
    """Since when they are locked; null for not, in milliseconds since 1970"""
    workflows: int
    """How many workflows they have"""
    runs: int
    """How many ended runs of theirs are on record"""
    limits: AdminUserDetailsLimits
    """What they may keep where that is not what all may"""
    quotas: list[Quota]
    """What they keep, and may keep"""


AuditAction = Literal['account.created', 'account.deleted', 'password.changed', 'password.reset', 'session.ended', 'signin.limited', 'invitation.made', 'token.made', 'token.revoked', 'device.answered', 'connection.saved', 'connection.removed', 'key.saved', 'key.removed', 'webhook.made', 'webhook.changed', 'webhook.removed', 'secret.renewed', 'verifier.saved', 'verifier.removed', 'user.locked', 'user.unlocked', 'user.reset', 'user.limited', 'user.admin', 'user.deleted', 'signup.mode']


class AuditEvent(TypedDict):
    """One thing that was done; no secret is in it"""
    id: str
    """Its id"""
    at: int
    """When, in milliseconds since 1970"""
    actor: str | None
    """The id of the user who did it; null for who is not signed in, and for the server itself"""
    token: str | None
    """The id of the token that it was done with; null for the user in person"""
    client: str | None
    """The network address that it was asked from, where that is told"""
    action: AuditAction
    object: str
    """What it was done to: an id or a name; empty for nothing that has one"""
    detail: str
    """What more there is to say, such as scopes; empty for nothing"""


class Quota(TypedDict):
    """How much of one kind of thing the user keeps, and how much may be kept"""
    quota: Literal['workflows', 'workflowText', 'webhooks', 'tokens', 'runs', 'runText']
    """`workflowText` counts characters of JSON of your workflows' plans; `runs` and `runText` are there when ended runs are
    limited: the oldest are deleted
    """
    used: int
    """How much there is"""
    most: int
    """How much there may be"""


class PlanReview(TypedDict):
    """All that is known of a plan without running it"""
    valid: bool
    """Whether it can be run and saved: there is no problem"""
    problems: list[Problem]
    """What is wrong; a path is a JSON pointer into the request's body"""
    more: NotRequired[int]
    """How many problems there are beyond the first hundred"""
    phases: list[list[str]]
    """The ids of the steps that run at the same time, phase after phase; empty where steps wait for each other"""
    effects: dict[str, Literal['read', 'idempotent', 'write']]
    """What a repeat of each step's call would do, by the ids of the steps whose operation is known"""
    permissions: list[Permission]
    """What the plan reads and writes, and whom it reaches; of a valid plan alone"""
    warnings: list[Warning]
    """What its user may not want of the plan, and how to mend it; of a valid plan alone"""
    missing: list[MissingTool]
    """Tools that the user has yet to connect"""
    schedule: Literal['on_demand', 'scheduled', 'webhook']
    """What the plan suggests"""
    starts: PlanStarts


class PlanStarts(TypedDict):
    """What would start the plan by itself, were it saved with the schedule that it suggests"""
    trigger: Literal['manual', 'schedule', 'webhook']
    """What is to start it: `manual` by hand, `schedule` at the times of `cron`, `webhook` by a request"""
    cron: NotRequired[str]
    """When it would run; of a schedule alone"""
    timezone: NotRequired[str]
    """An IANA name; UTC when it is not there"""
    nextRunAt: NotRequired[int]
    """The first time, in milliseconds since 1970"""
    nextRuns: NotRequired[list[int]]
    """The first five times, in milliseconds since 1970; not there when nothing starts it by itself"""
    message: str
    """What would happen, for people"""


class PlanDiffName(TypedDict):
    """Whether the name has changed"""
    changed: bool
    """Whether it has"""
    before: str
    """The name before"""
    after: str
    """The name now"""


class PlanDiffSchedule(TypedDict):
    """What starts the plan"""
    changed: bool
    """Whether it has"""
    before: PlanStart
    after: PlanStart


class PlanDiffSteps(TypedDict):
    """Which steps have changed"""
    added: list[WorkflowStep]
    """Steps that are new"""
    removed: list[WorkflowStep]
    """Steps that are gone"""
    changed: list[StepChange]
    """Steps that are not what they were"""


class PlanDiffTargets(TypedDict):
    """Whom or what the plan acts on that it did not act on before, and the other way round"""
    added: list[PlanTarget]
    """Reached now, and not before"""
    removed: list[PlanTarget]
    """Reached before, and no more"""


class PlanDiffEffects(TypedDict):
    """The operations that only look, and those that change something"""
    changed: bool
    """Whether they have"""
    before: PlanEffects
    after: PlanEffects


class PlanDiff(TypedDict):
    """What the change means; only when a plan came with the brief. Ids of steps, an order that makes nothing wait for anything
    else, and labels are no change
    """
    changed: bool
    """Whether anything is another"""
    name: PlanDiffName
    """Whether the name has changed"""
    schedule: PlanDiffSchedule
    """What starts the plan"""
    steps: PlanDiffSteps
    """Which steps have changed"""
    targets: PlanDiffTargets
    """Whom or what the plan acts on that it did not act on before, and the other way round"""
    effects: PlanDiffEffects
    """The operations that only look, and those that change something"""
    newWrites: list[PlanCall]
    """Operations that change something and that the plan did not call before"""


class PlanStart(TypedDict):
    """What starts a plan"""
    trigger: NotRequired[Literal['manual', 'schedule', 'webhook']]
    """What is to start it: `manual` by hand, `schedule` at the times of `cron`, `webhook` by a request"""
    cron: NotRequired[str]
    """When, in five fields"""
    timezone: NotRequired[str]
    """The time zone of `cron`"""


class StepChangeChanges(TypedDict):
    field: str
    """Where it stands in the step, as a JSON pointer such as /params/channel; /dependsOn lists all steps that it waits for, at
    once or through others
    """
    before: NotRequired[Any]
    """As it was; not there when it was not said"""
    after: NotRequired[Any]
    """As it is; not there when it is not said"""


class StepChange(TypedDict):
    """What has changed of one step"""
    id: str
    """The step's id in the new plan"""
    changes: list[StepChangeChanges]
    """What of it has changed"""


class PlanTarget(TypedDict):
    """Whom or what a plan reaches"""
    kind: Literal['recipient', 'url', 'repository', 'amount', 'account']
    """What it is"""
    tool: str
    """The tool that reaches it"""
    value: Any
    """As it stands in the plan; an expression as it is written"""


class PlanEffects(TypedDict):
    """What a plan reads and what it changes"""
    reads: list[PlanCall]
    """Calls that only look"""
    writes: list[PlanCall]
    """Calls that change something"""


class PlanCall(TypedDict):
    """An operation of a tool"""
    tool: str
    """The tool"""
    op: str
    """Its operation"""


class ModelUsage(TypedDict):
    """What a language model took for the plan; only where one was asked"""
    model: str
    """The provider's name of the model"""
    attempts: int
    """How often it was asked: once, and once more for each answer that could not be used"""
    inputTokens: int
    """The tokens that it read"""
    outputTokens: int
    """The tokens that it wrote, thoughts included"""


class PlannerTraceTrace(TypedDict):
    words: str
    """The words of the brief; in English when the brief is in another language"""
    at: int
    """Where they start in the brief, in UTF-16 code units; -1 when the brief does not hold these words"""
    chosen: str
    """What they were read as"""


class PlannerTrace(TypedDict):
    """How the plan came to be; only when it was asked for"""
    id: NotRequired[str]
    """The planner"""
    trace: list[PlannerTraceTrace]
    """Which words each choice was made by"""


class Warning(TypedDict):
    """Something that a valid plan does and that may not be wanted; it keeps nothing from running"""
    code: Literal['tainted_target', 'silent_default', 'unbounded_writes', 'repeated_write', 'no_budget', 'trigger_unset', 'unused_output', 'not_scheduled']
    """What kind it is"""
    path: str
    """A JSON pointer into the plan"""
    message: str
    """What may happen"""
    hint: str
    """How it is mended"""


class MissingTool(TypedDict):
    """A tool that the plan needs and that is not connected"""
    tool: str
    """The tool's id"""
    label: str
    """The tool's name"""
    reason: str
    """What the plan needs it for"""


class Permission(TypedDict):
    """What one step does, with what and to whom"""
    effect: Literal['read', 'idempotent', 'write']
    """`read` only looks, `idempotent` may be repeated, `write` changes something each time"""
    tool: str
    """The tool"""
    op: str
    """Its operation"""
    target: str
    """Whom or what, for people; empty when nothing says so"""


class WorkflowPlanLimits(TypedDict):
    """What ends a run of it early; it can only shorten what the server allows"""
    timeoutMs: NotRequired[int]
    """The most time of a run, in milliseconds"""
    maxTokens: NotRequired[int]
    """The most tokens of language models, read and written"""
    maxCalls: NotRequired[int]
    """The most attempts at calls of tools"""


class WorkflowPlan(TypedDict):
    """A plan: its steps, what starts it, and its limits"""
    id: str
    """The plan's id; a workflow that is saved from it has the same. Yours alone: others may have one of that name"""
    createdAt: int
    """When it was made, in milliseconds since 1970"""
    name: str
    """What it is called"""
    description: NotRequired[str]
    """What it is for, in more words"""
    trigger: NotRequired[Literal['manual', 'schedule', 'webhook']]
    """What is to start it: `manual` by hand, `schedule` at the times of `cron`, `webhook` by a request"""
    cron: NotRequired[str]
    """Five fields"""
    timezone: NotRequired[str]
    """IANA name; UTC without it"""
    steps: list[WorkflowStep]
    """At most 200"""
    limits: NotRequired[WorkflowPlanLimits]
    """What ends a run of it early; it can only shorten what the server allows"""
    planner: NotRequired[str]
    """What made it"""
    assumptions: NotRequired[list[str]]
    """What the planner filled in"""
    metadata: NotRequired[dict[str, Any]]
    """Yours; kept and never looked at"""


class PlanGivenLimits(TypedDict):
    """What ends a run of it early; it can only shorten what the server allows"""
    timeoutMs: NotRequired[int]
    """The most time of a run, in milliseconds"""
    maxTokens: NotRequired[int]
    """The most tokens of language models, read and written"""
    maxCalls: NotRequired[int]
    """The most attempts at calls of tools"""


class PlanGiven(TypedDict):
    """A plan as it may be sent. What the API shows beside a plan, in a saved workflow, a version or a template, may be there
    and does nothing; other members are refused
    """
    id: NotRequired[str | None]
    """The plan's id; a workflow that is saved from it has the same. Yours alone: others may have one of that name"""
    createdAt: NotRequired[int | None]
    """When it was made, in milliseconds since 1970"""
    name: NotRequired[str | None]
    """What it is called"""
    description: NotRequired[str | None]
    """What it is for, in more words"""
    trigger: NotRequired[Literal['manual', 'schedule', 'webhook']]
    """What is to start it: `manual` by hand, `schedule` at the times of `cron`, `webhook` by a request"""
    cron: NotRequired[str | None]
    """Five fields"""
    timezone: NotRequired[str | None]
    """IANA name; UTC without it"""
    steps: list[WorkflowStep]
    """At most 200"""
    limits: NotRequired[PlanGivenLimits | None]
    """What ends a run of it early; it can only shorten what the server allows"""
    planner: NotRequired[str | None]
    """What made it"""
    assumptions: NotRequired[list[str] | None]
    """What the planner filled in"""
    metadata: NotRequired[dict[str, Any] | None]
    """Yours; kept and never looked at"""


class WorkflowStepRetry(TypedDict):
    """How often a failed attempt is made again, and after which waits"""
    maxAttempts: NotRequired[int]
    """The most attempts, the first one counted"""
    initialDelayMs: NotRequired[int]
    """The first wait, in milliseconds"""
    maxDelayMs: NotRequired[int]
    """The longest wait, in milliseconds"""
    multiplier: NotRequired[float]
    """By how much each wait is longer than the one before"""


class WorkflowStepApproval(TypedDict):
    """Has the run wait for its owner before this step"""
    message: NotRequired[str]
    """What the owner is asked"""
    expiresAfterMs: NotRequired[int]
    """How long it waits, in milliseconds; then it fails"""


class WorkflowStep(TypedDict):
    """One call of a tool, what it waits for, and what becomes of it when it fails"""
    id: str
    """Its id: expressions call the step so"""
    name: NotRequired[str]
    """A label for people"""
    tool: str
    """The tool that it calls"""
    op: str
    """The operation of the tool"""
    params: dict[str, Any]
    """By the operation's schema; strings may hold {{ expressions }}"""
    dependsOn: NotRequired[list[str] | None]
    """Steps that end before this one begins; [] to begin at once. Left out or null: the step before it in the list"""
    when: NotRequired[str]
    """An expression"""
    forEach: NotRequired[str]
    """An expression that gives a list"""
    concurrency: NotRequired[int]
    """How many items of `forEach` are under way at a time"""
    retry: NotRequired[WorkflowStepRetry]
    """How often a failed attempt is made again, and after which waits"""
    timeoutMs: NotRequired[int]
    """The most time of one attempt, in milliseconds"""
    onError: NotRequired[Literal['fail', 'continue']]
    """`fail` ends the run with the step, `continue` lets it go on"""
    approval: NotRequired[WorkflowStepApproval]
    """Has the run wait for its owner before this step"""
    onInterrupt: NotRequired[Literal['fail', 'retry']]
    """What becomes of a write that was cut off: `fail`, or `retry` at the risk of doing it twice"""
    metadata: NotRequired[dict[str, Any]]
    """Kept and never looked at, for programs that draw plans"""


class SavedWorkflowLimits(TypedDict):
    """What ends a run of it early; it can only shorten what the server allows"""
    timeoutMs: NotRequired[int]
    """The most time of a run, in milliseconds"""
    maxTokens: NotRequired[int]
    """The most tokens of language models, read and written"""
    maxCalls: NotRequired[int]
    """The most attempts at calls of tools"""


class SavedWorkflowKeepRuns(TypedDict):
    """How long its ended runs are kept, where its owner said so; the rule of the server holds besides"""
    runs: NotRequired[int]
    """The most ended runs; the oldest are deleted"""
    days: NotRequired[int]
    """The days after its end for which a run is kept"""


class SavedWorkflow(TypedDict):
    """A plan that is kept, with what starts it and what has become of it"""
    id: str
    """The plan's id; a workflow that is saved from it has the same. Yours alone: others may have one of that name"""
    createdAt: int
    """When it was made, in milliseconds since 1970"""
    name: str
    """What it is called"""
    description: NotRequired[str]
    """What it is for, in more words"""
    trigger: NotRequired[Literal['manual', 'schedule', 'webhook']]
    """What is to start it: `manual` by hand, `schedule` at the times of `cron`, `webhook` by a request"""
    cron: NotRequired[str]
    """Five fields"""
    timezone: NotRequired[str]
    """IANA name; UTC without it"""
    steps: list[WorkflowStep]
    """At most 200"""
    limits: NotRequired[SavedWorkflowLimits]
    """What ends a run of it early; it can only shorten what the server allows"""
    planner: NotRequired[str]
    """What made it"""
    assumptions: NotRequired[list[str]]
    """What the planner filled in"""
    metadata: NotRequired[dict[str, Any]]
    """Yours; kept and never looked at"""
    enabled: bool
    """Whether its schedule and its webhook start it; one may always run it by hand"""
    schedule: Literal['on_demand', 'scheduled', 'webhook']
    """What starts it: `on_demand` by hand alone, `scheduled` at the times of `cron`, `webhook` by a request"""
    version: int
    """Counts the changes of the plan, from 1"""
    runCount: int
    """How many runs of it have begun"""
    lastRunAt: int | None
    """When the last run began, in milliseconds since 1970"""
    nextRunAt: int | None
    """When its cron expression is due, in milliseconds since 1970"""
    updatedAt: int
    """When it was changed, in milliseconds since 1970"""
    allowGet: bool
    """Whether its webhook is fired by GET too, and not by POST alone"""
    keepRuns: SavedWorkflowKeepRuns | None
    """How long its ended runs are kept, where its owner said so; the rule of the server holds besides"""
    webhookSecret: str | None
    """The last part of webhookUrl; null for a token without the scope `manage`, and when what is stored of it was damaged,
    until the workflow gets a fresh one
    """
    webhookUrl: str | None
    """Whoever has it can fire the workflow; null as webhookSecret is"""


class WorkflowVersionLimits(TypedDict):
    """What ends a run of it early; it can only shorten what the server allows"""
    timeoutMs: NotRequired[int]
    """The most time of a run, in milliseconds"""
    maxTokens: NotRequired[int]
    """The most tokens of language models, read and written"""
    maxCalls: NotRequired[int]
    """The most attempts at calls of tools"""


class WorkflowVersion(TypedDict):
    """The plan of a workflow as it once was"""
    version: int
    """Counts the changes of the plan, from 1"""
    savedAt: int
    """When it was saved, in milliseconds since 1970"""
    createdAt: NotRequired[int]
    """When it was made, in milliseconds since 1970"""
    name: str
    """What it is called"""
    description: NotRequired[str]
    """What it is for, in more words"""
    trigger: NotRequired[Literal['manual', 'schedule', 'webhook']]
    """What is to start it: `manual` by hand, `schedule` at the times of `cron`, `webhook` by a request"""
    cron: NotRequired[str]
    """Five fields"""
    timezone: NotRequired[str]
    """IANA name; UTC without it"""
    steps: list[WorkflowStep]
    """At most 200"""
    limits: NotRequired[WorkflowVersionLimits]
    """What ends a run of it early; it can only shorten what the server allows"""
    planner: NotRequired[str]
    """What made it"""
    assumptions: NotRequired[list[str]]
    """What the planner filled in"""
    metadata: NotRequired[dict[str, Any]]
    """Yours; kept and never looked at"""


class DayOfRuns(TypedDict):
    """How many runs that began on this day ended how"""
    date: str
    """The day"""
    ok: int
    """Runs that ended ok"""
    failed: int
    """Runs that failed"""
    cancelled: int
    """Runs that were cancelled"""


class RunRecordUndo(TypedDict):
    stepId: str
    """The step that made the call, with its item's place: tell[0]"""
    outcome: Literal['undone', 'changed_since', 'cannot']
    """What became of the call: `undone`, left alone since it was `changed_since`, or it `cannot` be taken back"""
    message: str
    """The same in words"""


class RunRecord(TypedDict):
    """One run: the plan at work, or what has become of it"""
    id: str
    """The run's id"""
    workflowId: str | None
    """The workflow that it is a run of; null when it is of none"""
    workflowVersion: NotRequired[int]
    """The version of the workflow that it runs"""
    name: NotRequired[str]
    """What its plan is called"""
    status: Literal['queued', 'running', 'waiting', 'ok', 'failed', 'cancelled']
    """`queued`, `running` or `waiting` (for an approval) while it goes on; then `ok`, `failed` or `cancelled`"""
    trigger: Literal['manual', 'scheduled', 'webhook']
    """What started it: by hand, by time, or by a webhook"""
    mode: Literal['live', 'dry-run']
    """`live` does what the steps say; `dry-run` makes the reads and simulates all else"""
    startedAt: int
    """When it was taken in, in milliseconds since 1970"""
    completedAt: NotRequired[int]
    """When it ended, in milliseconds since 1970"""
    durationMs: NotRequired[int]
    """From its start to its end, in milliseconds"""
    error: NotRequired[str]
    """Why it failed, for people"""
    code: NotRequired[str]
    """Why it failed, for programs; each code is explained at /docs/errors"""
    replayOf: NotRequired[str]
    """The run that this one repeats"""
    retryOf: NotRequired[str]
    """The run that this one goes on from"""
    undoOf: NotRequired[str]
    """The run that this one takes back"""
    undo: NotRequired[list[RunRecordUndo]]
    """What became of each call of that run; it grows while this one runs"""
    approvals: NotRequired[list[ApprovalRequest]]
    """What the run has asked its owner: what has no `decision` waits for one"""
    steps: list[StepResult]
    """What has become of each step so far, in the order in which they ended"""


class ApprovalRequest(TypedDict):
    """A step that waits for its owner, or waited, with the very call that it is about"""
    stepId: str
    """The step's id"""
    name: NotRequired[str]
    """The step's label"""
    tool: NotRequired[str]
    """The tool that it calls"""
    op: NotRequired[str]
    """The operation of the tool"""
    message: NotRequired[str]
    """What the plan says to its owner"""
    input: Any
    """The rendered parameters of the call, a list of them for a step with forEach; without secrets"""
    askedAt: int
    """In milliseconds since 1970"""
    expiresAt: int
    """When it counts as refused, in milliseconds since 1970"""
    decision: NotRequired[Literal['approved', 'rejected', 'expired']]
    """What came of it; without it, it still waits"""
    decidedAt: NotRequired[int]
    """In milliseconds since 1970"""
    decidedBy: NotRequired[str]
    """The id of the user who decided"""
    decidedByToken: NotRequired[str]
    """The id of the token that decided for them"""
    reason: NotRequired[str]
    """Why, in the words of who decided; not there when they gave none"""


class StepResult(TypedDict):
    """What has become of one step"""
    stepId: str
    """The step's id"""
    name: NotRequired[str]
    """Its label, if it has one"""
    tool: str
    """The tool that it calls"""
    op: str
    """The operation of the tool"""
    phase: int
    """Which phase it ran in, from 0"""
    status: Literal['ok', 'failed', 'skipped']
    """How it ended"""
    mode: Literal['live', 'dry-run']
    """`live` when the call was made, `dry-run` when it was simulated"""
    attempts: int
    """How many attempts were made; 0 when no call was"""
    startedAt: int
    """When it began, in milliseconds since 1970"""
    completedAt: int
    """When it ended, in milliseconds since 1970"""
    durationMs: int
    """How long it took, in milliseconds"""
    input: NotRequired[Any]
    """The rendered parameters, without secrets"""
    output: NotRequired[Any]
    """What the operation gave"""
    truncated: NotRequired[bool]
    """The output was too large and is cut"""
    error: NotRequired[str]
    """What went wrong, for people"""
    code: NotRequired[str]
    """What went wrong, for programs; each code is explained at /docs/errors"""
    reused: NotRequired[Literal[True]]
    """It was taken over from the run that this one retries"""


class StepStartEvent(TypedDict):
    """Data of `step_start`: a step begins"""
    stepId: str
    """The step's id"""
    tool: str
    """The tool that it calls"""
    op: str
    """The operation of the tool"""


class StepLogEvent(TypedDict):
    """Data of `step_log`: a line of what a step does, for people"""
    stepId: str
    """The step's id"""
    line: str
    """What it does"""


class StepModeEvent(TypedDict):
    """Data of `step_mode`: a step goes on in another mode"""
    stepId: str
    """The step's id"""
    mode: Literal['live', 'dry-run']
    """`live` when the call was made, `dry-run` when it was simulated"""


class StepDoneEvent(TypedDict):
    """Data of `step_done`: a step has ended; told when that is on record"""
    stepId: str
    """The step's id"""
    status: Literal['ok', 'failed', 'skipped']
    """How it ended"""
    durationMs: int
    """How long it took, in milliseconds"""
    attempts: NotRequired[int]
    """How many attempts were made; 0 when no call was"""
    result: NotRequired[Any]
    """Its output"""
    error: NotRequired[str]
    """What went wrong, for people"""
    code: NotRequired[str]
    """What went wrong, for programs; each code is explained at /docs/errors"""
    reused: NotRequired[Literal[True]]
    """It was taken over from the run that this one retries"""


class PhaseCompleteEvent(TypedDict):
    """Data of `phase_complete`: all steps of a phase have ended"""
    phaseIndex: int
    """Which phase, from 0"""


class RunCompleteEvent(TypedDict):
    """Data of `run_complete`: the run has ended. The last event of a stream"""
    status: Literal['ok', 'failed', 'cancelled']
    """How the run ended"""
    runId: str
    """The run's id"""
    error: NotRequired[str]
    """Why it failed, for people"""
    code: NotRequired[str]
    """Why it failed, for programs"""


class ErrorEvent(TypedDict):
    """Data of `error`: the stream has failed, not the run; come back with `Last-Event-ID`"""
    error: str
    """Something went wrong with the stream, not with the run"""


class TemplateSummary(TypedDict):
    """A template as lists show it"""
    slug: str
    """Its name in URLs"""
    name: str
    """What it is called"""
    tagline: str
    """What it does, in a line"""
    category: str
    """The group that it stands in"""
    icon: str
    """The name of a picture for it"""
    highlightTools: list[str]
    """The tools that it is about"""
    estimatedRuntime: int
    """In seconds"""
    trigger: Literal['manual', 'schedule', 'webhook']
    """What is to start it: `manual` by hand, `schedule` at the times of `cron`, `webhook` by a request"""
    cron: NotRequired[str]
    """When it runs: five fields, in the time zone of `timezone`"""
    timezone: NotRequired[str]
    """An IANA name such as `Europe/Berlin`; UTC without it"""
    steps: list[WorkflowStep]
    """What it does; which step waits for which decides the order"""


class TemplateLimits(TypedDict):
    """What ends a run of it early; it can only shorten what the server allows"""
    timeoutMs: NotRequired[int]
    """The most time of a run, in milliseconds"""
    maxTokens: NotRequired[int]
    """The most tokens of language models, read and written"""
    maxCalls: NotRequired[int]
    """The most attempts at calls of tools"""


class Template(TypedDict):
    """A plan to start from"""
    slug: str
    """Its name in URLs"""
    name: str
    """What it is called"""
    tagline: str
    """What it does, in a line"""
    category: str
    """The group that it stands in"""
    icon: str
    """The name of a picture for it"""
    highlightTools: list[str]
    """The tools that it is about"""
    estimatedRuntime: int
    """In seconds"""
    description: str
    """What it does, what to connect and what to change"""
    trigger: Literal['manual', 'schedule', 'webhook']
    """What is to start it: `manual` by hand, `schedule` at the times of `cron`, `webhook` by a request"""
    cron: NotRequired[str]
    """When it runs: five fields, in the time zone of `timezone`"""
    timezone: NotRequired[str]
    """An IANA name such as `Europe/Berlin`; UTC without it"""
    limits: NotRequired[TemplateLimits]
    """What ends a run of it early; it can only shorten what the server allows"""
    planner: NotRequired[str]
    """Who wrote the plan"""
    assumptions: NotRequired[list[str]]
    """What the planner filled in by itself"""
    steps: list[WorkflowStep]
    """What it does; which step waits for which decides the order"""
    triggerExample: NotRequired[dict[str, Any]]
    """A payload to try it with"""


class Credential(TypedDict):
    """A key of a provider of language models, masked"""
    provider: Literal['openai', 'anthropic', 'google']
    """The provider"""
    maskedKey: str
    """The key, with all but its ends left out"""
    model: NotRequired[str]
    """The model that is asked; the one of the server without it"""
    createdAt: int
    """When it was first saved, in milliseconds since 1970"""
    updatedAt: int
    """When it was saved last, in milliseconds since 1970"""


class Credentials(TypedDict):
    """All keys of the user, and which provider is the default"""
    default: Literal['openai', 'anthropic', 'google', None]
    """The provider that is used where none is named"""
    providers: list[Credential]
    """All that have a key"""


class TestResult(TypedDict):
    """How a trial went"""
    ok: bool
    """Whether it works"""
    info: NotRequired[str]
    """Who one is there"""
    error: NotRequired[str]
    """Why it failed"""


class IntegrationLastTest(TypedDict):
    """How the last trial went"""
    ok: bool
    """Whether it worked"""
    info: NotRequired[str]
    """Who one is there, as the vendor says"""
    error: NotRequired[str]
    """Why it did not work"""
    at: int
    """When it was tried, in milliseconds since 1970"""


class Integration(TypedDict):
    """A connection of a tool, its secrets masked"""
    tool: str
    """The tool's id"""
    label: str
    """The tool's name"""
    fields: dict[str, str]
    """Secrets are masked"""
    createdAt: int
    """When it was connected, in milliseconds since 1970"""
    updatedAt: int
    """When it was changed, in milliseconds since 1970"""
    lastTest: NotRequired[IntegrationLastTest]
    """How the last trial went"""


class IntegrationDef(TypedDict):
    """A tool: what connects it, and what it can do"""
    tool: str
    """The tool's id"""
    label: str
    """The tool's name"""
    description: str
    """What it is for"""
    fields: list[FieldDef]
    """What connects it"""
    ways: NotRequired[list[list[str]]]
    """The sets of fields of which one is needed beside the required ones"""
    ops: list[OpDef]
    """What it can do"""
    connect: NotRequired[Literal[True]]
    """There when it can be connected on its vendor's page"""


class FieldDef(TypedDict):
    """A field that connects a tool"""
    key: str
    """Its name in `fields`"""
    label: str
    """Its name for people"""
    secret: bool
    """Whether it is never shown again"""
    required: bool
    """Whether the tool cannot be connected without it"""
    placeholder: NotRequired[str]
    """What a value looks like"""
    help: NotRequired[str]
    """Where a value comes from"""
    multiline: NotRequired[bool]
    """Whether a value has lines"""


class OpDefExample(TypedDict):
    """A call and what comes of it; a dry run answers with the output"""
    params: dict[str, Any]
    """What the call gets"""
    output: Any
    """What the call gives"""


class OpDef(TypedDict):
    """An operation of a tool"""
    id: str
    """Its name in plans"""
    title: str
    """What it does, in a few words"""
    description: str
    """What it does"""
    effect: Literal['read', 'idempotent', 'write']
    """`read` only looks, `idempotent` may be repeated, `write` changes something each time"""
    destructive: NotRequired[Literal[True]]
    """It takes something away"""
    undo: NotRequired[str]
    """How a call is taken back by an undo of its run; left out where nothing is, or it cannot be"""
    params: NotRequired[dict[str, Any]]
    """JSON Schema"""
    output: NotRequired[dict[str, Any]]
    """JSON Schema"""
    example: NotRequired[OpDefExample]
    """A call and what comes of it; a dry run answers with the output"""


class Verifier(TypedDict):
    """How deliveries to a workflow's webhook are verified; the secret is never shown"""
    kind: Literal['github', 'stripe', 'slack', 'linear', 'standard', 'hmac']
    """Whose way of signing is verified"""
    secret: str
    """Masked"""
    header: NotRequired[str]
    """The header that has the signature"""
    createdAt: int
    """When it was set, in milliseconds since 1970"""


class Webhook(TypedDict):
    """An address that is told of ended and waiting runs"""
    id: str
    """The webhook's id"""
    url: str
    """Where events are sent"""
    events: list[Literal['run.completed', 'run.failed', 'run.waiting', 'integration.expired']]
    """Which events it is told of"""
    workflowId: str | None
    """Runs of this workflow only"""
    enabled: bool
    """Whether anything is sent"""
    createdAt: int
    """When it was made, in milliseconds since 1970"""


class DeliveryAttempts(TypedDict):
    at: int
    """When it was sent, in milliseconds since 1970"""
    status: NotRequired[int]
    """What was answered"""
    error: NotRequired[str]
    """Why there was no answer, or none that counts"""
    durationMs: int
    """How long it took, in milliseconds"""


class Delivery(TypedDict):
    """An event that was sent to a webhook, or is to be"""
    id: str
    """The delivery's id"""
    event: Literal['run.completed', 'run.failed', 'run.waiting', 'integration.expired']
    """What happened"""
    runId: str | None
    """null for `integration.expired`"""
    status: Literal['pending', 'delivered', 'failed']
    """`pending` while it is tried, then `delivered` or `failed`"""
    createdAt: int
    """When the run ended, in milliseconds since 1970"""
    attempts: list[DeliveryAttempts]
    """Each time that it was sent"""


class Parsed(TypedDict):
    plan: WorkflowPlan
    schedule: Literal['on_demand', 'scheduled', 'webhook']
    """What the plan suggests: this answer, sent to POST /api/workflows as it is, has the workflow saved with it"""
    starts: PlanStarts
    missing: list[MissingTool]
    """Tools that the user has yet to connect"""
    permissions: list[Permission]
    """What the plan reads and writes, and whom it reaches"""
    warnings: list[Warning]
    """What its user may not want of the plan, and how to mend it"""
    planner: NotRequired[PlannerTrace]
    usage: NotRequired[ModelUsage]
    diff: NotRequired[PlanDiff]


class Saved(TypedDict):
    workflow: SavedWorkflow
    warnings: list[Warning]
    """What its owner may not want of it, and how to mend it"""


class CreatedWebhook(TypedDict):
    webhook: Webhook
    secret: str
    """Shown this once; deliveries are signed with it"""


class WorkflowPatchKeepRuns(TypedDict):
    """How long its ended runs are kept, no longer than the server keeps any; null for as long as that"""
    runs: NotRequired[int]
    """The most ended runs; the oldest are deleted"""
    days: NotRequired[int]
    """The days after its end for which a run is kept"""


class WorkflowPatch(TypedDict):
    name: NotRequired[str | None]
    """What it is called"""
    description: NotRequired[str | None]
    """What it is for; null takes it away"""
    enabled: NotRequired[bool | None]
    """Whether its schedule and its webhook start it"""
    cron: NotRequired[str | None]
    """When it runs, in five fields; null takes it away"""
    timezone: NotRequired[str | None]
    """An IANA name; null takes it away"""
    trigger: NotRequired[Literal['manual', 'schedule', 'webhook']]
    """What is to start it: `manual` by hand, `schedule` at the times of `cron`, `webhook` by a request"""
    steps: NotRequired[list[WorkflowStep] | None]
    """Steps in place of those that there are"""
    allowGet: NotRequired[bool | None]
    """Whether its webhook is fired by GET too"""
    keepRuns: NotRequired[WorkflowPatchKeepRuns | None]
    """How long its ended runs are kept, no longer than the server keeps any; null for as long as that"""


class WebhookPatch(TypedDict):
    url: NotRequired[str | None]
    """Where to send events"""
    events: NotRequired[list[Literal['run.completed', 'run.failed', 'run.waiting', 'integration.expired']] | None]
    """Which events to send"""
    workflowId: NotRequired[str | None]
    """Only of runs of this workflow; null for all"""
    enabled: NotRequired[bool | None]
    """Whether anything is sent"""

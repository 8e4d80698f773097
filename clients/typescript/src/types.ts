import type { components, operations } from './openapi.js'

type Schemas = components['schemas']
type Query<O extends keyof operations> = NonNullable<operations[O]['parameters']['query']>
type Body<O extends keyof operations> = operations[O] extends { requestBody?: { content: { 'application/json': infer B } } }
  ? B
  : operations[O] extends { requestBody: { content: { 'application/json': infer B } } } ? B : never
type Answer<O extends keyof operations> = operations[O]['responses'] extends { 200: { content: { 'application/json': infer A } } } ? A : never

/** One thing that is wrong with a request: `path` is a JSON pointer into its body, or the name of a query parameter. */
export type Problem = Schemas['Problem']
/** A plan as the server gives it. It may be sent as it is wherever a `PlanGiven` is taken. */
export type Plan = Schemas['WorkflowPlan']
/** A plan as it may be sent. Leave `dependsOn` of a step out to have it wait for the step before it; `[]` has it begin at once. */
export type PlanGiven = Schemas['PlanGiven']
export type Step = Schemas['WorkflowStep']
/** All that is known of a plan without running it. */
export type PlanReview = Schemas['PlanReview']
/** What a brief became: a plan, what would start it, and what is missing to run it. */
export type Parsed = Answer<'parse'>
export type ParseOptions = Omit<Body<'parse'>, 'input'>
/** One run: the plan at work, or what has become of it. */
export type Run = Schemas['RunRecord']
export type StepResult = Schemas['StepResult']
export type Approval = Schemas['ApprovalRequest']
export type RunQuery = Omit<Query<'listRuns'>, 'cursor'>
/** A plan that is kept, with what starts it and what has become of it. */
export type Workflow = Schemas['SavedWorkflow']
export type WorkflowVersion = Schemas['WorkflowVersion']
export type WorkflowPatch = Body<'patchWorkflow'>
export type Warning = Schemas['Warning']
/** What starts a workflow: `on_demand` by hand alone, `scheduled` at the times of its `cron`, `webhook` by a request. */
export type Schedule = Workflow['schedule']
/** A workflow that was saved, and what you may not want of it. */
export type Saved = Answer<'saveWorkflow'>
/** An address of yours that is told of runs. */
export type Webhook = Schemas['Webhook']
export type NewWebhook = Body<'createWebhook'>
export type WebhookPatch = Body<'changeWebhook'>
/** A webhook with the secret that signs what is sent to it, which is shown this once. */
export type CreatedWebhook = Answer<'createWebhook'>
export type Delivery = Schemas['Delivery']
/** `live` does what the steps say; `dry-run` makes the reads and simulates all else. */
export type Mode = Run['mode']
/** What expressions of the plan read as `trigger`. */
export type Payload = Record<string, unknown>
export type User = Schemas['User']

/** What every call takes beside what it is about. */
export interface CallOptions {
  /** Breaks the call off; it is then rejected with the signal's reason. */
  signal?: AbortSignal | undefined
  /** The most time of one attempt, in milliseconds; of a stream, until it begins. */
  timeoutMs?: number | undefined
}

/** What begins a run. */
export interface RunOptions extends CallOptions {
  trigger?: Payload | undefined
  mode?: Mode | undefined
  /** The same key within 24 hours begins one run. Without it, each call has one of its own, for all its attempts. */
  idempotencyKey?: string | undefined
}

import { RunStream, type StreamOptions } from './events.js'
import type { operations, paths } from './openapi.js'
import { Runs } from './runs.js'
import { Transport } from './transport.js'
import type { CallOptions, Parsed, ParseOptions, PlanGiven, PlanReview, Run, RunOptions, User } from './types.js'
import { Webhooks } from './webhooks.js'
import { Workflows } from './workflows.js'

export interface DispatchOptions {
  /** The server's address, such as `https://dispatch.example.com`; in a page of the server itself it may be left out. */
  url?: string | undefined
  /** An API token, `dsp_live_…`. Without one a browser's session counts. */
  token?: string | undefined
  /** The most time of one attempt, in milliseconds: 60 seconds. */
  timeoutMs?: number
  /** How often a failed attempt is made again: 4 times. */
  maxRetries?: number
  fetch?: typeof fetch
  /** What each request has beside its own. */
  headers?: Record<string, string>
}

type Answered<P extends keyof paths, M extends keyof paths[P]> =
  paths[P][M] extends { responses: { 200: { content: { 'application/json': infer A } } } } ? A : unknown
type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'
type MethodOf<P extends keyof paths> = { [M in Method]: paths[P][M & keyof paths[P]] extends { responses: object } ? M : never }[Method]

/** What a call of any operation may say. */
export interface AnyCall extends CallOptions {
  /** What stands for `{names}` in the path. */
  path?: Record<string, string | number>
  query?: Record<string, string | number | boolean | undefined>
  body?: unknown
  headers?: Record<string, string>
}

/** A server of Dispatch, as one of its users. It keeps nothing open, and may be shared. */
export class Dispatch {
  readonly workflows: Workflows
  readonly runs: Runs
  readonly webhooks: Webhooks
  readonly #transport: Transport

  constructor(options: DispatchOptions = {}) {
    this.#transport = new Transport({
      url: (options.url ?? '').replace(/\/+$/, ''),
      token: options.token,
      timeoutMs: options.timeoutMs ?? 60_000,
      maxRetries: options.maxRetries ?? 4,
      fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
      headers: options.headers ?? {},
    })
    this.workflows = new Workflows(this.#transport)
    this.runs = new Runs(this.#transport)
    this.webhooks = new Webhooks(this.#transport)
  }

  /** Makes a plan of a brief in English, or changes `plan` by it. Nothing is saved or run. */
  parse(input: string, { enabledTools, trace, plan, ...options }: ParseOptions & CallOptions = {}): Promise<Parsed> {
    const body = { input, enabledTools, trace, plan }
    return this.#transport.json({ ...options, method: 'POST', path: '/api/parse', body, repeatable: true })
  }

  /** All that is known of a plan without running it: a plan that is not valid is no error here. */
  check(plan: PlanGiven, options: CallOptions = {}): Promise<PlanReview> {
    return this.#transport.json({ ...options, method: 'POST', path: '/api/plans/check', body: { plan }, repeatable: true })
  }

  /** Runs a plan once, and gives its events as they come. The run begins when the first one is asked for. */
  execute(plan: PlanGiven, options: RunOptions & StreamOptions & { workflowId?: string | undefined } = {}): RunStream {
    const { trigger, mode, workflowId, timeoutMs } = options
    const key = options.idempotencyKey ?? crypto.randomUUID()
    const body = { plan, workflowId, trigger, mode }
    return new RunStream({
      open: (after, signal) => this.#transport.open({
        signal, timeoutMs, method: 'POST', path: '/api/execute', body, repeatable: true,
        headers: { 'Idempotency-Key': key, ...(after !== undefined && { 'Last-Event-ID': after }) },
      }),
      cancel: run => this.runs.cancel(run),
      maxRetries: this.#transport.maxRetries,
    }, options)
  }

  /** Runs a plan once, and does not wait for it. */
  async start(plan: PlanGiven, options: RunOptions & { workflowId?: string | undefined } = {}): Promise<Run> {
    const { trigger, mode, workflowId, signal, timeoutMs } = options
    const headers = { Prefer: 'respond-async', 'Idempotency-Key': options.idempotencyKey ?? crypto.randomUUID() }
    const body = { plan, workflowId, trigger, mode }
    return (await this.#transport.json<{ run: Run }>({ signal, timeoutMs, method: 'POST', path: '/api/execute', body, headers, repeatable: true })).run
  }

  /** Who is signed in; null when nobody is. */
  async me(options: CallOptions = {}): Promise<User | null> {
    return (await this.#transport.json<{ user: User | null }>({ ...options, method: 'GET', path: '/api/auth/me', repeatable: true })).user
  }

  /**
   * Any operation of the API, by its path: `call('get', '/api/quotas')`, `call('get', '/api/tools/{tool}', { path: { tool: 'gmail' } })`.
   * What changes something is made once, whatever becomes of its answer.
   */
  call<P extends keyof paths, M extends MethodOf<P>>(
    method: M, path: P, { path: names = {}, query, body, headers, ...options }: AnyCall = {},
  ): Promise<Answered<P, M & keyof paths[P]>> {
    const at = path.replace(/\{(\w+)\}/g, (_, name: string) => {
      if (names[name] === undefined) throw new TypeError(`${path} needs \`path: { ${name}: … }\``)
      return encodeURIComponent(names[name])
    })
    return this.#transport.json({
      ...options, method: method.toUpperCase(), path: at, query, body, headers, repeatable: method === 'get',
    })
  }
}

/** The operations of the API by their names, for types that are not among those of this package. */
export type Operations = operations

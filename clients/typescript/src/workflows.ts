import { listing, type Listing } from './listing.js'
import type { Transport } from './transport.js'
import type { CallOptions, PlanGiven, Run, RunOptions, Saved, Schedule, Workflow, WorkflowPatch, WorkflowVersion } from './types.js'

type One = { workflow: Workflow }

/** A change that is made only of the state that was seen. */
export interface ChangeOptions extends CallOptions {
  /** The `etag` that `getTagged` gave: when somebody changed the workflow since, the call fails with a PreconditionFailedError. */
  ifMatch?: string | undefined
}

/** Your workflows: plans that are kept. */
export class Workflows {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /** The last changed first. */
  list({ limit, ...options }: CallOptions & { limit?: number | undefined } = {}): Listing<Workflow> {
    return this.#list('workflows', '/api/workflows', limit, options)
  }

  async get(id: string, options: CallOptions = {}): Promise<Workflow> {
    return (await this.#transport.json<One>({ ...options, method: 'GET', path: at(id), repeatable: true })).workflow
  }

  /** The workflow, and the tag of its state for `ifMatch`. */
  async getTagged(id: string, options: CallOptions = {}): Promise<{ workflow: Workflow; etag: string | undefined }> {
    const { body, etag } = await this.#transport.tagged<One>({ ...options, method: 'GET', path: at(id), repeatable: true })
    return { workflow: body.workflow, etag }
  }

  /**
   * Saves a plan as your workflow of its id. What `parse` gave can be saved as it is, with the schedule that the brief asks for:
   * `save(parsed.plan, { schedule: parsed.schedule })`. `keepRuns` has its runs kept shorter than the server keeps them; null, as long.
   */
  save(
    plan: PlanGiven, options: ChangeOptions & { schedule?: Schedule | undefined; keepRuns?: Workflow['keepRuns'] | undefined } = {},
  ): Promise<Saved> {
    const { schedule, keepRuns } = options
    return this.#change('POST', '/api/workflows', { plan, schedule, keepRuns }, options, plan.id !== undefined)
  }

  /** Gives a workflow another plan as a whole. */
  replace(id: string, plan: PlanGiven, options: ChangeOptions & { schedule?: Schedule | undefined } = {}): Promise<Saved> {
    return this.#change('PUT', at(id), { plan, schedule: options.schedule }, options)
  }

  /** Changes what is said of it, and leaves all else. */
  patch(id: string, patch: WorkflowPatch, options: ChangeOptions = {}): Promise<Saved> {
    return this.#change('PATCH', at(id), patch, options)
  }

  /** Deletes it with its versions, if it is there; its runs stay. */
  async delete(id: string, options: ChangeOptions = {}): Promise<void> {
    await this.#change('DELETE', at(id), undefined, options)
  }

  /** Earlier plans of it, the newest first. */
  versions(id: string, { limit, ...options }: CallOptions & { limit?: number | undefined } = {}): Listing<WorkflowVersion> {
    return this.#list('versions', `${at(id)}/versions`, limit, options)
  }

  /** Gives it the plan of an earlier version, as a new one. */
  async restore(id: string, version: number, options: CallOptions = {}): Promise<Workflow> {
    const path = `${at(id)}/versions/${version}/restore`
    return (await this.#transport.json<One>({ ...options, method: 'POST', path, repeatable: true })).workflow
  }

  /** Begins a run of it, once whatever becomes of answers, and does not wait: `runs.events(run.id)` and `runs.wait(run.id)` do. */
  async run(id: string, { trigger, mode, idempotencyKey, ...options }: RunOptions = {}): Promise<Run> {
    const headers = { Prefer: 'respond-async', 'Idempotency-Key': idempotencyKey ?? crypto.randomUUID() }
    const ask = { ...options, method: 'POST', path: `${at(id)}/run`, body: { trigger, mode }, headers, repeatable: true }
    return (await this.#transport.json<{ run: Run }>(ask)).run
  }

  #list<K extends string, T>(name: K, path: string, limit: number | undefined, options: CallOptions): Listing<T> {
    return listing(name, cursor => this.#transport.json<{ [key in K]: T[] } & { nextCursor?: string }>({
      ...options, method: 'GET', path, query: { limit, cursor }, repeatable: true,
    }))
  }

  /**
   * A change of a state that was seen is not repeated: the second time, its own first one would stand in its way. Nor is what is
   * saved without an id, which would be there twice.
   */
  #change(method: string, path: string, body: unknown, { ifMatch, signal, timeoutMs }: ChangeOptions, named = true): Promise<Saved> {
    const headers = ifMatch === undefined ? undefined : { 'If-Match': ifMatch }
    return this.#transport.json({ signal, timeoutMs, method, path, body, headers, repeatable: named && ifMatch === undefined })
  }
}

function at(id: string): string {
  return `/api/workflows/${encodeURIComponent(id)}`
}

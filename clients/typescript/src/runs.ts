import { RunStream, type StreamOptions } from './events.js'
import { listing, type Listing } from './listing.js'
import type { Transport } from './transport.js'
import type { CallOptions, Mode, Plan, Run, RunQuery } from './types.js'

type One = { run: Run }
const ASYNC = { Prefer: 'respond-async' }

/** Your runs: see docs/guide/runs.md. */
export class Runs {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /** The ended ones, newest first, or those that the query wants: `{ status: 'waiting' }`. */
  list(query: RunQuery = {}, options: CallOptions = {}): Listing<Run> {
    return listing('runs', cursor => this.#transport.json<{ runs: Run[]; nextCursor?: string }>({
      ...options, method: 'GET', path: '/api/runs', query: { ...query, cursor }, repeatable: true,
    }))
  }

  async get(id: string, options: CallOptions = {}): Promise<Run> {
    return (await this.#transport.json<One>({ ...options, method: 'GET', path: at(id), repeatable: true })).run
  }

  /** The plan that it was begun with, as it was then. */
  async plan(id: string, options: CallOptions = {}): Promise<Plan> {
    const path = `${at(id)}/plan`
    return (await this.#transport.json<{ plan: Plan }>({ ...options, method: 'GET', path, repeatable: true })).plan
  }

  /** What is told of it: from the start, or after the event of that id, up to its end. */
  events(id: string, options: StreamOptions & { after?: string | undefined } = {}): RunStream {
    return new RunStream({
      open: (after, signal) => this.#open(id, after, signal),
      cancel: run => this.cancel(run),
      maxRetries: this.#transport.maxRetries,
    }, options, options.after, id)
  }

  /** The run, once it has ended. One that waits for an approval is waited for as well: end that by `signal`. */
  async wait(id: string, options: StreamOptions = {}): Promise<Run> {
    for await (const _ of this.events(id, options)) {
      // Up to the last one.
    }
    return this.get(id, { signal: options.signal })
  }

  /** Has it end `cancelled`; gives the run as it is at that moment. One that has ended stays as it is. */
  cancel(id: string, options: CallOptions = {}): Promise<Run> {
    return this.#post(`${at(id)}/cancel`, undefined, options, true)
  }

  /** Has a step that waits for its owner be carried out. */
  approve(id: string, stepId: string, options: CallOptions & { reason?: string | undefined } = {}): Promise<Run> {
    return this.#decide(id, stepId, 'approve', options)
  }

  /** Has a step that waits for its owner fail with `approval_rejected`. */
  reject(id: string, stepId: string, options: CallOptions & { reason?: string | undefined } = {}): Promise<Run> {
    return this.#decide(id, stepId, 'reject', options)
  }

  /**
   * Begins a run that goes on where this one failed; what was done is taken over. `wait` for it by the id of what is answered.
   * These three have no idempotency key, so they are not repeated by themselves when an answer is lost: look at the list first.
   */
  retry(id: string, options: CallOptions & { plan?: 'recorded' | 'current' | undefined } = {}): Promise<Run> {
    return this.#post(`${at(id)}/retry`, options.plan && { plan: options.plan }, options, false, ASYNC)
  }

  /** Begins a run of the recorded plan with the recorded payload: everything it does is done again. */
  replay(id: string, options: CallOptions = {}): Promise<Run> {
    return this.#post(`${at(id)}/replay`, undefined, options, false, ASYNC)
  }

  /** Begins a run that takes back what this one did; `mode: 'dry-run'` says what would be done. */
  undo(id: string, options: CallOptions & { mode?: Mode | undefined } = {}): Promise<Run> {
    return this.#post(`${at(id)}/undo`, options.mode && { mode: options.mode }, options, false, ASYNC)
  }

  #decide(id: string, stepId: string, verb: string, options: CallOptions & { reason?: string | undefined }): Promise<Run> {
    const body = options.reason === undefined ? undefined : { reason: options.reason }
    return this.#post(`${at(id)}/steps/${encodeURIComponent(stepId)}/${verb}`, body, options, false)
  }

  #open(id: string, after: string | undefined, signal: AbortSignal): Promise<Response> {
    const headers = after === undefined ? undefined : { 'Last-Event-ID': after }
    return this.#transport.open({ signal, method: 'GET', path: `${at(id)}/events`, headers, repeatable: true })
  }

  async #post(path: string, body: unknown, { signal, timeoutMs }: CallOptions, repeatable: boolean, headers?: Record<string, string>): Promise<Run> {
    return (await this.#transport.json<One>({ signal, timeoutMs, method: 'POST', path, body, headers, repeatable })).run
  }
}

function at(id: string): string {
  return `/api/runs/${encodeURIComponent(id)}`
}

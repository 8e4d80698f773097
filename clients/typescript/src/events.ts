import { createParser, type EventSourceMessage } from 'eventsource-parser'
import { APIConnectionError, DispatchError } from './errors.js'
import type { components } from './openapi.js'
import { backoffMs, pause } from './transport.js'

type Schemas = components['schemas']

interface Told<T extends string, D> {
  type: T
  data: D
  /** `RUNID:SEQ`. Numbers may be skipped; what is told is whole all the same. */
  id: string
  runId: string
}

/** What is told of a run; `type` says what `data` is. The last one is `run_complete`. */
export type RunEvent =
  | Told<'step_start', Schemas['StepStartEvent']>
  | Told<'step_log', Schemas['StepLogEvent']>
  | Told<'step_mode', Schemas['StepModeEvent']>
  | Told<'step_done', Schemas['StepDoneEvent']>
  | Told<'phase_complete', Schemas['PhaseCompleteEvent']>
  | Told<'run_complete', Schemas['RunCompleteEvent']>

/** How a stream is had from the server, and what may be asked of its run. */
export interface Source {
  /** The stream after the event of that id; from its start without one, and then again and again the same run's. */
  open(after: string | undefined, signal: AbortSignal): Promise<Response>
  cancel(runId: string): Promise<unknown>
  maxRetries: number
}

export interface StreamOptions {
  signal?: AbortSignal | undefined
  /** Whether to leave the stream before its end cancels the run too; otherwise it goes on. */
  cancelOnLeave?: boolean | undefined
  /** After how many milliseconds of silence the connection counts as dead. The server breaks each silence after 15 seconds. */
  idleTimeoutMs?: number | undefined
}

const TYPES = new Set<string>(['step_start', 'step_log', 'step_mode', 'step_done', 'phase_complete', 'run_complete'])
const IDLE_MS = 45_000

/**
 * The events of one run, each once and in order, up to its end. A connection that breaks is taken up after the last event that was
 * seen. Nothing is read before it is asked for, and the server is not kept waiting: what it cannot send it has on record.
 */
export class RunStream implements AsyncIterable<RunEvent> {
  readonly #source: Source
  readonly #options: StreamOptions
  #last: string | undefined
  #runId: string | undefined
  #taken = false
  #ended = false

  constructor(source: Source, options: StreamOptions, after?: string, runId?: string) {
    this.#source = source
    this.#options = options
    this.#last = after
    this.#runId = runId
  }

  /** The run's id; known from the first event on. */
  get runId(): string | undefined {
    return this.#runId
  }

  /** The id of the last event that was handed out: `runs.events(runId, { after })` goes on behind it, also in another process. */
  get lastEventId(): string | undefined {
    return this.#last
  }

  /** Has the run end `cancelled`. The stream goes on up to that. */
  async cancel(): Promise<void> {
    if (this.#runId === undefined) throw new DispatchError('The run is not known yet: read its first event', { code: 'not_begun' })
    await this.#source.cancel(this.#runId)
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<RunEvent, void, undefined> {
    if (this.#taken) throw new TypeError('A stream is read once; runs.events(runId) has the events again')
    this.#taken = true
    try {
      for (let failures = 0; !this.#ended;) {
        const before = this.#last
        const broken = yield* this.#connection()
        if (this.#ended) return
        failures = this.#last === before ? failures + 1 : 1
        if (failures > this.#source.maxRetries) {
          throw new APIConnectionError('The stream ends again and again before the run does', { code: 'connection', cause: broken })
        }
        await pause(backoffMs(failures - 1), this.#options.signal)
      }
    } finally {
      if (!this.#ended && this.#options.cancelOnLeave && this.#runId !== undefined) await this.#source.cancel(this.#runId)
    }
  }

  /** What one connection tells, up to where it breaks off; gives back what broke it. */
  async *#connection(): AsyncGenerator<RunEvent, unknown, undefined> {
    const { signal } = this.#options
    signal?.throwIfAborted()
    const stop = new AbortController()
    const give = () => stop.abort(signal?.reason)
    signal?.addEventListener('abort', give, { once: true })
    try {
      const response = await this.#source.open(this.#last, stop.signal)
      if (response.status === 204 || response.body === null) {
        this.#ended = true // nothing can come after the event that was seen last
        return undefined
      }
      return yield* this.#read(response.body.getReader(), stop)
    } finally {
      signal?.removeEventListener('abort', give)
      stop.abort()
    }
  }

  /** One chunk at a time, and none before all events of the one before were taken. */
  async *#read(reader: ReadableStreamDefaultReader<Uint8Array>, stop: AbortController): AsyncGenerator<RunEvent, unknown, undefined> {
    const { signal, idleTimeoutMs = IDLE_MS } = this.#options
    const decoder = new TextDecoder()
    let messages: EventSourceMessage[] = []
    const parser = createParser({ onEvent: message => messages.push(message) })
    for (;;) {
      const idle = setTimeout(() => stop.abort(), idleTimeoutMs)
      try {
        const { done, value } = await reader.read()
        if (done) return undefined
        parser.feed(decoder.decode(value, { stream: true }))
      } catch (failure) {
        if (signal?.aborted) throw signal.reason
        return failure
      } finally {
        clearTimeout(idle)
      }
      for (const message of messages) {
        if (message.event === 'error') return new APIConnectionError(message.data, { code: 'connection' })
        const event = this.#event(message)
        if (event) yield event
        if (this.#ended) return undefined
      }
      messages = []
    }
  }

  /** Nothing for what was handed out before, and for what only a later version of the API tells. */
  #event({ event: type, data, id }: EventSourceMessage): RunEvent | undefined {
    if (id === undefined || !isAfter(id, this.#last)) return undefined
    this.#last = id
    this.#runId = id.slice(0, id.lastIndexOf(':'))
    if (type === 'run_complete') this.#ended = true
    if (type === undefined || !TYPES.has(type)) return undefined
    return { type, data: JSON.parse(data) as unknown, id, runId: this.#runId } as RunEvent
  }
}

/** Numbers of events may be larger than a double holds: the run's taker stands in their upper digits. */
function isAfter(id: string, last: string | undefined): boolean {
  if (last === undefined) return true
  return BigInt(id.slice(id.lastIndexOf(':') + 1)) > BigInt(last.slice(last.lastIndexOf(':') + 1))
}

import { APIConnectionError, DispatchError, APITimeoutError, errorOf } from './errors.js'
import type { CallOptions } from './types.js'

export interface Settings {
  url: string
  token: string | undefined
  timeoutMs: number
  maxRetries: number
  fetch: typeof fetch
  headers: Record<string, string>
}

/** A request, and what may be done about it when it fails. */
export interface Ask extends CallOptions {
  method: string
  path: string
  query?: object | undefined
  body?: unknown
  headers?: Record<string, string> | undefined
  /** Whether a second attempt does no harm where the first may have been carried out. */
  repeatable: boolean
}

/** After these the server has done nothing, or a repeatable request may be made again. */
const PASSING = new Set([408, 429, 500, 502, 503, 504])
/** Where the server says to come back later than this, the caller decides. */
const LONGEST_WAIT_MS = 60_000

/** Sends requests, again where that helps and does no harm. */
export class Transport {
  readonly #settings: Settings

  constructor(settings: Settings) {
    this.#settings = settings
  }

  get maxRetries(): number {
    return this.#settings.maxRetries
  }

  /** The JSON that is answered. */
  async json<T>(ask: Ask): Promise<T> {
    return (await this.tagged<T>(ask)).body
  }

  /** The JSON that is answered, and the tag of its state. */
  async tagged<T>(ask: Ask): Promise<{ body: T; etag: string | undefined }> {
    return this.#attempts(ask, async response => ({
      body: await response.json() as T, etag: response.headers.get('etag') ?? undefined,
    }), false)
  }

  /** The answer, once it has begun. Its body is read without a limit of time, for as long as `signal` lets it. */
  async open(ask: Ask): Promise<Response> {
    return this.#attempts(ask, async response => response, true)
  }

  async #attempts<T>(ask: Ask, read: (response: Response) => Promise<T>, goesOn: boolean): Promise<T> {
    for (let attempt = 0; ; attempt++) {
      try {
        return await this.#once(ask, read, goesOn)
      } catch (failure) {
        if (!(failure instanceof DispatchError) || attempt >= this.#settings.maxRetries || !mayRepeat(ask, failure)) throw failure
        await pause(backoffMs(attempt, failure.retryAfterMs), ask.signal)
      }
    }
  }

  /** @param goesOn whether the answer is read further after this, so that the signal still has to reach it */
  async #once<T>(ask: Ask, read: (response: Response) => Promise<T>, goesOn: boolean): Promise<T> {
    ask.signal?.throwIfAborted()
    const { fetch, timeoutMs } = this.#settings
    const limit = ask.timeoutMs ?? timeoutMs
    const stop = new AbortController()
    let late = false
    const timer = setTimeout(() => { late = true; stop.abort() }, limit)
    const give = () => stop.abort(ask.signal?.reason)
    ask.signal?.addEventListener('abort', give, { once: true })
    let listens = goesOn
    try {
      const response = await fetch(this.#address(ask), this.#init(ask, stop.signal))
      if (!response.ok) throw await errorOf(response)
      return await read(response)
    } catch (failure) {
      listens = false
      if (ask.signal?.aborted) throw ask.signal.reason
      if (failure instanceof DispatchError) throw failure
      throw late
        ? new APITimeoutError(`${ask.method} ${ask.path}: no answer within ${limit} ms`, { code: 'timeout', cause: failure })
        : new APIConnectionError(`${ask.method} ${ask.path}: the connection failed`, { code: 'connection', cause: failure })
    } finally {
      clearTimeout(timer)
      if (!listens) ask.signal?.removeEventListener('abort', give)
    }
  }

  #address({ path, query }: Ask): string {
    const sought = new URLSearchParams()
    for (const [name, value] of Object.entries(query ?? {})) {
      if (value !== undefined && value !== null) sought.set(name, String(value))
    }
    return this.#settings.url + path + (sought.size ? `?${sought}` : '')
  }

  #init({ method, body, headers }: Ask, signal: AbortSignal): RequestInit {
    const { token } = this.#settings
    return {
      method,
      signal,
      redirect: 'error', // a token follows nobody elsewhere
      headers: {
        Accept: 'application/json, text/event-stream',
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...(token !== undefined && { Authorization: `Bearer ${token}` }),
        ...this.#settings.headers,
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }
  }
}

/** Whether the same request may be made again: a 429 is answered before anything is done; of all else that is not known. */
function mayRepeat({ repeatable }: Ask, failure: DispatchError): boolean {
  if ((failure.retryAfterMs ?? 0) > LONGEST_WAIT_MS) return false
  if (failure.status === 429) return true
  return repeatable && (failure instanceof APIConnectionError || PASSING.has(failure.status))
}

/** What the server says, or else twice as long each time; of that, a random part ("full jitter"), so that many do not come back at once. */
export function backoffMs(attempt: number, retryAfter?: number): number {
  const longest = Math.min(500 * 2 ** attempt, 20_000)
  if (retryAfter !== undefined) return retryAfter + Math.random() * 250
  return Math.random() * longest
}

/** Waits, or is rejected with the signal's reason. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason)
    const end = () => { clearTimeout(timer); reject(signal?.reason) }
    const timer = setTimeout(() => { signal?.removeEventListener('abort', end); resolve() }, ms)
    signal?.addEventListener('abort', end, { once: true })
  })
}

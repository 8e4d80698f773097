import type { Problem } from './types.js'

/** What the server says of what it refuses; see docs/guide/api.md#errors. */
export interface ErrorBody {
  error?: string
  code?: string
  retryAfter?: number
  details?: { problems?: Problem[]; doc?: string; [member: string]: unknown }
}

interface Refused {
  status?: number
  code?: string
  problems?: readonly Problem[]
  details?: Readonly<Record<string, unknown>>
  requestId?: string | undefined
  retryAfterMs?: number | undefined
  cause?: unknown
}

/** A call that did not succeed. Its class says of which kind that is, and `code` which one. */
export class DispatchError extends Error {
  /** The status of the answer; 0 when there was none. */
  readonly status: number
  /** For programs; it never changes its meaning. */
  readonly code: string
  /** All that is wrong with the request, each with its place. */
  readonly problems: readonly Problem[]
  /** What else the server says, such as `quota`, or `workflow` with `precondition_failed`. */
  readonly details: Readonly<Record<string, unknown>>
  /** Under this id the server's log has the request. */
  readonly requestId: string | undefined
  /** In how many milliseconds to come back, where the server says so. */
  readonly retryAfterMs: number | undefined

  constructor(message: string, refused: Refused = {}) {
    super(message, refused.cause === undefined ? undefined : { cause: refused.cause })
    this.name = new.target.name
    this.status = refused.status ?? 0
    this.code = refused.code ?? 'unknown'
    this.problems = refused.problems ?? []
    this.details = refused.details ?? {}
    this.requestId = refused.requestId
    this.retryAfterMs = refused.retryAfterMs
  }
}

/** The request is not what the server takes (400, 405, 413): `problems` says where. */
export class BadRequestError extends DispatchError {}
/** Nobody is signed in: the token is wrong, expired or revoked (401). */
export class AuthenticationError extends DispatchError {}
/** The token must not do that (403). */
export class PermissionDeniedError extends DispatchError {}
/** There is no such thing, or it is another user's (404). */
export class NotFoundError extends DispatchError {}
/** The thing is not in a state in which this can be done, or there is too much of it (409). */
export class ConflictError extends DispatchError {}
/** The workflow was changed since it was seen; `details.workflow` is what is there now (412). */
export class PreconditionFailedError extends DispatchError {}
/** Too many requests, or streams that are open (429). */
export class RateLimitError extends DispatchError {}
/** Something went wrong at the server (500 and above). */
export class ServerError extends DispatchError {}
/** The server takes no such work just now (503). */
export class UnavailableError extends ServerError {}
/** There was no answer, or only a part of it. */
export class APIConnectionError extends DispatchError {}
/** There was no answer in time. */
export class APITimeoutError extends APIConnectionError {}
/** A delivery that was not signed with the webhook's secret, or not lately. */
export class WebhookVerificationError extends DispatchError {}

const CLASSES: Record<number, typeof DispatchError> = {
  401: AuthenticationError, 403: PermissionDeniedError, 404: NotFoundError, 408: APITimeoutError, 409: ConflictError,
  412: PreconditionFailedError, 429: RateLimitError, 503: UnavailableError,
}

/** The error that an answer stands for; also where it comes from a proxy, in HTML. */
export async function errorOf(response: Response): Promise<DispatchError> {
  let body: ErrorBody = {}
  try {
    const parsed: unknown = JSON.parse(await response.text())
    if (typeof parsed === 'object' && parsed !== null) body = parsed
  } catch {
    // Not of Dispatch: its status has to do.
  }
  const { status } = response
  const kind = CLASSES[status] ?? (status >= 500 ? ServerError : BadRequestError)
  const problems = body.details?.problems ?? []
  const message = [body.error ?? `The server answered ${status}`, ...problems.map(one => `${one.path}: ${one.message}`)].join('\n  ')
  return new kind(message, {
    status,
    code: body.code ?? 'unknown',
    problems,
    details: body.details ?? {},
    requestId: response.headers.get('x-request-id') ?? undefined,
    retryAfterMs: retryAfterMs(response.headers.get('retry-after')) ?? (body.retryAfter === undefined ? undefined : body.retryAfter * 1000),
  })
}

/** `Retry-After` is seconds, or a date (RFC 9110, 10.2.3). */
export function retryAfterMs(header: string | null): number | undefined {
  if (header === null) return undefined
  const seconds = Number(header)
  if (header.trim() !== '' && Number.isFinite(seconds)) return Math.max(0, seconds * 1000)
  const date = Date.parse(header)
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now())
}

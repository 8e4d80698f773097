export { Dispatch, type AnyCall, type DispatchOptions, type Operations } from './dispatch.js'
export {
  AuthenticationError, BadRequestError, ConflictError, APIConnectionError, DispatchError, NotFoundError, PermissionDeniedError,
  PreconditionFailedError, RateLimitError, ServerError, APITimeoutError, UnavailableError, WebhookVerificationError,
} from './errors.js'
export { RunStream, type RunEvent, type StreamOptions } from './events.js'
export { Listing, type Page } from './listing.js'
export type { components as Components } from './openapi.js'
export { Runs } from './runs.js'
export type * from './types.js'
export { verifyWebhook, Webhooks, type HeadersGiven, type VerifyOptions, type WebhookEvent } from './webhooks.js'
export { Workflows, type ChangeOptions } from './workflows.js'

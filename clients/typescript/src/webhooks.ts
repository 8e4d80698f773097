import { WebhookVerificationError } from './errors.js'
import { listing, type Listing } from './listing.js'
import type { Transport } from './transport.js'
import type { CallOptions, CreatedWebhook, Delivery, NewWebhook, Run, Webhook, WebhookPatch } from './types.js'

/** Addresses of yours that are told of runs: see docs/guide/deliveries.md. */
export class Webhooks {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  list({ limit, ...options }: CallOptions & { limit?: number | undefined } = {}): Listing<Webhook> {
    return listing('webhooks', cursor => this.#transport.json<{ webhooks: Webhook[]; nextCursor?: string }>({
      ...options, method: 'GET', path: '/api/webhooks', query: { limit, cursor }, repeatable: true,
    }))
  }

  /** The answer has the secret that `verifyWebhook` wants, this once. */
  create(webhook: NewWebhook, options: CallOptions = {}): Promise<CreatedWebhook> {
    return this.#transport.json({ ...options, method: 'POST', path: '/api/webhooks', body: webhook, repeatable: false })
  }

  async change(id: string, patch: WebhookPatch, options: CallOptions = {}): Promise<Webhook> {
    const ask = { ...options, method: 'PATCH', path: at(id), body: patch, repeatable: true }
    return (await this.#transport.json<{ webhook: Webhook }>(ask)).webhook
  }

  async delete(id: string, options: CallOptions = {}): Promise<void> {
    await this.#transport.json({ ...options, method: 'DELETE', path: at(id), repeatable: true })
  }

  /** What was sent to it, newest first, with every attempt. */
  deliveries(id: string, { limit, ...options }: CallOptions & { limit?: number | undefined } = {}): Listing<Delivery> {
    return listing('deliveries', cursor => this.#transport.json<{ deliveries: Delivery[]; nextCursor?: string }>({
      ...options, method: 'GET', path: `${at(id)}/deliveries`, query: { limit, cursor }, repeatable: true,
    }))
  }

  async redeliver(id: string, deliveryId: string, options: CallOptions = {}): Promise<Delivery> {
    const path = `${at(id)}/deliveries/${encodeURIComponent(deliveryId)}/redeliver`
    return (await this.#transport.json<{ delivery: Delivery }>({ ...options, method: 'POST', path, repeatable: false })).delivery
  }
}

function at(id: string): string {
  return `/api/webhooks/${encodeURIComponent(id)}`
}

/** What a delivery says; `id` is the same on each attempt, so keep those that you have seen. */
export type WebhookEvent = { id: string; timestamp: number } & (
  | {
    event: 'run.completed' | 'run.failed' | 'run.waiting'
    run: Run
    /** The run is too large to send: its steps are without input and output. */
    truncated?: true
  }
  | {
    event: 'integration.expired'
    integration: { tool: string; label: string; error: string; workflows: { id: string; name: string }[] }
  }
)

export type HeadersGiven = Headers | Record<string, string | string[] | undefined>

export interface VerifyOptions {
  /** How old or how far ahead a delivery may be, in seconds. */
  toleranceSeconds?: number
  /** What time it is, in milliseconds since 1970. */
  now?: () => number
}

/**
 * What a delivery says, once it is certain that it was signed with the secret, lately (Standard Webhooks).
 *
 * @param body as it came, before anything parses it
 * @param secret the webhook's `whsec_…`, or several of them while one takes the place of another
 * @throws WebhookVerificationError otherwise
 */
export async function verifyWebhook(
  body: string | Uint8Array, headers: HeadersGiven, secret: string | readonly string[], options: VerifyOptions = {},
): Promise<WebhookEvent> {
  const id = header(headers, 'webhook-id')
  const timestamp = header(headers, 'webhook-timestamp')
  const now = (options.now ?? Date.now)() / 1000
  if (!/^\d{1,12}$/.test(timestamp)) throw refused('`webhook-timestamp` is no time')
  if (Math.abs(now - Number(timestamp)) > (options.toleranceSeconds ?? 300)) throw refused('`webhook-timestamp` is too old or ahead')
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
  const prefix = new TextEncoder().encode(`${id}.${timestamp}.`)
  const signed = new Uint8Array(prefix.length + bytes.length)
  signed.set(prefix)
  signed.set(bytes, prefix.length)
  const signatures = header(headers, 'webhook-signature').split(' ').filter(one => one.startsWith('v1,')).map(one => one.slice(3))
  for (const key of await Promise.all([secret].flat().map(keyOf))) {
    for (const signature of signatures) {
      const given = fromBase64(signature)
      // Compares in a time that does not depend on the bytes.
      if (given && await crypto.subtle.verify('HMAC', key, given, signed)) {
        return JSON.parse(new TextDecoder().decode(bytes)) as WebhookEvent
      }
    }
  }
  throw refused('no signature matches')
}

function refused(why: string): WebhookVerificationError {
  return new WebhookVerificationError(`The delivery is not to be trusted: ${why}`, { code: 'webhook_not_verified' })
}

function header(headers: HeadersGiven, name: string): string {
  const value = headers instanceof Headers
    ? headers.get(name)
    : Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1]
  if (typeof value !== 'string') throw refused(`\`${name}\` is ${value ? 'there more than once' : 'missing'}`)
  return value
}

function keyOf(secret: string): Promise<CryptoKey> {
  const bytes = fromBase64(secret.startsWith('whsec_') ? secret.slice(6) : secret)
  if (!bytes || bytes.length === 0) throw new TypeError('The secret is not the `whsec_…` of a webhook')
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify'])
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text), char => char.charCodeAt(0))
  } catch {
    return undefined
  }
}

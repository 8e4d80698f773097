// What was sent to a webhook: each delivery with how its attempts went.
import { html, nothing } from '../shell/view.js'
import { mark } from '../look/status.js'
import { count, duration, when } from '../look/time.js'

const STATES = { pending: ['queued', 'On its way'], delivered: ['ok', 'Delivered'], failed: ['failed', 'Given up'] }

/** How the last attempt went. */
function attempt(delivery) {
  const last = delivery.attempts.at(-1)
  if (!last) return 'Not sent yet'
  const words = last.error || `Answered ${last.status}`
  return html`${words}, in ${duration(last.durationMs)}${delivery.attempts.length > 1 ? html`, after ${count(delivery.attempts.length, 'attempt')}` : nothing}`
}

const stateOf = delivery => {
  const [shape, usual] = STATES[delivery.status] || STATES.pending
  return mark(shape, delivery.status === 'pending' && delivery.attempts.length ? 'Is tried again' : usual)
}

/** The last delivery, on one line. */
export function lastOf(deliveries) {
  if (!deliveries) return 'Looking for what was sent'
  const [last] = deliveries
  return last ? html`${stateOf(last)} <span>${when(last.createdAt)}. ${attempt(last)}</span>` : 'Nothing was sent yet.'
}

const row = (delivery, again) => html`
  <li>${stateOf(delivery)}
    <div><span class="mono">${delivery.event}</span>${delivery.runId ? html` of <a href=${`/runs/${delivery.runId}`}>its run</a>` : nothing} <span class="meta">${when(delivery.createdAt)}</span><p class="meta">${attempt(delivery)}</p></div>
    ${delivery.status === 'pending' ? nothing : html`<button class="btn small" type="button" @click=${() => again(delivery)}>Send again<span class="sr"> ${delivery.event} of ${delivery.id}</span></button>`}</li>`

/** The newest deliveries; `again` has one sent once more. */
export function deliveryList(deliveries, again) {
  if (!deliveries) return html`<p class="soft">Looking for what was sent</p>`
  if (!deliveries.length) return html`<p class="soft">Nothing was sent yet. The next run that ends is told.</p>`
  return html`<ul class="sent">${deliveries.map(one => row(one, again))}</ul>`
}

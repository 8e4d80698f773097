// What a run asks its owner before it goes on: the exact call, and the two answers.
import { html, nothing, update } from '../shell/view.js'

import { shape } from '../look/status.js'
import { errorLine } from '../look/errors.js'
import { exact, when } from '../look/time.js'
import { opTitle, paramLabel, toolLabel } from '../tool/catalog.js'
import { ticked } from '../plan/ticked.js'
import { json } from './json.js'
import { decide } from './actions.js'
import { reasonField } from './reason.js'

const state = { busy: '', errors: new Map(), open: new Set() }

const LONG = new Set(['body', 'text', 'content', 'html', 'message', 'description'])

async function answer(live, step, what) {
  if (state.busy) return
  state.busy = `${step} ${what}`
  state.errors.delete(step)
  update()
  try {
    await decide(live, step, what)
  } catch (error) {
    state.errors.set(step, error)
  }
  state.busy = ''
  update()
}

/** Approves or rejects the first thing that is asked; for keys. */
export function answerFirst(live, what) {
  const first = live?.asked[0]
  if (first) answer(live, first.stepId, what)
}

const isLong = (name, content) => typeof content === 'string' && (LONG.has(name) || (content.length > 120 && /\s/.test(content)))

const MOST = 20

/** What is to be called: once, or one after another. */
export const call = input => (Array.isArray(input) ? html`
  ${input.slice(0, MOST).map((one, i) => html`<p class="call-number">Call ${i + 1}</p>${single(one)}`)}
  ${input.length > MOST ? html`<p class="call-number">and ${input.length - MOST} more, which stand in the JSON</p>` : nothing}` : single(input))

/** A call as what it is: short values as a table, long texts as the letter that they are. */
function single(input) {
  const entries = Object.entries(input || {})
  const short = entries.filter(([name, content]) => !isLong(name, content))
  const long = entries.filter(([name, content]) => isLong(name, content))
  return html`
    <div class="call">
      ${short.length ? html`<dl class="kv roomy">${short.map(([name, content]) => html`
        <dt>${paramLabel(name)}</dt><dd>${typeof content === 'string' ? content : json(content, { label: paramLabel(name) })}</dd>`)}</dl>` : nothing}
      ${long.map(([name, content]) => html`${long.length > 1 ? html`<p class="letter-name">${paramLabel(name)}</p>` : nothing}<div class="letter">${content}</div>`)}
    </div>`
}

function toggle(step) {
  state.open.has(step) ? state.open.delete(step) : state.open.add(step)
  update()
}

function panel(live, asked) {
  const step = live.plan?.steps.find(one => one.id === asked.stepId)
  const title = step ? `${opTitle(step.tool, step.op)}?` : 'Go on?'
  const asJson = state.open.has(asked.stepId)
  const busy = what => state.busy === `${asked.stepId} ${what}`
  return html`
    <section class="panel hold gap" aria-labelledby="hold-${asked.stepId}">
      <div class="panel-head hold-head"><span class="c-approval">${shape('approval')}</span><h2 id="hold-${asked.stepId}">${title}</h2>
        <span class="soft">${asked.stepId}${step ? html`, ${toolLabel(step.tool)}` : nothing}, asked ${when(asked.askedAt)}</span></div>
      ${asked.message ? html`<p class="hold-why">${ticked(asked.message)}</p>` : nothing}
      ${asJson ? html`<div class="panel-body">${json(asked.input, { label: 'The call' })}</div>` : call(asked.input)}
      ${reasonField(live.id, asked.stepId)}
      ${errorLine(state.errors.get(asked.stepId))}
      <div class="panel-foot">
        <button class="btn primary" type="button" @click=${() => answer(live, asked.stepId, 'approve')}>${busy('approve') ? 'Approving' : 'Approve'}<span class="sr"> ${asked.stepId}</span></button>
        <button class="btn" type="button" @click=${() => answer(live, asked.stepId, 'reject')}>${busy('reject') ? 'Rejecting' : 'Reject'}<span class="sr"> ${asked.stepId}</span></button>
        <span class="meta foot-note">${step?.onError === 'continue' ? 'To reject fails this step; the run goes on.' : 'To reject ends the run; what was done stays done.'} Unanswered, it fails on ${exact(asked.expiresAt)}.</span>
        <button class="btn ghost small" type="button" aria-pressed=${asJson} @click=${() => toggle(asked.stepId)}>As JSON</button>
      </div>
    </section>`
}

/** A panel for each step that waits for its owner. */
export const approvals = live => live.asked.map(asked => panel(live, asked))


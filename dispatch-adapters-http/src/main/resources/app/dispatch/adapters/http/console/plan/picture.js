// The plan as a picture: a column for each phase, a card for each step, from left to right as it runs.
import { html, nothing, repeat, ifDefined } from '../shell/view.js'
import { phases } from './phases.js'
import { card, statusOf } from './card.js'
import { wiring } from './wires.js'

const NUMBERS = ['', 'one step', 'two at once', 'three at once', 'four at once', 'five at once']
const inWords = n => (n === 1 ? '' : NUMBERS[n] || `${n} at once`)

/** How far a phase is: 'done', 'now', 'bad', or '' while it is ahead. */
function stateOf(steps, live) {
  if (!live) return ''
  const states = steps.map(step => statusOf(live.get(step.id)))
  if (states.includes('failed')) return 'bad'
  if (states.includes('running')) return 'now'
  return states.every(state => state === 'ok' || state === 'skipped') ? 'done' : ''
}

const phase = (steps, number, context) => html`
  <section class="phase" data-state=${stateOf(steps, context.live)}>
    <div class="phase-head"><span class="node" aria-hidden="true">${number}</span>
      <h3 class="words">Phase ${number} <span class="meta">${inWords(steps.length)}</span></h3></div>
    <ol class="cards" aria-label="Phase ${number}">${repeat(steps, step => step.id, step => card(step, context))}</ol>
    ${context.slot?.(steps, number) ?? nothing}
  </section>`

/** The plan; `context` is what its cards take, and where it is edited `first`, `slot` and `last`: what stands before, in and behind its phases. */
export function picture(plan, context = {}) {
  if (!plan.steps.length && !context.slot) return html`<p class="soft">This plan has no steps yet.</p>`
  const all = phases(plan.steps)
  return html`
    <div class="plan" role="group" aria-label="The plan" data-phases=${all.length} data-busy=${ifDefined(context.running ? 'yes' : undefined)}
      @mouseover=${wiring.enter} @mouseout=${wiring.leave} @focusin=${wiring.enter} @focusout=${wiring.leave} @keydown=${wiring.press}>
      ${context.first ?? nothing}
      ${repeat(all, (steps, i) => i, (steps, i) => phase(steps, i + 1, context))}
      ${context.last ?? nothing}
      <svg class="wires" aria-hidden="true"></svg>
    </div>`
}

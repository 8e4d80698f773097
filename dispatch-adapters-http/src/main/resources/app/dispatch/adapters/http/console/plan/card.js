// A step as a card: what it does, what it waits for, what is missing, and what becomes of it in a run.
import { html, nothing, ifDefined } from '../shell/view.js'
import { icon, tile } from '../look/icons.js'
import { mark } from '../look/status.js'
import { duration } from '../look/time.js'
import { effectOf, opWords, toolLabel } from '../tool/catalog.js'
import { reads } from './phases.js'
import { gates, result, values } from './words.js'
import { ticked } from './ticked.js'
import { connectStrip } from './connect.js'

export const effect = kind => (kind ? html`<span class="effect ${kind}">${icon(kind)}${kind}</span>` : nothing)

/** The status that a card tells: a step that nothing is known of waits. */
export const statusOf = live => live?.status || 'waiting'

function wires(step) {
  const all = reads(step)
  if (!all.length) return nothing
  return html`<div class="card-wires"><span>reads</span>${all.map(read => html`<span class="mono">${read.path ? `${read.step}.${read.path}` : read.step}</span>`)}</div>`
}

function warnings(list) {
  return list.map(warning => html`
    <p class="card-warn">${icon('warn')}<span>${ticked(warning.message)}${warning.hint ? html` <span class="soft">${ticked(warning.hint)}</span>` : nothing}</span></p>`)
}

/** How far a step that goes through a list has come. */
function progress(live) {
  if (!live.items) return nothing
  const { done, of } = live.items
  return html`
    <span class="meta">${done}${of ? html` of ${of}` : nothing} ${(of || done) === 1 ? 'item' : 'items'}</span>
    ${of ? html`<progress class="progress" max=${of} value=${done} aria-label="Items done"></progress>` : nothing}`
}

function time(live, now) {
  const took = live.durationMs ?? (live.startedAt ? now - live.startedAt : null)
  return took === null || live.status === 'skipped' ? nothing : html`<span class="time">${duration(took)}</span>`
}

const log = live => (live.logs?.length ? html`<p class="log">${live.logs.slice(-3).map(line => html`<span>${line}</span>`)}</p>` : nothing)

/** How much is wrong with a step that is edited. */
const wrong = n => (n ? html`<p class="card-bad">${icon('warn')}<span>${n === 1 ? '1 problem' : `${n} problems`}</span></p>` : nothing)

/** What a run has made of the step so far. */
function life(step, live, context) {
  const now = Date.now()
  switch (live?.status) {
    case 'running':
      return live.asks
        ? html`<div class="card-live">${mark('approval', 'Waits for you')}</div>`
        : html`<div class="card-live">${mark('running', live.attempts > 1 ? `Attempt ${live.attempts}` : 'Running', time(live, now))}${progress(live)}${log(live)}</div>`
    case 'ok':
      return html`<div class="card-live">${mark(live.simulated ? 'dry' : live.reused ? 'reused' : 'ok', live.simulated ? 'Would be done' : live.reused ? 'Taken over' : result(live.output) || 'Ok', time(live, now))}</div>`
    case 'failed':
      return html`<div class="card-live">${mark('failed', 'Failed', time(live, now))}<p class="reason">${ticked(live.error)}</p></div>`
    case 'skipped':
      return html`<div class="card-live">${mark('skipped', 'Skipped')}</div>`
    default:
      return context.running && live ? html`<div class="card-live">${mark('waiting', live.waits ? `Waits for ${live.waits}` : 'Waits')}</div>`
        : context.ended && live ? html`<div class="card-live">${mark('skipped', 'Not reached')}</div>` : nothing
  }
}

/**
 * The card of a step.
 *
 * `context` has `live` (what a run says of each step), `running`, `ended`, `missing` (tools that are not connected), `effects` and
 * `warnings` (by step), `chosen` and `choose`; where the plan is edited `problems` (how many, by step) and `drag` too.
 */
export function card(step, context) {
  const live = context.live?.get(step.id)
  const status = statusOf(live)
  const title = opWords(step.tool, step.op)
  const kind = effectOf(step) || context.effects?.get(step.id)
  const missing = context.missing?.find(one => one.tool === step.tool)
  return html`
    <li class="card" tabindex="0" data-step=${step.id} data-status=${status} data-asks=${ifDefined(live?.asks ? 'yes' : undefined)} data-mode=${ifDefined(live?.simulated ? 'dry' : undefined)}
      data-reads=${reads(step).map(read => read.step).join(' ')} aria-label=${`${step.id}, ${toolLabel(step.tool)}, ${title}${context.problems?.has(step.id) ? ', has problems' : ''}${live ? `, ${live.asks ? 'waits for you' : status}` : ''}`}
      aria-current=${ifDefined(context.chosen === step.id ? 'true' : undefined)} @click=${context.choose ? () => context.choose(step.id) : undefined}>
      <div class="card-top">
        ${tile(step.tool)}
        <span class="who"><span class="id">${step.id}</span><span class="op">${toolLabel(step.tool)}, ${title}</span></span>
        ${effect(kind)}
        ${context.drag ? html`<span class="grip" aria-hidden="true">${icon('menu')}</span>` : nothing}
      </div>
      ${step.name ? html`<p class="card-say">${step.name}</p>` : nothing}
      ${values(step)}
      ${wrong(context.problems?.get(step.id))}
      ${gates(step)}
      ${warnings(context.warnings?.get(step.id) || [])}
      ${wires(step)}
      ${life(step, live, context)}
      ${missing ? connectStrip(missing) : nothing}
    </li>`
}

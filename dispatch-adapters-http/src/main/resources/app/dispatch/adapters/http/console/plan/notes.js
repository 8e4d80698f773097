// What stands beside a plan: what it may touch, what was assumed, what may not be wanted.
import { html, nothing } from 'lit-html'
import { icon } from '../look/icons.js'
import { opWords, toolLabel } from '../tool/catalog.js'
import { effect } from './card.js'
import { ticked } from './ticked.js'

const KINDS = { read: 'reads', idempotent: 'writes', write: 'writes' }
const STEP = /^\/(?:plan\/)?steps\/(\d+)(?:\/|$)/

/** Warnings by the step that they are of; those of the whole plan under the empty id. */
export function byStep(plan, warnings) {
  const all = new Map()
  for (const warning of warnings || []) {
    const at = STEP.exec(warning.path || '')
    const id = (at && plan.steps[at[1]]?.id) || ''
    all.set(id, [...(all.get(id) || []), warning])
  }
  return all
}

/** The effects of the steps, by their ids, as the parse told them. */
export function effects(plan, permissions) {
  const left = [...(permissions || [])]
  return new Map(plan.steps.flatMap(step => {
    const at = left.findIndex(one => one.tool === step.tool && one.op === step.op)
    if (at < 0) return []
    const [found] = left.splice(at, 1)
    return [[step.id, KINDS[found.effect] || 'writes']]
  }))
}

const target = words => (words ? html` <span class="v">${words}</span>` : nothing)

const permission = one => html`
  <li>${effect(KINDS[one.effect] || 'writes')}<span>${toolLabel(one.tool)}: ${opWords(one.tool, one.op)}${target(one.target)}</span></li>`

export const permissionList = permissions => (permissions?.length ? html`
  <section aria-labelledby="permissions"><div class="section-head"><h2 id="permissions">What it may touch</h2></div>
    <ul class="notes">${permissions.map(permission)}</ul></section>` : nothing)

export const assumptionList = assumptions => (assumptions?.length ? html`
  <section aria-labelledby="assumptions"><div class="section-head"><h2 id="assumptions">Assumptions</h2></div>
    <ul class="notes plain">${assumptions.map(words => html`<li>${icon('note')}<span>${ticked(words)}</span></li>`)}</ul></section>` : nothing)

/** Warnings of the plan as a whole; those of a step stand on its card. */
export const planWarnings = warnings => (warnings?.length ? html`
  <ul class="notes plain warned">${warnings.map(one => html`<li>${icon('warn')}<span>${ticked(one.message)}${one.hint ? html` <span class="soft">${ticked(one.hint)}</span>` : nothing}</span></li>`)}</ul>` : nothing)

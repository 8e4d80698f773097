// A step in words: what its values are, when it is done, what it reads.
import { html, nothing } from 'lit-html'
import { paramLabel } from '../tool/catalog.js'
import { readsOf } from './phases.js'
import { icon } from '../look/icons.js'

const MOST = 140

const readable = read => (read.path ? `${read.step}.${read.path}` : read.step)

/** What a planner writes for the answer of a request, be it JSON or not. */
const ANSWER = /^default\(steps\.(\w+)\.output\.json, steps\.\1\.output\.body\)$/

/** An expression as what it reads, where it reads one thing; else as it is. */
function expression(text) {
  const inner = text.trim()
  const answer = ANSWER.exec(inner)
  if (answer) return html`<span class="ref" title=${inner}>answer of ${answer[1]}</span>`
  const reads = readsOf(inner)
  if (reads.length === 1 && !/[+?<>=]/.test(inner)) return html`<span class="ref" title=${inner}>${readable(reads[0])}</span>`
  return html`<span class="ref" title=${inner}>${cut(inner, 60)}</span>`
}

const cut = (text, most) => (text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text)

/** A value: texts as they are, the templates in them marked, anything else as JSON. */
function value(content) {
  if (typeof content !== 'string') return html`<span class="v">${cut(JSON.stringify(content), MOST)}</span>`
  const parts = content.split(/(\{\{[\s\S]*?\}\})/).filter(Boolean)
  let left = MOST
  const shown = []
  for (const part of parts) {
    if (left <= 0) {
      shown.push('…')
      break
    }
    shown.push(part.startsWith('{{') ? expression(part.slice(2, -2)) : text(part, left, parts.length === 1))
    left -= part.startsWith('{{') ? 24 : part.length
  }
  return shown
}

const text = (part, left, alone) => {
  const words = cut(part, left)
  return alone && !/\s/.test(words) ? html`<span class="v">${words}</span>` : html`<span class="text">${words}</span>`
}

/** The values of a step, the short ones first. */
export function values(step) {
  const params = Object.entries(step.params || {})
  if (!params.length) return nothing
  const size = content => (typeof content === 'string' ? content.length : JSON.stringify(content).length)
  params.sort(([, one], [, other]) => (size(one) > 80) - (size(other) > 80))
  return html`<dl class="card-values">${params.map(([name, content]) => html`<div><dt>${paramLabel(name)}</dt><dd>${value(content)}</dd></div>`)}</dl>`
}

const LIST = /^size\(steps\.(\w+)\.output(?:\.(\w+))?\)\s*(>|>=|==|<)\s*(\d+)$/

/** A condition in words, where it is a common one. */
function condition(when) {
  const list = LIST.exec(when.trim())
  if (!list) return html`Only if <span class="ref" title=${when}>${cut(when, 90)}</span>`
  const [, step, , sign, n] = list
  const what = html`<b>${step}</b>`
  if (sign === '>' && n === '0') return html`Only if ${what} finds something`
  if (sign === '==' && n === '0') return html`Only if ${what} finds nothing`
  const words = { '>': 'more than', '>=': 'at least', '==': 'exactly', '<': 'fewer than' }[sign]
  return html`Only if ${what} finds ${words} ${n}`
}

/** The gates of a step: its condition, its list, its approval, each in words. */
export function gates(step) {
  const all = []
  if (step.forEach) all.push(html`<div class="gate">${icon('repeat')}<span>For each of ${expression(step.forEach)}</span></div>`)
  if (step.when) all.push(html`<div class="gate">${icon('iff')}<span>${condition(step.when)}</span></div>`)
  if (step.approval) {
    const message = typeof step.approval === 'object' ? step.approval.message : ''
    all.push(html`<div class="gate hold">${icon('hand')}<span>Only after you approve${message ? html`: ${cut(message, 160)}` : nothing}</span></div>`)
  }
  if (step.onError === 'continue') all.push(html`<div class="gate">${icon('note')}<span>If it fails, the run goes on</span></div>`)
  return all.length ? html`<div class="gates">${all}</div>` : nothing
}

/** The result of a step at a glance: how many items, or how many words, or nothing to tell. */
export function result(output) {
  if (Array.isArray(output)) return `${output.length} ${output.length === 1 ? 'item' : 'items'}`
  if (!output || typeof output !== 'object') return ''
  if (Array.isArray(output.items)) return `${output.items.length} ${output.items.length === 1 ? 'item' : 'items'}`
  if (typeof output.text === 'string') return `${output.text.split(/\s+/).filter(Boolean).length} words`
  if (typeof output.status === 'number') return `Answered ${output.status}`
  return ''
}

// What a change of a plan means, in words: steps that come, go and become others, when it starts, what it is called.
import { html, nothing } from 'lit-html'
import { icon } from '../look/icons.js'
import { opWords, paramLabel, toolLabel } from '../tool/catalog.js'
import { startsWhen } from '../workflow/schedule.js'

export const isNested = value => typeof value === 'object' && value !== null

/** Whether two values say the same, in whatever order their members stand. */
export function isSame(one, other) {
  if (Object.is(one, other)) return true
  if (!isNested(one) || !isNested(other) || Array.isArray(one) !== Array.isArray(other)) return false
  const names = Object.keys(one)
  return names.length === Object.keys(other).length && names.every(name => Object.hasOwn(other, name) && isSame(one[name], other[name]))
}

/** Members of no meaning to what a plan does. */
const LABELS = new Set(['metadata'])

const changedMembers = (before = {}, after = {}, path = '') => [...new Set([...Object.keys(before), ...Object.keys(after)])]
  .filter(name => !LABELS.has(name) && !isSame(before[name], after[name]))
  .flatMap(name => (name === 'params' && !path ? changedMembers(before[name], after[name], '/params') : [{ field: `${path}/${name}`, before: before[name], after: after[name] }]))

const start = ({ trigger = 'manual', cron, timezone }) => (trigger === 'schedule' ? { trigger, cron, timezone } : { trigger })

const change = (before, after) => ({ changed: !isSame(before, after), before, after })

/** The difference between two plans, in the form that the API gives it. */
export function difference(before, after) {
  const was = new Map(before.steps.map(step => [step.id, step]))
  const is = new Map(after.steps.map(step => [step.id, step]))
  return {
    name: change(before.name, after.name),
    schedule: change(start(before), start(after)),
    steps: {
      added: after.steps.filter(step => !was.has(step.id)),
      removed: before.steps.filter(step => !is.has(step.id)),
      changed: after.steps.filter(step => was.has(step.id)).map(step => ({ id: step.id, changes: changedMembers(was.get(step.id), step) })).filter(one => one.changes.length),
    },
  }
}

const MOST = 160
const AROUND = 40

export const said = value => (value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value))

const isLetter = letter => letter !== undefined && !/\s/.test(letter)

/** Two texts as [what they begin with, what is gone, what has come, what they end with], cut between words. */
function apart(before, after) {
  const least = Math.min(before.length, after.length)
  let start = 0
  while (start < least && before[start] === after[start]) start++
  while (start > 0 && isLetter(before[start - 1])) start--
  let end = 0
  while (end < least - start && before.at(-1 - end) === after.at(-1 - end)) end++
  while (end > 0 && isLetter(before.at(-end))) end--
  const between = text => text.slice(start, text.length - end)
  return [before.slice(0, start), between(before), between(after), before.slice(before.length - end)]
}

const cut = (text, most = MOST) => (text.length > most ? `${text.slice(0, most - 1)}…` : text)

/** What was and what is, marked; of the words that both have, those around where they are many. */
export function fromTo(before, after) {
  const [was, is] = [said(before), said(after)]
  const [head, gone, come, tail] = was && is && was.length + is.length > 60 ? apart(was, is) : ['', was, is, '']
  return html`${head.length > AROUND ? `…${head.slice(-AROUND)}` : head}${gone ? html`<del>${cut(gone)}</del> ` : nothing}${come ? html`<ins>${cut(come)}</ins>` : nothing}${cut(tail, AROUND)}`
}

const row = (kind, what, words) => html`<li>${icon(kind)}<span><b>${what}</b>${words}</span></li>`

const does = step => `${toolLabel(step.tool)}, ${opWords(step.tool, step.op)}`

const fieldWords = field => field.split('/').slice(field.startsWith('/params/') ? 2 : 1).map(paramLabel).join(', ')

/** Whether anything is another. */
export const isChanged = ({ name, schedule, steps }) => name.changed || schedule.changed || Object.values(steps).some(list => list.length > 0)

/** In a line what is another: "tell, text; Starts". */
export function inALine({ name, schedule, steps }) {
  const all = [
    ...steps.added.map(step => `adds ${step.id}`), ...steps.removed.map(step => `removes ${step.id}`),
    ...steps.changed.map(step => `${step.id}: ${step.changes.map(one => fieldWords(one.field)).join(', ')}`),
    ...(schedule.changed ? ['when it starts'] : []), ...(name.changed ? ['its name'] : []),
  ]
  return all.length > 3 ? `${all.slice(0, 3).join('; ')}; ${all.length - 3} more` : all.join('; ')
}

/** The difference as a list. */
export const diffList = ({ name, schedule, steps, newWrites = [] }) => html`
  <ul class="notes plain diff">
    ${name.changed ? row('compose', 'Name: ', fromTo(name.before, name.after)) : nothing}
    ${schedule.changed ? row('calendar', 'Starts: ', fromTo(startsWhen(schedule.before).words, startsWhen(schedule.after).words)) : nothing}
    ${steps.added.map(step => row('plus', html`<ins>${step.id}</ins>`, ` ${[does(step), cut(Object.values(step.params || {}).map(said).join(', '))].filter(Boolean).join(': ')}`))}
    ${steps.removed.map(step => row('removes', html`<del>${step.id}</del>`, ` ${does(step)}`))}
    ${steps.changed.flatMap(step => step.changes.map(one => row('compose', `${step.id}, ${fieldWords(one.field)}: `, fromTo(one.before, one.after))))}
    ${newWrites.length ? row('writes', 'It writes more than before: ', newWrites.map(does).join('; ')) : nothing}
  </ul>`

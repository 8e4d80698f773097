// What a change of a plan means, in words: steps that come, go and become others, when it starts, what it is called.
import { html, nothing } from 'lit-html'
import { icon } from '../look/icons.js'
import { opWords, paramLabel, toolLabel } from '../tool/catalog.js'
import { startsWhen } from '../workflow/schedule.js'

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other)

/** Members of no meaning to what a plan does. */
const LABELS = new Set(['metadata'])

const changedMembers = (before = {}, after = {}, path = '') => [...new Set([...Object.keys(before), ...Object.keys(after)])]
  .filter(name => !LABELS.has(name) && !same(before[name], after[name]))
  .flatMap(name => (name === 'params' && !path ? changedMembers(before[name], after[name], '/params') : [{ field: `${path}/${name}`, before: before[name], after: after[name] }]))

const start = ({ trigger = 'manual', cron, timezone }) => (trigger === 'schedule' ? { trigger, cron, timezone } : { trigger })

const change = (before, after) => ({ changed: !same(before, after), before, after })

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

const MOST = 120

const shown = value => (value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value))

/** Two texts without the words that they begin and end with alike. */
function apart(before, after) {
  let head = 0
  while (head < Math.min(before.length, after.length) && before[head] === after[head]) head++
  let tail = 0
  while (tail < Math.min(before.length, after.length) - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  head = Math.max(0, before.lastIndexOf(' ', head - 1) + 1)
  const space = before.slice(before.length - tail).indexOf(' ')
  tail -= tail && space < 0 ? tail : Math.max(0, space)
  return { lead: head ? '… ' : '', before: before.slice(head, before.length - tail), after: after.slice(head, after.length - tail), rest: tail ? ' …' : '' }
}

const cut = text => (text.length > MOST ? `${text.slice(0, MOST - 1)}…` : text)

/** What was and what is, marked; the words that both have are left out where they are many. */
function fromTo(before, after) {
  const [was, is] = [shown(before), shown(after)]
  const { lead, before: gone, after: come, rest } = was.length + is.length > 60 && was && is ? apart(was, is) : { lead: '', before: was, after: is, rest: '' }
  return html`${lead}${gone ? html`<del>${cut(gone)}</del> ` : nothing}${come ? html`<ins>${cut(come)}</ins>` : nothing}${rest}`
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
    ${steps.added.map(step => row('plus', html`<ins>${step.id}</ins>`, ` ${[does(step), cut(Object.values(step.params || {}).map(shown).join(', '))].filter(Boolean).join(': ')}`))}
    ${steps.removed.map(step => row('removes', html`<del>${step.id}</del>`, ` ${does(step)}`))}
    ${steps.changed.flatMap(step => step.changes.map(one => row('compose', `${step.id}, ${fieldWords(one.field)}: `, fromTo(one.before, one.after))))}
    ${newWrites.length ? row('writes', 'It writes more than before: ', newWrites.map(does).join('; ')) : nothing}
  </ul>`

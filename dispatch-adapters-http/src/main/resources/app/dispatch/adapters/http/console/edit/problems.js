// Which problem belongs to which field, and how it is mended where the server says how.
import { html } from '../shell/view.js'
import { icon } from '../look/icons.js'
import { ticked } from '../plan/ticked.js'

const REQUIRED = /^`([^`]+)` is required$/
const MEANT = /`([^`]+)`[^`]*\(did you mean `([^`]+)`\?\)/

/** A problem's place within the plan, as a list of names; what is missing in an object is told of that one. */
export function place({ path, message }) {
  const names = path.split('/').slice(1).map(name => name.replace(/~1/g, '/').replace(/~0/g, '~'))
  if (names[0] === 'plan') names.shift()
  const missing = REQUIRED.exec(message)
  return missing ? [...names, missing[1]] : names
}

/** The problems at a place and below it. */
export const problemsAt = (problems, names) => problems.filter(one => {
  const at = place(one)
  return names.every((name, i) => String(name) === at[i])
})

/** How many problems each step has, by its id. */
export function byStep(plan, problems) {
  const all = new Map()
  for (const problem of problems) {
    const [steps, at] = place(problem)
    const id = steps === 'steps' && plan.steps[at]?.id
    if (id) all.set(id, (all.get(id) || 0) + 1)
  }
  return all
}

/** The text with what was meant in place of what is not there; null where nothing like it is said. */
function mended(text, message) {
  const [, wrong, right] = MEANT.exec(message) || []
  if (!wrong || typeof text !== 'string') return null
  const at = text.lastIndexOf(wrong)
  return at < 0 ? null : { right, text: text.slice(0, at) + right + text.slice(at + wrong.length) }
}

const sentence = message => (REQUIRED.test(message) ? 'Required' : message.replace(/^[a-z]/, letter => letter.toUpperCase()))

/** The problems in words; `mend` is told the text that would be right. */
export const problemLines = (problems, { text, mend, id }) => html`
  <div class="problems-here" id=${id}>${problems.map(({ message }) => {
    const better = mend && mended(text, message)
    return html`<p class="problem">${icon('warn')}<span>${ticked(sentence(message))}</span>${better ? html`<button class="btn small push" type="button" @click=${() => mend(better.text)}>Use ${better.right}</button>` : ''}</p>`
  })}</div>`

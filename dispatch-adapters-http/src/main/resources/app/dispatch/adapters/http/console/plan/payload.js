// What a plan reads from its trigger, asked for before it is run by hand: a schedule brings nothing, and a person knows.
import { html, nothing } from '../shell/view.js'

const READ = /\btrigger\.([A-Za-z_]\w*)/g
const TEMPLATES = /\{\{([\s\S]*?)\}\}/g

/** The names of the members of `trigger` that a plan reads. */
function asked(plan) {
  const texts = plan.steps.flatMap(step => [
    ...[...JSON.stringify(step.params || {}).matchAll(TEMPLATES)].map(found => found[1]),
    step.when || '', step.forEach || '',
  ])
  return [...new Set(texts.flatMap(text => [...text.matchAll(READ)].map(found => found[1])))]
}

/** What was typed as what it stands for: numbers, lists and the like as JSON, everything else as text. */
function read(text) {
  try {
    const value = JSON.parse(text)
    return typeof value === 'string' ? text : value
  } catch {
    return text
  }
}

/** The payload that was typed, without what was left empty; undefined for none. */
export function payload(plan, typed) {
  const given = asked(plan).filter(name => typed[name]?.trim()).map(name => [name, read(typed[name].trim())])
  return given.length ? Object.fromEntries(given) : undefined
}

/** The fields; `typed` keeps what is written into them. */
export function payloadFields(plan, typed) {
  const names = asked(plan)
  if (!names.length) return nothing
  return html`
    <fieldset class="payload"><legend>Given to a run by hand</legend>
      ${names.map(name => html`
        <div class="field"><label for=${`payload-${name}`}>trigger.${name}</label>
          <input class="input" id=${`payload-${name}`} autocomplete="off" .value=${typed[name] || ''} @input=${event => {
            typed[name] = event.target.value
          }}></div>`)}
    </fieldset>`
}

// The box that takes a brief.
import { html, nothing, live, ifDefined } from '../shell/view.js'
import { MOD } from '../shell/keys.js'
import { icon } from '../look/icons.js'
import { remedy } from '../look/errors.js'
import { duration } from '../look/time.js'
import { draft, isCurrent, write } from './draft.js'

export const EXAMPLES = [
  'Every weekday at 9, list open pull requests of acme/api and post them to #dev on Slack',
  'When a Stripe payment fails, create a Linear issue and tell #billing on Slack',
  'Get https://example.com and, at the same time, https://example.org',
]

const PLANNERS = { builtin: 'Built-in planner, on this server' }

function press(event, submit) {
  if (event.key === 'Escape') event.target.blur()
  if (event.key === 'Enter' && (event.metaKey || event.ctrlKey) && !event.shiftKey && !isCurrent()) {
    event.preventDefault()
    event.stopPropagation()
    submit()
  }
}

/** The words of the brief that could not be read, marked where they stand. */
function refused(error) {
  const words = error.details.notUnderstood || []
  if (!words.length) return nothing
  const parts = []
  let rest = draft.brief
  for (const word of words) {
    const at = rest.indexOf(word)
    if (at < 0) continue
    parts.push(rest.slice(0, at), html`<mark class="ref bad">${word}</mark>`)
    rest = rest.slice(at + word.length)
  }
  return parts.length ? html`<p class="brief-again">${parts}${rest}</p>` : nothing
}

const problem = error => html`
  <div class="refusal" role="alert">
    <p class="problem">${icon('st-failed')}<span>${error.code === 'cannot_plan' ? 'This brief cannot be planned yet.' : error.message} ${error.details.hint ? `${error.details.hint}.` : remedy(error)}</span></p>
    ${refused(error)}
  </div>`

function foot() {
  if (draft.busy === 'plan') return 'Planning'
  if (!isCurrent()) return draft.parsed ? 'The plan below is of an earlier brief' : ''
  if (!draft.plannedBrief) return 'The plan below is from a template'
  const planner = draft.parsed.plan.planner
  return `${PLANNERS[planner] || (planner ? `Planned by ${planner}` : 'Planned')}${draft.took ? `, in ${duration(draft.took)}` : ''}`
}

/** The box; `submit` has the brief planned. */
export const box = (submit, { lead = nothing, primary = true } = {}) => html`
  ${lead}
  <form class="box" @submit=${event => {
    event.preventDefault()
    submit()
  }}>
    <textarea id="brief" rows="3" maxlength="8192" spellcheck="true" placeholder="For example: ${EXAMPLES[0]}" .value=${live(draft.brief)} aria-invalid=${ifDefined(draft.error ? 'true' : undefined)}
      @input=${event => write(event.target.value)} @keydown=${event => press(event, submit)}></textarea>
    ${draft.error ? problem(draft.error) : nothing}
    <div class="box-foot"><span class="meta" role="status">${foot()}</span><span class="push"></span>
      <button class="btn ${primary && !isCurrent() ? 'primary' : ''}" type="submit" aria-disabled=${draft.busy === 'plan' || !draft.brief.trim()}>
        ${draft.busy === 'plan' ? 'Planning' : 'Plan it'} <kbd aria-hidden="true">${MOD} ⏎</kbd></button></div>
  </form>`

/** Briefs to begin with. */
export const examples = submit => html`
  <div class="chips" role="group" aria-label="Examples">
    ${EXAMPLES.map(words => html`<button class="chip" type="button" @click=${() => {
      write(words)
      submit()
    }}>${words}</button>`)}
  </div>`

// Changes the plan by a text: what would be another is shown, and then taken or left.
import { html, nothing, drawn, update } from '../shell/view.js'
import { post } from '../api/http.js'
import { errorLine } from '../look/errors.js'
import { icon } from '../look/icons.js'
import { ticked } from '../plan/ticked.js'
import { diffList } from '../plan/diff.js'
import { withPlan } from './steps.js'
import { planOf } from './whole.js'

async function ask(edit, state) {
  const input = state.words.trim()
  if (!input || state.busy) return
  Object.assign(state, { busy: true, error: null, found: null })
  update()
  try {
    const of = edit.plan
    const answer = await post('/api/parse', { input, plan: of })
    Object.assign(state, { found: answer, of })
    drawn(() => document.getElementById('refined')?.focus())
  } catch (error) {
    state.error = error
  }
  state.busy = false
  update()
}

function take(edit, state) {
  edit.change(withPlan(edit.plan, planOf(state.found.plan)))
  Object.assign(state, { words: '', found: null })
  drawn(() => document.getElementById('refine')?.focus())
}

function leave(state) {
  state.found = null
  drawn(() => document.getElementById('refine')?.focus())
}

const shown = (edit, state) => html`
  <section class="panel refined" aria-labelledby="refined"><div class="panel-head"><h2 id="refined" tabindex="-1">The change</h2><span class="meta">${state.of === edit.plan ? 'nothing is changed yet' : 'of the plan as it was when you asked'}</span></div>
    <div class="panel-body form">
      ${state.found.diff.changed ? diffList({ ...state.found.diff }) : html`<p class="soft">Nothing would be another.</p>`}
      ${(state.found.warnings || []).map(one => html`<p class="card-warn">${icon('warn')}<span>${ticked(one.message)}</span></p>`)}
    </div>
    <div class="panel-foot">${state.found.diff.changed ? html`<button class="btn primary" type="button" @click=${() => take(edit, state)}>Take it</button>` : nothing}<button class="btn" type="button" @click=${() => leave(state)}>Leave it</button></div>
  </section>`

/** The line to write into, and what comes of it. */
export function refine(edit, state) {
  return html`
    <form class="refine" @submit=${event => {
      event.preventDefault()
      ask(edit, state)
    }}><label class="sr" for="refine">Change it in words</label>
      <input class="input" id="refine" autocomplete="off" maxlength="8192" placeholder="Change it in words: also post it to #leads on Fridays" .value=${state.words} @input=${event => {
        state.words = event.target.value
        state.error = null
        update()
      }}><button class="btn" type="submit" aria-disabled=${state.busy || !state.words.trim()}>${state.busy ? 'Reading' : 'Show the change'}</button></form>
    ${errorLine(state.error)}
    ${state.found ? shown(edit, state) : nothing}`
}

// The plan as JSON, beside the form and in step with it: what is typed here is there at once, and the other way round.
import { html, live, nothing, update } from '../shell/view.js'
import { copyButton } from '../run/copy.js'
import { icon } from '../look/icons.js'
import { isObject } from './values.js'

const written = plan => JSON.stringify(plan, null, 2)

const KINDS = [
  ['a text', one => typeof one === 'string', ['when', 'forEach', 'name']],
  ['a list of texts', one => Array.isArray(one) && one.every(id => typeof id === 'string'), ['dependsOn']],
  ['an object', isObject, ['params', 'retry', 'metadata']],
]

/** What keeps the page from drawing a step; all else the server tells. */
function fault(step) {
  if (!isObject(step)) return 'a step is an object'
  const missing = ['id', 'tool', 'op'].find(name => typeof step[name] !== 'string')
  if (missing) return `a step has no "${missing}"`
  const wrong = KINDS.find(([, is, names]) => names.some(name => step[name] !== undefined && !is(step[name])))
  return wrong && `"${wrong[2].find(name => step[name] !== undefined && !wrong[1](step[name]))}" of ${step.id} must be ${wrong[0]}`
}

function read(text) {
  const plan = JSON.parse(text)
  if (!Array.isArray(plan?.steps)) throw new Error('a plan has "steps"')
  const wrong = plan.steps.map(fault).find(Boolean)
  if (wrong) throw new Error(wrong)
  const twice = plan.steps.find((step, i) => plan.steps.findIndex(one => one.id === step.id) < i)
  if (twice) throw new Error(`two steps are called ${twice.id}`)
  return plan
}

function type(edit, text) {
  try {
    const plan = read(text)
    edit.json = { text, plan: written(plan), fault: '' }
    edit.texts.clear()
    edit.change(plan, 'json')
  } catch (error) {
    edit.json = { text, plan: written(edit.plan), fault: error.message }
    update()
  }
}

/** Whether what is typed stands apart from the plan: it is none yet. */
export const isApart = edit => edit.side === 'json' && Boolean(edit.json?.fault) && edit.json.plan === written(edit.plan)

/** The text, and why it is no plan where it is none. */
export function jsonView(edit) {
  const now = written(edit.plan)
  const isTyped = edit.json?.plan === now
  const told = isTyped && edit.json.fault
  return html`
    <div class="panel-head"><h2 tabindex="-1" id="step-title">JSON</h2><span class="meta">the whole plan</span><span class="push"></span>${copyButton(() => now, 'Copy the plan', 'edit-json')}</div>
    <div class="body json-body">
      <textarea class="textarea mono" id="plan-json" aria-label="The plan as JSON" spellcheck="false" aria-invalid=${told ? 'true' : 'false'} aria-describedby="plan-json-says" .value=${live(isTyped ? edit.json.text : now)} @input=${event => type(edit, event.target.value)}></textarea>
      <div id="plan-json-says" role="status">${told ? html`<p class="problem">${icon('warn')}<span>Not taken over yet: ${told}</span></p>` : nothing}</div>
    </div>`
}

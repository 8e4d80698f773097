// The workflows: which there are, when they start, how their last runs ended.
import { html, repeat, live, update } from '../shell/view.js'
import { query, setQuery } from '../shell/router.js'
import { moveFocus } from '../shell/keys.js'
import { get, patch } from '../api/http.js'
import { onLeave } from '../account/session.js'
import { needCatalog, toolLabel } from '../tool/catalog.js'
import { errorLine, errorPanel, skeleton } from '../look/errors.js'
import { icon } from '../look/icons.js'
import { outcome } from '../look/status.js'
import { ahead, count, when } from '../look/time.js'
import { mini, spark } from './marks.js'
import { needsYou } from './needs.js'
import { startsWhen } from './schedule.js'
import { emptyWorkflows } from './empty.js'

const STATES = [['', 'All', () => true], ['on', 'On', one => one.enabled], ['off', 'Off', one => !one.enabled]]

const PACE = 15_000
const SHOWN = 20
const AT_ONCE = 4

/** `more` are the last runs of those workflows that have fewer among the last runs of all than are drawn. */
const nothingKnown = () => ({ workflows: null, runs: [], open: [], more: new Map(), error: null, changing: null })

const state = nothingKnown()

onLeave(() => Object.assign(state, nothingKnown()))

const ask = () => Promise.all([get('/api/workflows'), get('/api/history?status=active&limit=50')])

async function load() {
  state.error = null
  try {
    const [[{ workflows }, active], { history, nextCursor }] = await Promise.all([ask(), get('/api/history?limit=200')])
    Object.assign(state, { workflows, runs: history, open: active.history, more: new Map() })
    if (nextCursor) complete()
  } catch (error) {
    state.error = error
  }
  update()
}

/** Of a workflow that runs seldom beside one that runs often, the last runs are not among the last of all. */
function complete() {
  const lacking = state.workflows.filter(one => runsOf(one.id).length < Math.min(SHOWN, one.runCount)).map(one => one.id)
  const next = () => {
    const id = lacking.shift()
    if (id) get(`/api/runs?workflowId=${encodeURIComponent(id)}&limit=${SHOWN}`).then(({ runs }) => {
      state.more.set(id, runs)
      update()
      next()
    }, () => {})
  }
  for (let i = 0; i < AT_ONCE; i++) next()
}

/** What was told of the workflows, so that it is seen whether there is anything new. */
const told = workflows => workflows.map(one => `${one.id} ${one.runCount} ${one.version}`).join()

/** Looks what has become of them; the runs are asked for where there are new ones. */
async function look() {
  if (document.hidden || !state.workflows) return
  try {
    const [{ workflows }, active] = await ask()
    const isNew = told(workflows) !== told(state.workflows)
    Object.assign(state, { workflows, open: active.history })
    if (isNew) load()
    update()
  } catch {
    // It is asked again in a moment, and the line at the top says where the server is away.
  }
}

async function turn(workflow, enabled) {
  state.changing = null
  const before = workflow.enabled
  workflow.enabled = enabled
  update()
  try {
    Object.assign(workflow, (await patch(`/api/workflows/${workflow.id}`, { enabled })).workflow)
  } catch (error) {
    workflow.enabled = before
    state.changing = error
  }
  update()
}

const runsOf = id => [...state.open.filter(run => run.workflowId === id), ...(state.more.get(id) || state.runs.filter(run => run.workflowId === id))]

function last(workflow) {
  const [run] = runsOf(workflow.id)
  if (!run) return html`<span class="meta">${workflow.lastRunAt ? when(workflow.lastRunAt) : 'Never ran'}</span>`
  return html`<a class="quiet" href=${`/runs/${run.id}`}>${outcome(run)}</a><div class="sub">${when(run.startedAt)}</div>`
}

function next(workflow) {
  if (!workflow.enabled) return 'off'
  if (workflow.trigger === 'webhook') return 'on each call'
  return workflow.nextRunAt ? when(workflow.nextRunAt, ahead) : 'when you run it'
}

const tools = workflow => [...new Set(workflow.steps.map(step => toolLabel(step.tool)))].join(', ')

const row = workflow => html`
  <tr>
    <td class="sw"><input type="checkbox" class="switch" role="switch" aria-label=${`${workflow.name}: on`} .checked=${live(workflow.enabled)} @change=${event => turn(workflow, event.target.checked)}></td>
    <td class="wide2"><a class="name quiet row-link" href=${`/workflows/${workflow.id}`}>${workflow.name}</a><div class="sub">${mini(workflow.steps)}<span>${tools(workflow) || 'No steps yet'}</span></div></td>
    <td class="wide"><span class="row trig">${icon(startsWhen(workflow).icon)}<span>${startsWhen(workflow).short}</span></span></td>
    <td class="drop soft">${next(workflow)}</td>
    <td class="last">${last(workflow)}</td>
    <td class="drop">${spark(runsOf(workflow.id))}</td>
  </tr>`

function filters(all, shown) {
  const chosen = query().get('state') || ''
  return html`
    <div class="filters">
      <div class="search">${icon('search')}<input class="input" type="search" aria-label="Find a workflow" placeholder="Find a workflow" .value=${query().get('q') || ''} @input=${event => setQuery({ q: event.target.value })}></div>
      <div class="segments" role="group" aria-label="State">
        ${STATES.map(([name, words, test]) => html`<button type="button" aria-pressed=${chosen === name} @click=${() => setQuery({ state: name })}>${words} <span class="meta">${all.filter(test).length}</span></button>`)}
      </div>
      <span class="sr" role="status">${count(shown.length, 'workflow')} shown</span>
    </div>`
}

function table() {
  const words = (query().get('q') || '').toLowerCase()
  const [, , test] = STATES.find(([name]) => name === (query().get('state') || '')) || STATES[0]
  const shown = state.workflows.filter(one => test(one) && one.name.toLowerCase().includes(words))
  return html`
    <section class="section" aria-label="All workflows">
      ${filters(state.workflows, shown)}
      ${errorLine(state.changing)}
      ${shown.length ? html`
        <table class="table stack wf"><thead><tr><th><span class="sr">State</span></th><th>Name</th><th>Starts</th><th>Next run</th><th>Last run</th><th>Last 20</th></tr></thead>
          <tbody>${repeat(shown, one => one.id, row)}</tbody></table>`
        : html`<p class="none">No workflow is like that. <button class="link" type="button" @click=${() => setQuery({ q: '', state: '' })}>Show all</button></p>`}
    </section>`
}

function summary() {
  const today = new Date().setHours(0, 0, 0, 0)
  const runs = state.runs.filter(run => run.startedAt >= today)
  const failed = runs.filter(run => run.status === 'failed').length
  return `${count(state.workflows.length, 'workflow')}, ${state.workflows.filter(one => one.enabled).length} on. ${count(runs.length, 'run')} today${failed ? `, ${failed} failed` : ''}.`
}

function view() {
  if (state.error && !state.workflows) return html`<h1 class="sr">Workflows</h1>${errorPanel(state.error, 'The workflows cannot be shown', load)}`
  if (!state.workflows) return html`<div class="head"><div><h1>Workflows</h1></div></div>${skeleton(5, 'Loading the workflows')}`
  if (!state.workflows.length) return html`<div class="head"><div><h1>Workflows</h1></div></div>${emptyWorkflows()}`
  return html`
    <div class="head"><div><h1>Workflows</h1><p>${summary()}</p></div>
      <div class="actions"><a class="btn primary" href="/compose">${icon('plus')}New workflow</a></div></div>
    ${needsYou(state.workflows, state.open, state.runs)}
    ${table()}`
}

export function workflowsPage() {
  needCatalog()
  load()
  const timer = setInterval(look, PACE)
  return {
    leave: () => clearInterval(timer),
    title: 'Workflows',
    view,
    keys: () => ({
      j: () => moveFocus('.row-link', 1),
      k: () => moveFocus('.row-link', -1),
      '/': () => document.querySelector('[type=search]')?.focus(),
    }),
  }
}

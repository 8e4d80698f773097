// History: all runs, newest first, by outcome, workflow and what started them; what is chosen stands in the address.
import { html, nothing, update } from '../shell/view.js'
import { query, setQuery } from '../shell/router.js'
import { moveFocus } from '../shell/keys.js'
import { get } from '../api/http.js'
import { needCatalog } from '../tool/catalog.js'
import { errorLine, errorPanel, skeleton } from '../look/errors.js'
import { count } from '../look/time.js'
import { runRows } from './rows.js'

const OUTCOMES = [['', 'All'], ['ok', 'Ok'], ['failed', 'Failed'], ['active', 'Under way'], ['cancelled', 'Cancelled']]
const STARTS = [['', 'Any start'], ['manual', 'By hand'], ['scheduled', 'Schedule'], ['webhook', 'Webhook']]
const PAGE = 50
/** How often runs that are under way are looked at again. */
const AGAIN = 5000

export function historyPage() {
  needCatalog()
  const state = { runs: null, active: [], next: null, names: new Map(), error: null, failed: null, more: false, asked: '' }

  const chosen = () => ({ status: query().get('status') || '', workflow: query().get('workflow') || '', trigger: query().get('trigger') || '' })

  function path(cursor) {
    const { status, workflow, trigger } = chosen()
    const all = { status, workflowId: workflow, trigger, limit: PAGE, cursor }
    return `/api/history?${new URLSearchParams(Object.entries(all).filter(([, value]) => value))}`
  }

  async function load() {
    const asked = path()
    state.asked = asked
    try {
      const { status, workflow, trigger } = chosen()
      const under = status ? Promise.resolve({ history: [] })
        : get(`/api/history?${new URLSearchParams(Object.entries({ status: 'active', workflowId: workflow, trigger, limit: PAGE }).filter(([, value]) => value))}`)
      const [ended, open] = await Promise.all([get(asked), under])
      if (state.asked !== asked) return
      Object.assign(state, { runs: ended.history, next: ended.nextCursor, active: open.history, error: null, failed: null })
    } catch (error) {
      if (state.asked !== asked) return
      state.error = error
    }
    update()
  }

  async function older() {
    state.more = true
    state.failed = null
    update()
    try {
      const { history, nextCursor } = await get(path(state.next))
      state.runs.push(...history)
      state.next = nextCursor
    } catch (error) {
      state.failed = error
    }
    state.more = false
    update()
  }

  const choose = values => {
    setQuery(values)
    load()
  }

  load()
  get('/api/workflows').then(({ workflows }) => {
    state.names = new Map(workflows.map(one => [one.id, one.name]))
    update()
  }, () => {})
  const timer = setInterval(() => {
    const isUnderWay = state.active.length || state.runs?.some(run => ['queued', 'running', 'waiting'].includes(run.status))
    if (isUnderWay && state.runs.length <= PAGE && !document.hidden) load()
  }, AGAIN)

  const select = (label, name, options) => html`
    <select class="select" aria-label=${label} @change=${event => choose({ [name]: event.target.value })}>
      ${options.map(([value, words]) => html`<option value=${value} ?selected=${chosen()[name] === value}>${words}</option>`)}
    </select>`

  const filters = () => {
    const now = chosen()
    const names = [...state.names]
    if (now.workflow && !state.names.has(now.workflow)) names.push([now.workflow, 'A deleted workflow'])
    return html`
      <div class="filters">
        <div class="segments" role="group" aria-label="Outcome">
          ${OUTCOMES.map(([value, words]) => html`<button type="button" aria-pressed=${now.status === value} @click=${() => choose({ status: value })}>${words}</button>`)}
        </div><span class="push wide-only"></span>
        ${select('Workflow', 'workflow', [['', 'Every workflow'], ...names])}
        ${select('Started by', 'trigger', STARTS)}
        ${now.status || now.workflow || now.trigger ? html`<button class="btn ghost" type="button" @click=${() => choose({ status: '', workflow: '', trigger: '' })}>Clear</button>` : nothing}
      </div>`
  }

  const none = () => (Object.values(chosen()).some(Boolean)
    ? html`<p class="none">No run is like that. <button class="link" type="button" @click=${() => choose({ status: '', workflow: '', trigger: '' })}>Show all</button></p>`
    : html`<div class="panel empty"><h2>Nothing has run yet</h2><p>Each run of a plan is kept here with what it was given, what it did and what came of it.</p><a class="btn primary" href="/compose">Write a brief</a></div>`)

  const rows = () => {
    // One that ends between two answers is in both.
    const ended = new Set(state.runs.map(run => run.id))
    const all = [...state.active.filter(run => !ended.has(run.id)), ...state.runs].sort((one, other) => other.startedAt - one.startedAt)
    if (!all.length) return none()
    return html`
      <p class="sr" role="status">${count(all.length, 'run')} shown</p>
      ${runRows(all, state.names)}
      ${errorLine(state.failed)}
      ${state.next ? html`<p class="more-row"><button class="btn ghost" type="button" @click=${older}>${state.more ? 'Loading' : 'Older runs'}</button></p>` : nothing}`
  }

  return {
    title: 'History',
    view: () => html`
      <div class="head"><div><h1>History</h1></div></div>
      ${filters()}
      ${state.error && !state.runs ? errorPanel(state.error, 'The runs cannot be shown', load) : state.runs ? rows() : skeleton(8, 'Loading the runs')}`,
    keys: () => ({
      j: () => moveFocus('.row-link', 1),
      k: () => moveFocus('.row-link', -1),
      '/': () => document.querySelector('.filters select')?.focus(),
    }),
    leave: () => clearInterval(timer),
  }
}

// The page of a workflow: what it does, when it starts, what its runs were, and what its plan was before.
import { html, nothing, live, update } from '../shell/view.js'
import { go } from '../shell/router.js'
import { nothingHere } from '../shell/missing.js'
import { del, exchange, get, patch, post, start } from '../api/http.js'
import { needCatalog, isConnected, toolLabel, toolOf } from '../tool/catalog.js'
import { isOpen } from '../tool/open.js'
import { payload, payloadFields } from '../plan/payload.js'
import { picture } from '../plan/picture.js'
import { assumptionList } from '../plan/notes.js'
import { errorLine, errorPanel, skeleton } from '../look/errors.js'
import { icon } from '../look/icons.js'
import { exact } from '../look/time.js'
import { runRows } from '../history/rows.js'
import { startsWhen } from './schedule.js'
import { triggerPanel } from './trigger.js'
import { versionList } from './versions.js'
import { editing } from './editing.js'
import { askToDelete, deleteDialog } from './delete.js'

/** The tools that the plan needs and nobody has connected. */
const missing = workflow => [...new Set(workflow.steps.map(step => step.tool))]
  .filter(tool => toolOf(tool) && !isOpen(toolOf(tool)) && !isConnected(tool))
  .map(tool => ({ tool, label: toolLabel(tool), reason: 'not connected' }))

const SCHEDULES = { manual: 'on_demand', schedule: 'scheduled', webhook: 'webhook' }

/** What the steps of the last run gave: one that was ok where there is any. */
async function lastOutputs(runs) {
  const ended = runs.filter(run => run.durationMs !== null && run.durationMs !== undefined)
  const last = ended.find(run => run.status === 'ok') || ended[0]
  if (!last) return { outputs: new Map(), when: '' }
  const { run } = await get(`/api/runs/${last.id}`)
  return { outputs: new Map(run.steps.filter(step => step.status === 'ok').map(step => [step.stepId, step.output])), when: `last run, ${exact(run.startedAt)}` }
}

export function workflowPage({ id }) {
  needCatalog()
  const path = `/api/workflows/${encodeURIComponent(id)}`
  const state = { workflow: null, runs: null, versions: null, error: null, failed: null, busy: '', typed: {} }

  async function load() {
    try {
      const [{ workflow }, ended, open] = await Promise.all([get(path), get(`/api/history?workflowId=${encodeURIComponent(id)}&limit=20`), get(`/api/history?workflowId=${encodeURIComponent(id)}&status=active`)])
      Object.assign(state, { workflow, runs: [...open.history, ...ended.history], error: null })
    } catch (error) {
      state.error = error
    }
    update()
  }

  async function doing(what, act) {
    if (state.busy) return
    state.busy = what
    state.failed = null
    update()
    try {
      await act()
    } catch (error) {
      state.failed = error
    }
    state.busy = ''
    update()
  }

  const change = patched => doing('change', async () => {
    state.workflow = (await patch(path, patched)).workflow
    if (state.versions) await loadVersions()
  })
  const run = mode => doing(mode, async () => go(`/runs/${(await start(`${path}/run`, { mode, trigger: payload(state.workflow, state.typed) })).id}`))
  const loadVersions = async () => {
    state.versions = (await get(`${path}/versions`)).versions
    update()
  }
  const restore = version => doing('restore', async () => {
    state.workflow = (await post(`${path}/versions/${version}/restore`)).workflow
    await loadVersions()
  })
  const renew = () => doing('secret', async () => {
    Object.assign(state.workflow, (await post(`${path}/secret`)).workflow || (await get(path)).workflow)
  })
  const remove = () => doing('delete', async () => {
    await del(path)
    go('/workflows')
  })

  const edit = editing(async () => {
    const { json, tag } = await exchange('GET', path)
    return {
      name: id, whole: json.workflow, tag,
      crumb: html`<a href="/workflows">Workflows</a>`,
      samples: async () => lastOutputs((await get(`/api/history?workflowId=${encodeURIComponent(id)}&limit=10`)).history),
      dryRun: async plan => go(`/runs/${(await start('/api/execute', { plan: { id, ...plan }, mode: 'dry-run', workflowId: id })).id}`),
      save: async (plan, seen) => {
        const answer = await exchange('PUT', path, { plan, schedule: SCHEDULES[plan.trigger] }, { headers: { 'If-Match': seen } })
        return { whole: answer.json.workflow, tag: answer.tag }
      },
    }
  }, () => load())

  load()
  edit.resume()

  const head = workflow => html`
    <div class="head">
      <div><nav class="crumb" aria-label="Where this is"><a href="/workflows">Workflows</a></nav>
        <h1>${workflow.name}</h1>
        <p class="row line">${icon(startsWhen(workflow).icon)}<span>${startsWhen(workflow).words}${workflow.enabled && workflow.nextRunAt ? html` Next: ${exact(workflow.nextRunAt)}.` : nothing}</span></p></div>
      <div class="actions">
        <label class="row switch-label"><input type="checkbox" class="switch" role="switch" aria-label=${`${workflow.name}: on`} .checked=${live(workflow.enabled)} @change=${event => change({ enabled: event.target.checked })}><span aria-hidden="true">${workflow.enabled ? 'On' : 'Off'}</span></label>
        <button class="btn" type="button" @click=${edit.open}>Edit</button>
        <button class="btn" type="button" @click=${() => run('dry-run')}>${state.busy === 'dry-run' ? 'Starting' : 'Dry run'}</button>
        <button class="btn primary" type="button" @click=${() => run('live')}>${icon('play')}${state.busy === 'live' ? 'Starting' : 'Run'}</button>
      </div>
    </div>`

  const runs = () => html`
    <section class="section" aria-labelledby="runs"><div class="section-head"><h2 id="runs">Runs</h2>${state.runs.length ? html`<a class="push" href=${`/history?workflow=${encodeURIComponent(id)}`}>All in History</a>` : nothing}</div>
      ${state.runs.length ? runRows(state.runs.slice(0, 10), new Map([[id, state.workflow.name]])) : html`<p class="none">It has not run yet.</p>`}
    </section>`

  const view = () => {
    if (edit.isOpen) return edit.view()
    const { workflow } = state
    if (!workflow) {
      if (state.error?.status === 404) return nothingHere('There is no such workflow', 'It may have been deleted, or belong to somebody else.', html`<a class="btn primary" href="/workflows">See all workflows</a>`)
      return state.error ? html`<h1 class="sr">Workflow</h1>${errorPanel(state.error, 'The workflow cannot be shown', load)}` : html`<h1 class="sr">Workflow</h1>${skeleton(4, 'Loading the workflow')}`
    }
    return html`
      ${head(workflow)}
      ${errorLine(state.failed)}
      ${edit.hasDraft(id) ? html`<p class="note-line">${icon('note')}<span>What you changed and did not save is kept.</span><button class="link" type="button" @click=${edit.open}>Go on editing</button></p>` : nothing}
      ${payloadFields(workflow, state.typed)}
      <h2 class="sr">The plan</h2>
      ${picture(workflow, { missing: missing(workflow) })}
      <div class="two section">${triggerPanel(workflow, { change, renew, busy: state.busy })}${assumptionList(workflow.assumptions)}</div>
      ${runs()}
      ${versionList(workflow, state.versions, { load: () => doing('versions', loadVersions), restore })}
      <section class="section danger-zone" aria-labelledby="remove"><div class="section-head"><h2 id="remove">Delete</h2></div>
        <p class="soft">Its runs stay in History. Its webhook and schedule end at once.</p>
        <p class="gap-s"><button class="btn danger" type="button" @click=${askToDelete}>Delete this workflow</button></p></section>
      ${deleteDialog(workflow, remove)}`
  }

  return {
    title: () => state.workflow?.name || 'Workflow',
    view,
    get slim() {
      return edit.isOpen
    },
    keys: edit.keys,
    leave: edit.leave,
    here: () => (state.workflow ? [
      { label: `Edit ${state.workflow.name}`, icon: 'compose', act: edit.open },
      { label: `Run ${state.workflow.name}`, icon: 'play', act: () => run('live') },
      { label: `Dry run ${state.workflow.name}`, icon: 'st-dry', act: () => run('dry-run') },
      { label: state.workflow.enabled ? 'Switch it off' : 'Switch it on', icon: 'hand', act: () => change({ enabled: !state.workflow.enabled }) },
    ] : []),
  }
}

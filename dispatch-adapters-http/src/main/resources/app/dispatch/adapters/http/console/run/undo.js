// Taking back what a run has done: first what would become of each call, then, if that is wanted, the doing of it.
import { html, nothing, update } from '../shell/view.js'
import { go } from '../shell/router.js'
import { close, closeOutside } from '../shell/keys.js'
import { post, start } from '../api/http.js'
import { icon } from '../look/icons.js'
import { dialogHead } from '../look/ask.js'
import { errorLine } from '../look/errors.js'
import { count } from '../look/time.js'
import { effectOf } from '../tool/catalog.js'

const state = { id: null, steps: null, error: null, busy: false }

/** Whether there may be anything to take back: a live run that has ended, and has written something. */
export const canUndo = live => live.ended && live.run.mode === 'live' && !live.run.undoOf
  && Boolean(live.plan?.steps.some(step => live.steps.get(step.id)?.status === 'ok' && effectOf(step) !== 'reads'))

/** Opens the dialog, and asks what would be done. */
export async function askToUndo(id) {
  Object.assign(state, { id, steps: null, error: null, busy: false })
  update()
  document.getElementById('undo-run').showModal()
  try {
    const { run } = await post(`/api/runs/${id}/undo`, { mode: 'dry-run' })
    state.steps = run.undo
  } catch (error) {
    state.error = error
  }
  update()
}

async function undo() {
  if (state.busy) return
  state.busy = true
  state.error = null
  update()
  try {
    const run = await start(`/api/runs/${state.id}/undo`, {}, { again: false })
    document.getElementById('undo-run').close()
    go(`/runs/${run.id}`)
  } catch (error) {
    state.error = error
  }
  state.busy = false
  update()
}

const AHEAD = { undone: 'can be undone', changed_since: 'can be undone', cannot: 'stays' }
const BEHIND = { undone: 'undone', changed_since: 'changed since, stays', cannot: 'stays' }

const row = words => one => html`
  <li>${icon(one.outcome === 'cannot' ? 'warn' : 'undo')}<span><b>${one.stepId}</b> ${one.message}</span><span class="meta">${words[one.outcome]}</span></li>`

/** Of a run that took another back: what became of each call. */
export const undone = live => (live.run.undo?.length ? html`
  <section class="panel gap" aria-labelledby="undone"><div class="panel-head"><h2 id="undone">What was taken back</h2></div><ul class="todo">${live.run.undo.map(row(BEHIND))}</ul></section>` : nothing)

/** The dialog, which waits to be opened; the focus is on the harmless answer. */
export function undoDialog() {
  const able = (state.steps || []).filter(one => one.outcome !== 'cannot').length
  return html`
    <dialog id="undo-run" aria-labelledby="undo-run-title" @click=${closeOutside}>
      ${dialogHead('undo-run', 'Undo this run?')}
      ${state.steps ? html`<ul class="todo">${state.steps.map(row(AHEAD))}</ul>` : state.error ? nothing : html`<p class="panel-body soft" role="status">Asking what can be taken back</p>`}
      ${state.error ? html`<div class="panel-body">${errorLine(state.error)}</div>` : nothing}
      <div class="panel-foot"><button class="btn" type="button" autofocus @click=${close}>Keep</button>
        ${able ? html`<button class="btn danger" type="button" @click=${undo}>${state.busy ? 'Undoing' : `Undo ${count(able, 'step')}`}</button>` : nothing}
        <span class="meta">Steps that only read have changed nothing.</span></div>
    </dialog>`
}

// The page of a run: live while it goes on, and what it was when it is over.
import { html, nothing, drawn, ticking, update } from '../shell/view.js'
import { go, query, setQuery } from '../shell/router.js'
import { nothingHere } from '../shell/missing.js'
import { get } from '../api/http.js'
import { needCatalog } from '../tool/catalog.js'
import { picture } from '../plan/picture.js'
import { errorLine, errorPanel, skeleton } from '../look/errors.js'
import { icon } from '../look/icons.js'
import { exact } from '../look/time.js'
import { answerFirst, approvals } from './approval.js'
import { cancel, replay, retry } from './actions.js'
import { copyButton } from './copy.js'
import { detail } from './detail.js'
import { facts } from './facts.js'
import { json } from './json.js'
import { LiveRun } from './live.js'
import { timeline } from './timeline.js'
import { askToUndo, canUndo, undoDialog, undone } from './undo.js'
import { verdict } from './verdict.js'

const VIEWS = [['', 'Timeline'], ['plan', 'Plan'], ['json', 'JSON']]

/** The step that is shown: the chosen one, else what needs to be seen most. */
function chosen(live) {
  const named = query().get('step')
  if (named && live.steps.has(named)) return named
  const of = test => [...live.steps.entries()].find(([, step]) => test(step))?.[0]
  return of(step => step.status === 'failed') || of(step => step.asks) || of(step => step.status === 'running') || (live.ended ? [...live.steps.keys()].at(-1) : [...live.steps.keys()][0])
}

/** Of a run with many steps, the timeline begins where the chosen one is. */
function showChosenLane() {
  const lane = document.querySelector('.lane[aria-pressed="true"]')
  const lanes = lane?.closest('.lanes')
  if (lanes && lanes.scrollHeight > lanes.clientHeight) lanes.scrollTop = lane.offsetTop - lanes.offsetTop - lanes.clientHeight / 2
}

export function runPage({ id }) {
  needCatalog()
  const state = { workflow: null, busy: '', error: null }
  const live = new LiveRun(id)
  live.open().then(() => {
    drawn(showChosenLane)
    const workflow = live.run?.workflowId
    if (workflow) get(`/api/workflows/${workflow}`).then(answer => {
      state.workflow = answer.workflow
      update()
    }, () => {})
  })
  const stopTicking = ticking(() => live.run && !live.ended)

  const doing = async (what, act) => {
    if (state.busy) return
    state.busy = what
    state.error = null
    update()
    try {
      await act()
    } catch (error) {
      state.error = error
    }
    state.busy = ''
    update()
  }
  const again = () => doing('retry', async () => go(`/runs/${(await retry(id)).id}`))
  const anew = () => doing('replay', async () => go(`/runs/${(await replay(id)).id}`))
  const end = () => doing('cancel', () => cancel(live))

  const buttons = () => html`
    ${copyButton(() => location.href, 'Copy the link', 'link', '')}
    ${canUndo(live) ? html`<button class="btn" type="button" @click=${() => askToUndo(id)}>${icon('undo')}Undo</button>` : nothing}
    ${live.ended ? html`<button class="btn" type="button" @click=${anew}>${icon('replay')}${state.busy === 'replay' ? 'Starting' : 'Replay'}</button>`
      : html`<button class="btn" type="button" @click=${end}>${state.busy === 'cancel' ? 'Cancelling' : 'Cancel'}</button>`}
    ${live.run.status === 'failed' ? html`<button class="btn primary" type="button" @click=${again}>${icon('retry')}${state.busy === 'retry' ? 'Starting' : 'Retry'}</button>` : nothing}`

  const crumb = () => html`
    <nav class="crumb" aria-label="Where this is">
      ${state.workflow ? html`<a href="/workflows">Workflows</a>${icon('right')}<a href=${`/workflows/${state.workflow.id}`}>${state.workflow.name}</a>`
        : html`<a href="/history">History</a>${icon('right')}<span>${live.plan?.name || 'Unsaved plan'}</span>`}
    </nav>`

  const choose = step => setQuery({ step })

  const views = () => {
    const shown = query().get('view') || ''
    return html`
      <div class="bar gap"><div class="segments" role="group" aria-label="View">
        ${VIEWS.map(([name, words]) => html`<button type="button" aria-pressed=${shown === name} @click=${() => setQuery({ view: name })}>${words}</button>`)}
        <a href=${`/runs/${id}?with=`}>Compare with…</a>
      </div></div>
      ${shown === 'json' ? html`<div class="panel panel-body">${json(live.run, { label: 'The run as JSON' })}</div>`
        : shown === 'plan' ? html`<h2 class="sr">The plan</h2>${picture(live.plan, { live: live.steps, running: !live.ended, ended: live.ended, chosen: chosen(live), choose })}`
          : timeline(live, chosen(live), choose)}
      ${shown === 'json' ? nothing : detail(live, chosen(live), state.busy ? null : again)}`
  }

  const view = () => {
    if (!live.run) {
      if (live.error?.status === 404) return nothingHere('There is no such run', 'It may have been deleted with its time, or belong to somebody else.', html`<a class="btn primary" href="/history">Look in History</a>`)
      return live.error ? errorPanel(live.error, 'The run cannot be shown', () => live.open()) : html`<h1 class="sr">Run</h1>${skeleton(6, 'Loading the run')}`
    }
    return html`
      <div class="head"><div>${crumb()}<h1>Run of ${exact(live.run.startedAt)}</h1></div><div class="actions">${buttons()}</div></div>
      ${errorLine(state.error)}
      <div class="facts-bar">${verdict(live, { timed: false })}${facts(live)}</div>
      ${approvals(live)}
      ${undone(live)}
      ${views()}
      ${undoDialog()}`
  }

  return {
    title: () => `Run of ${state.workflow?.name || live.plan?.name || id}`,
    view,
    keys: () => ({
      r: () => live.run?.status === 'failed' && again(),
      a: () => answerFirst(live, 'approve'),
      x: () => answerFirst(live, 'reject'),
      y: () => document.querySelector('[data-copy="copy-output"]')?.click(),
    }),
    here: () => (live.run ? [
      ...(live.run.status === 'failed' ? [{ label: 'Retry this run', icon: 'retry', end: 'R', act: again }] : []),
      ...(live.ended ? [{ label: 'Replay this run', icon: 'replay', act: anew }] : [{ label: 'Cancel this run', icon: 'close', act: end }]),
    ] : []),
    leave: () => {
      stopTicking()
      live.stop()
    },
  }
}

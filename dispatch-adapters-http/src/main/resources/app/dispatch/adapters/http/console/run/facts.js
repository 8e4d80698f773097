// What one wants to know of a run at a glance.
import { html, nothing } from '../shell/view.js'
import { duration } from '../look/time.js'

const STARTED = { manual: 'hand', scheduled: 'schedule', webhook: 'webhook' }

/** What a run was started by, in a word. */
export const startedBy = run => (run.retryOf ? 'retry' : run.replayOf ? 'replay' : run.undoOf ? 'undo' : STARTED[run.trigger] || run.trigger)

const fact = (name, content, more = '') => html`<div class=${more}><dt>${name}</dt><dd>${content}</dd></div>`

const of = (id, words) => html`<a href=${`/runs/${id}`}>${words}</a>`

/** The facts, as a list of terms. */
export function facts(live) {
  const { run } = live
  const past = run.retryOf || run.replayOf || run.undoOf
  const waited = (run.approvals || []).reduce((sum, one) => sum + ((one.decidedAt || (live.ended ? one.askedAt : Date.now())) - one.askedAt), 0)
  return html`
    <dl class="facts">
      ${fact('Started by', past ? of(past, startedBy(run)) : startedBy(run))}
      ${run.durationMs === undefined ? nothing : fact('Took', `${duration(run.durationMs - waited)}${waited > 1000 ? `, and ${duration(waited)} for you` : ''}`)}
      ${fact('Mode', run.mode === 'dry-run' ? 'dry run' : 'live')}
      ${run.workflowVersion ? fact('Version', run.workflowVersion) : nothing}
      ${fact('Id', html`<span class="mono">${run.id}</span>`, 'wide-only')}
    </dl>`
}

// How a run stands, in a line that is read out when it changes.
import { html, nothing } from '../shell/view.js'
import { mark } from '../look/status.js'
import { count, duration } from '../look/time.js'
import { ticked } from '../plan/ticked.js'

const isDone = step => ['ok', 'failed', 'skipped'].includes(step.status)

/** The reason without the words around it that say again which step it was, or how programs mend it. */
export const reason = run => (run.error || '').replace(/^Step `(\w+)` failed: /, '$1: ').replace(/: save its fields .* with PUT \S+$/, '')

function underWay(live) {
  const steps = [...live.steps.values()]
  const done = steps.filter(isDone).length
  return `${done} of ${count(steps.length, 'step')}, ${duration(Date.now() - live.run.startedAt)}`
}

const link = live => (live.link !== 'away' ? nothing
  : html`<span class="soft">${live.refused ? live.refused.message : 'The connection is broken; it is being made again'}. The run goes on.</span>`)

function words(live) {
  const { run } = live
  const dry = run.mode === 'dry-run'
  switch (run.status) {
    case 'ok': return [mark(dry ? 'dry' : 'ok', dry ? 'Dry run ok' : 'Run ok'), dry ? 'Reads were made, writes were not. Nothing has changed anywhere.' : '']
    case 'failed': return [mark('failed', html`${dry ? 'Dry run' : 'Run'} failed: ${ticked(reason(run))}`), '']
    case 'cancelled': return [mark('cancelled', dry ? 'Dry run cancelled' : 'Run cancelled'), 'What was done before stays done.']
    case 'waiting': return [mark('approval', 'Waits for you'), '']
    case 'queued': return [mark('queued', 'Queued'), 'It begins by itself when its turn comes.']
    default: return [mark('running', dry ? 'Dry run under way' : 'Running'), '']
  }
}

/** The line; what changes every second is not read out. */
export function verdict(live, { timed = true } = {}) {
  if (live.error && !live.run) return nothing
  if (!live.run) return html`<div class="verdict"><div role="status">${mark('queued', 'Starting')}</div></div>`
  const [what, more] = words(live)
  const took = live.run.durationMs
  return html`
    <div class="verdict">
      <div role="status">${what}</div>
      ${more ? html`<span class="soft">${more}</span>` : nothing}
      ${live.ended ? (took === undefined || !timed ? nothing : html`<span class="soft">${duration(took)}</span>`) : html`<span class="soft" aria-hidden="true">${underWay(live)}</span>`}
      ${link(live)}
    </div>`
}

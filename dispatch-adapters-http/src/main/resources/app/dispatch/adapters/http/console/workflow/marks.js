// A workflow and its runs, small enough for a row of a list.
import { html, svg, nothing } from '../shell/view.js'
import { phases } from '../plan/phases.js'
import { count } from '../look/time.js'

const MARK = { ok: 'ok', failed: 'failed', running: 'running', skipped: 'skip' }

/** Columns of steps, 5 px a step; `status` gives what became of one. */
function picture(all, status) {
  const columns = all.slice(0, 12)
  if (!columns.length) return nothing
  const most = Math.min(4, Math.max(...columns.map(column => column.length)))
  const height = most * 6 - 1
  return html`
    <svg class="mini" width=${columns.length * 11 - 6} height=${height} aria-hidden="true">
      <path d=${`M2 ${height / 2}H${columns.length * 11 - 8}`}></path>
      ${columns.map((column, x) => column.slice(0, 4).map((step, y) => svg`<rect class=${MARK[status(step)] || ''} x=${x * 11} y=${(height - (Math.min(4, column.length) * 6 - 1)) / 2 + y * 6} width="5" height="5" rx="1.25"></rect>`))}
    </svg>`
}

/** The plan. */
export const mini = steps => picture(phases(steps), () => '')

/** A run whose plan is not at hand: its steps by their phases. */
export function miniOfRun(run) {
  const all = []
  for (const step of run.steps) (all[step.phase ?? 0] ||= []).push(step)
  return picture(all.filter(Boolean), step => step.status)
}

const LAST = 20
const FLOOR = 20

/** The last runs: a bar each, as high as it took long; one that failed hangs below the line. */
export function spark(runs) {
  if (!runs.length) return nothing
  const last = runs.slice(0, LAST).reverse()
  const longest = Math.max(1, ...last.map(run => run.durationMs || 0))
  const failed = last.filter(run => run.status === 'failed').length
  const words = `Last ${count(last.length, 'run')}: ${failed ? `${failed} failed` : 'none failed'}`
  return html`
    <svg class="spark" width="120" height="28" role="img" aria-label=${words}>
      <line x1="0" x2="118" y1=${FLOOR + 0.5} y2=${FLOOR + 0.5}></line>
      ${last.map((run, i) => {
        const height = Math.max(3, Math.round(((run.durationMs || 0) / longest) * 16))
        const x = (LAST - last.length + i) * 6
        return run.status === 'failed' ? svg`<rect class="failed" x=${x} y=${FLOOR + 2} width="4" height="6" rx="1"></rect>`
          : svg`<rect class=${run.status === 'ok' ? 'ok' : run.status === 'waiting' ? 'hold' : 'idle'} x=${x} y=${FLOOR - 1 - height} width="4" height=${height} rx="1"></rect>`
      })}
    </svg>`
}

// A workflow and its runs, small enough for a row of a list.
import { html, svg, nothing } from '../shell/view.js'
import { phases } from '../plan/phases.js'
import { count } from '../look/time.js'

const MARK = { ok: 'ok', failed: 'failed', running: 'running', skipped: 'skip' }

/** The plan, 5 px a step; `status` gives what became of a step. */
export function mini(steps, status = () => '') {
  const all = phases(steps).slice(0, 12)
  const most = Math.min(4, Math.max(1, ...all.map(phase => phase.length)))
  const height = most * 6 - 1
  return html`
    <svg class="mini" width=${all.length * 11 - 6} height=${height} aria-hidden="true">
      <path d=${`M2 ${height / 2}H${all.length * 11 - 8}`}></path>
      ${all.map((phase, x) => phase.slice(0, 4).map((step, y) => svg`<rect class=${MARK[status(step.id)] || ''} x=${x * 11} y=${(height - (Math.min(4, phase.length) * 6 - 1)) / 2 + y * 6} width="5" height="5" rx="1.25"></rect>`))}
    </svg>`
}

/** The same for a run whose plan is not at hand: its steps by their phases. */
export function miniOfRun(run) {
  const steps = run.steps.map(step => ({ id: step.stepId, phase: step.phase ?? 0, status: step.status }))
  const all = []
  for (const step of steps) (all[step.phase] ||= []).push(step)
  const columns = all.filter(Boolean).slice(0, 12)
  if (!columns.length) return nothing
  const most = Math.min(4, Math.max(...columns.map(column => column.length)))
  const height = most * 6 - 1
  return html`
    <svg class="mini" width=${columns.length * 11 - 6} height=${height} aria-hidden="true">
      <path d=${`M2 ${height / 2}H${columns.length * 11 - 8}`}></path>
      ${columns.map((column, x) => column.slice(0, 4).map((step, y) => svg`<rect class=${MARK[step.status] || ''} x=${x * 11} y=${(height - (Math.min(4, column.length) * 6 - 1)) / 2 + y * 6} width="5" height="5" rx="1.25"></rect>`))}
    </svg>`
}

const LAST = 20
const FLOOR = 20

/** The last runs: a bar each, as high as it took long; one that failed hangs below the line. */
export function spark(runs) {
  const last = runs.slice(0, LAST).reverse()
  const longest = Math.max(1, ...last.map(run => run.durationMs || 0))
  const failed = last.filter(run => run.status === 'failed').length
  const words = last.length ? `Last ${count(last.length, 'run')}: ${failed ? `${failed} failed` : 'none failed'}` : 'No runs yet'
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

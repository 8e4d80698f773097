// Runs as rows, a day after another.
import { html, nothing, repeat } from '../shell/view.js'
import { icon } from '../look/icons.js'
import { outcome } from '../look/status.js'
import { clockTime, dayName, duration } from '../look/time.js'
import { toolLabel } from '../tool/catalog.js'
import { miniOfRun } from '../workflow/marks.js'
import { startedBy } from '../run/facts.js'
import { reason } from '../run/verdict.js'

const ICONS = { hand: 'person', schedule: 'calendar', webhook: 'hook', retry: 'retry', replay: 'replay', undo: 'replay' }

/** What a run is called: after its workflow, else after its tools. */
export function nameOf(run, names) {
  const name = names.get(run.workflowId)
  if (name) return name
  const tools = [...new Set(run.steps.map(step => toolLabel(step.tool)))]
  return tools.length ? `Unsaved plan: ${tools.join(', ')}` : 'Unsaved plan'
}

const short = words => (words.length > 120 ? `${words.slice(0, 119)}…` : words)

/** Why its steps were approved, where somebody said so; of one that was rejected the error says it. */
function saidOf(run) {
  const reasons = (run.approvals || []).map(one => one.reason).filter(Boolean)
  return reasons.length ? html`<span class="why-line">approved: <q>${short(reasons.join('; '))}</q></span>` : nothing
}

function row(run, names, longest) {
  const took = run.durationMs ?? null
  const by = startedBy(run)
  return html`
    <tr>
      <td>${outcome(run)}</td>
      <td class="wide2 order1"><a class="name quiet row-link" href=${`/runs/${run.id}`}>${nameOf(run, names)}</a>
        <div class="sub"><span class="mono">${run.id.slice(0, 12)}…</span>${run.error ? html`<span class="why-line c-failed">${short(reason(run).replaceAll('`', ''))}</span>` : saidOf(run)}</div></td>
      <td class="drop">${miniOfRun(run)}</td>
      <td class="drop"><span class="row soft">${icon(ICONS[by] || 'person')}${by}</span></td>
      <td class="soft num at">${clockTime(run.startedAt)}</td>
      <td class="end num drop">${took === null ? nothing : html`<span class="dur">${duration(took)}<svg width="64" height="4" aria-hidden="true"><rect width=${Math.max(2, Math.round((took / longest) * 64))} height="4" rx="2"></rect></svg></span>`}</td>
    </tr>`
}

/** The table; `names` are those of the workflows by their ids. */
export function runRows(runs, names) {
  const longest = Math.max(1, ...runs.map(run => run.durationMs || 0))
  const days = []
  for (const run of runs) {
    const day = dayName(run.startedAt)
    if (days.at(-1)?.day !== day) days.push({ day, runs: [] })
    days.at(-1).runs.push(run)
  }
  return html`
    <table class="table stack hist"><thead><tr><th>Outcome</th><th>Run</th><th>Steps</th><th>Started by</th><th>At</th><th class="end">Took</th></tr></thead>
      ${repeat(days, ({ day }) => day, ({ day, runs: all }) => html`
        <tbody><tr class="day"><th colspan="6" scope="rowgroup">${day}</th></tr>${repeat(all, run => run.id, run => row(run, names, longest))}</tbody>`)}
    </table>`
}

// A run on a time axis: a bar for each step, from when it began to when it ended, all to one scale.
import { html, svg, nothing } from '../shell/view.js'
import { shape } from '../look/status.js'
import { duration } from '../look/time.js'
import { opWords } from '../tool/catalog.js'
import { phases } from '../plan/phases.js'
import { statusOf } from '../plan/card.js'
import { axis } from './axis.js'

const HEIGHT = 36

const percent = share => `${(share * 100).toFixed(2)}%`

const begin = step => step.startedAt
const end = (step, now) => step.completedAt ?? now

/** What happened in a run, as spans of time. */
function spans(live, now = Date.now()) {
  return [...live.steps.values()].filter(step => begin(step) && step.status !== 'waiting' && !step.reused).map(step => [begin(step), end(step, now)])
}

/** A wait for an approval is drawn as one, and the work after it as work. */
function parts(id, step, live, now) {
  const asked = live.run.approvals?.find(one => one.stepId === id)
  const until = asked && (asked.decidedAt || (step.completedAt ?? now))
  return asked ? [['hold', asked.askedAt, until], ...(asked.decidedAt && step.status !== 'failed' || asked.decision === 'approved' ? [[kind(step), until, end(step, now)]] : [])]
    : [[kind(step), begin(step), end(step, now)]]
}

const kind = step => ({ ok: step.simulated ? 'dry' : 'ok', failed: 'failed', running: 'going' })[step.status] || 'ok'

function bar([what, from, to], scale) {
  const x = scale.at(from)
  const width = Math.max(scale.at(to) - x, 0.004)
  return svg`<rect class=${what} x=${percent(x)} width=${percent(width)} y="12" height="12" rx="2.5"></rect>`
}

function label(step, scale, now) {
  if (step.reused) return svg`<text x="0" y="22">taken over from ${'an earlier run'}</text>`
  if (step.status === 'skipped') return svg`<text x=${percent(scale.at(begin(step)))} dx="4" y="22">skipped</text>`
  const x = scale.at(end(step, now))
  const words = duration((step.durationMs ?? end(step, now) - begin(step)))
  return x < 0.86 ? svg`<text x=${percent(x)} dx="8" y="22">${words}</text>`
    : scale.at(begin(step)) > 0.14 ? svg`<text x=${percent(scale.at(begin(step)))} dx="-8" y="22" text-anchor="end">${words}</text>` : nothing
}

const grid = scale => [
  ...scale.ticks.map(tick => svg`<line class="grid" x1=${percent(tick.x)} x2=${percent(tick.x)} y1="0" y2=${HEIGHT}></line>`),
  ...scale.folds.map(fold => svg`<line class="fold-line" x1=${percent(fold)} x2=${percent(fold)} y1="0" y2=${HEIGHT}></line>`),
]

function track(id, step, live, scale, now) {
  const drawn = begin(step) && !['waiting', 'skipped'].includes(step.status) && !step.reused
  return html`
    <span class="track"><svg height=${HEIGHT} aria-hidden="true">
      ${grid(scale)}${drawn ? parts(id, step, live, now).map(part => bar(part, scale)) : nothing}${begin(step) || step.reused ? label(step, scale, now) : nothing}
    </svg></span>`
}

const inWords = (step, now) => [
  step.asks ? 'waits for you' : step.reused ? 'taken over' : step.status,
  step.durationMs !== undefined ? duration(step.durationMs) : step.startedAt && step.status === 'running' ? duration(now - step.startedAt) : '',
  step.attempts > 1 ? `${step.attempts} attempts` : '',
].filter(Boolean).join(', ')

const shownStatus = step => (step.asks ? 'approval' : step.reused ? 'reused' : step.simulated && step.status === 'ok' ? 'dry' : statusOf(step))

function lane(plan, { id, tool, op }, live, scale, chosen, choose, now) {
  const step = live.steps.get(id) || {}
  return html`
    <li data-step=${id} data-status=${statusOf(step)} aria-label=${`${id}, ${statusOf(step)}`}>
      <button class="lane" type="button" aria-pressed=${chosen === id} @click=${() => choose(id)}>
        <span class="who"><span class="c-${shownStatus(step)}">${shape(shownStatus(step))}</span><span class="lane-id">${id}</span><span class="op">${opWords(tool, op)}</span><span class="sr">${inWords(step, now)}</span></span>
        ${track(id, step, live, scale, now)}
      </button>
    </li>`
}

/** Up and down go from lane to lane. */
function press(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (!step) return
  const all = [...event.currentTarget.querySelectorAll('.lane')]
  const to = all[all.indexOf(event.target.closest('.lane')) + step]
  if (to) {
    event.preventDefault()
    to.focus()
  }
}

const LEGEND = [['ok', 'done'], ['failed', 'failed'], ['hold', 'waits for you'], ['dry', 'simulated']]

const legend = kinds => html`
  <div class="legend">${LEGEND.filter(([what]) => kinds.has(what)).map(([what, words]) => html`<span><svg width="20" height="12" aria-hidden="true"><rect class=${`l-${what}`} x=".5" y="1.5" width="19" height="9" rx="2"></rect></svg>${words}</span>`)}</div>`

/** The timeline of a run. */
export function timeline(live, chosen, choose) {
  const now = live.ended ? Math.max(live.run.completedAt || 0, ...[...live.steps.values()].map(step => step.completedAt || 0)) : Date.now()
  const scale = axis(live.run.startedAt, Math.max(now, live.run.startedAt + 1), spans(live, now))
  const kinds = new Set([...live.steps.entries()].flatMap(([id, step]) => (begin(step) && step.status !== 'skipped' && !step.reused ? parts(id, step, live, now).map(([what]) => what) : [])))
  return html`
    <section class="panel" aria-label="Timeline">
      <div class="lanes" @keydown=${press}>
        <div class="time-grid" aria-hidden="true"><div class="time-axis"><svg height="28">${scale.ticks.map(tick => svg`<text x=${percent(tick.x)} y="18" text-anchor=${tick.x < 0.02 ? 'start' : tick.x > 0.97 ? 'end' : 'middle'}>${tick.words}</text>`)}</svg></div></div>
        ${phases(live.plan.steps).map((steps, i) => html`<ol aria-label="Phase ${i + 1}" class="lane-phase">${steps.map(step => lane(live.plan, step, live, scale, chosen, choose, now))}</ol>`)}
      </div>
      ${kinds.size > 1 ? legend(kinds) : nothing}
    </section>`
}

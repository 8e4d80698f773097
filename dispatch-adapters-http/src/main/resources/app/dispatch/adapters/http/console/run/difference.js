// Two runs beside each other: what is not the same in how they ended, their steps, what went in and came out, and their plans.
import { html, nothing, update } from '../shell/view.js'
import { query, setQuery } from '../shell/router.js'
import { nothingHere } from '../shell/missing.js'
import { get } from '../api/http.js'
import { errorLine, errorPanel, skeleton } from '../look/errors.js'
import { icon } from '../look/icons.js'
import { mark, outcome } from '../look/status.js'
import { clockTime, count, duration, exact } from '../look/time.js'
import { ticked } from '../plan/ticked.js'
import { diffList, difference, fromTo, isChanged, said } from '../plan/diff.js'
import { needCatalog } from '../tool/catalog.js'
import { changes } from './changes.js'
import { startedBy } from './facts.js'
import { json } from './json.js'
import { reason } from './verdict.js'

const OFFERED = 20
const FIRST = 8
const MOST = 500
const LONG = 160

const COMPARED = ['input', 'output', 'error', 'code', 'attempts']

const LITTLE = 100

const at = ({ startedAt }) => exact(startedAt).replace(/[^ ]+$/, clockTime(startedAt))
const wasRun = step => Boolean(step) && step.status !== 'skipped'
const cut = (words, most) => (words.length > most ? `${words.slice(0, most - 1)}…` : words)
const isLong = value => value !== undefined && said(value).length > LONG

const whole = (words, value) => (value === undefined ? nothing : html`<p class="meta">${words}</p>${json(value, { label: words })}`)

const change = one => html`
  <li><span class="mono soft">${one.path}</span> ${fromTo(one.before, one.after)}
    ${isLong(one.before) || isLong(one.after) ? html`<details><summary class="meta">Show all of it</summary>${whole('Then', one.before)}${whole('Now', one.after)}</details>` : nothing}</li>`

/** The page of the run with that id beside the one that the address names. */
export function differencePage({ id }) {
  needCatalog()
  const sides = new Map()
  const state = { offered: null, typed: '', open: new Set(), pair: null }

  /** A run with its plan, or why it is not here; undefined while it is on its way. */
  function side(run) {
    if (!sides.has(run)) {
      sides.set(run, undefined)
      const path = `/api/runs/${encodeURIComponent(run)}`
      Promise.all([get(path), get(`${path}/plan`)]).then(([record, { plan }]) => ({ run: record.run, plan }), error => ({ error })).then(known => {
        sides.set(run, known)
        if (run === id && known.run) offer(known.run)
        update()
      })
    }
    return sides.get(run)
  }

  /** Looks for runs to compare with, and takes the likeliest where the address names none. */
  async function offer(run) {
    const of = run.workflowId ? `&workflowId=${encodeURIComponent(run.workflowId)}` : ''
    try {
      const { runs } = await get(`/api/runs?limit=${OFFERED + 1}${of}`)
      state.offered = runs.filter(one => one.id !== id && one.workflowId === run.workflowId).slice(0, OFFERED)
    } catch {
      state.offered = []
    }
    const earlier = state.offered.filter(one => one.startedAt < run.startedAt)
    const likely = run.retryOf || run.replayOf || (earlier.find(one => one.status === 'ok') || earlier[0] || state.offered[0])?.id
    if (!query().get('with') && likely) setQuery({ with: likely })
    update()
  }

  /** What differs in a step that was carried out in both. */
  const stepChanges = (one, other) => (wasRun(one) && wasRun(other)
    ? COMPARED.flatMap(name => changes(one[name] ?? undefined, other[name] ?? undefined, name)) : [])

  /** What differs; it is worked out once for two records. */
  function pair(then, now) {
    if (state.pair?.then === then && state.pair.now === now) return state.pair
    const [before, after] = [then, now].map(({ run }) => new Map(run.steps.map(step => [step.stepId, step])))
    const order = [...new Set([...now.plan.steps, ...then.plan.steps].map(step => step.id).concat([...after.keys(), ...before.keys()]))]
    const steps = order.map(step => ({ id: step, then: before.get(step), now: after.get(step), all: stepChanges(before.get(step), after.get(step)) }))
    state.pair = { then, now, steps, plan: difference(then.plan, now.plan) }
    return state.pair
  }

  function list(all, name) {
    if (!all.length) return html`<span class="soft">nothing</span>`
    const most = state.open.has(name) ? MOST : FIRST
    const more = () => {
      state.open.add(name)
      update()
    }
    return html`<ul class="changes">${all.slice(0, most).map(change)}
      ${all.length > most ? html`<li>${most === MOST ? html`<span class="meta">and ${all.length - most} more</span>` : html`<button class="fold" type="button" @click=${more}>${all.length - most} more</button>`}</li>` : nothing}</ul>`
  }

  const ended = step => (step ? mark(step.reused ? 'reused' : step.status, step.status === 'skipped' ? 'skipped' : duration(step.durationMs)) : html`<span class="meta">not run</span>`)

  const fact = (name, one, other) => html`<tr><td class="name">${name}</td><td>${one}</td><td>${other}</td></tr>`

  function facts({ run: then }, { run: now }) {
    const longer = (now.durationMs ?? 0) - (then.durationMs ?? 0)
    const apart = Math.abs(longer) < LITTLE ? nothing : html`<span class="soft">, ${duration(Math.abs(longer))} ${longer > 0 ? 'slower' : 'faster'}</span>`
    const took = run => (run.durationMs === undefined ? 'not ended' : duration(run.durationMs))
    const why = run => (run.error ? ticked(reason(run)) : '—')
    const rows = [
      ['Outcome', outcome(then), outcome(now), false],
      ['Mode', then.mode, now.mode, then.mode === now.mode],
      ['Started by', startedBy(then), startedBy(now), startedBy(then) === startedBy(now)],
      ['Version', then.workflowVersion ?? '—', now.workflowVersion ?? '—', then.workflowVersion === now.workflowVersion],
      ['Why it failed', why(then), why(now), then.error === now.error],
      ['Took', took(then), html`${took(now)}${apart}`, false],
    ]
    return rows.filter(([, , , isAlike]) => !isAlike).map(row => fact(...row))
  }

  const head = run => html`<a href=${`/runs/${run.id}`}>${at(run)}</a>`

  const table = (first, last, rows) => html`
    <table class="table stack diff"><thead><tr><th>${first}</th><th>Then</th><th>Now</th>${last ? html`<th>${last}</th>` : nothing}</tr></thead><tbody>${rows}</tbody></table>`

  function compared(mine, other) {
    const [then, now] = mine.run.startedAt < other.run.startedAt ? [mine, other] : [other, mine]
    const { steps, plan } = pair(then, now)
    const changed = steps.filter(step => step.all.length || step.then?.status !== step.now?.status)
    return html`
      <section class="panel gap" aria-labelledby="diff-run"><div class="panel-head"><h2 id="diff-run">The runs</h2></div>
        ${table('Run', '', facts(then, now))}
        <div class="panel-foot"><span class="meta">Then is ${head(then.run)}, now is ${head(now.run)}</span></div></section>
      <section class="panel gap" aria-labelledby="diff-steps"><div class="panel-head"><h2 id="diff-steps">The steps</h2><span class="push meta" role="status">${count(changed.length, 'step')} of ${steps.length} changed</span></div>
        ${table('Step', 'What changed', steps.map(step => html`
          <tr data-step=${step.id}><td class="name">${step.id}</td><td>${ended(step.then)}</td><td>${ended(step.now)}</td><td class="wide">${wasRun(step.then) === wasRun(step.now) ? list(step.all, step.id) : wasRun(step.now) ? 'carried out only now' : 'carried out only then'}</td></tr>`))}</section>
      <section class="panel gap" aria-labelledby="diff-plan"><div class="panel-head"><h2 id="diff-plan">The plan</h2></div>
        <div class="panel-body">${isChanged(plan) ? diffList(plan) : html`<p class="soft">Both plans do the same.</p>`}</div></section>`
  }

  function chooser(other) {
    const option = run => html`<option value=${run.id} ?selected=${run.id === other}>${at(run)}, ${run.status}${run.mode === 'dry-run' ? ' (dry run)' : ''}</option>`
    const isOffered = state.offered?.some(one => one.id === other)
    return html`
      <form class="filters" aria-label="Compare with" @submit=${event => {
        event.preventDefault()
        setQuery({ with: state.typed.trim() })
      }}>
        ${state.offered?.length ? html`<select class="select" aria-label="Compare with" @change=${event => setQuery({ with: event.target.value })}>
          ${isOffered ? nothing : html`<option value=${other || ''} selected>${other ? 'Another run' : 'Choose a run'}</option>`}${state.offered.map(option)}</select>` : nothing}
        <input class="input run-id" aria-label="Id of a run" placeholder="Or the id of any run" .value=${state.typed} @input=${event => {
          state.typed = event.target.value
        }}>
        <button class="btn" type="submit">Compare</button>
      </form>`
  }

  function content(mine) {
    const named = query().get('with')
    const other = named ? side(named) : null
    if (named === id) return html`<p class="none">A run is like itself: choose another.</p>`
    if (other?.error) return other.error.status === 404 ? errorLine({ message: `There is no run ${cut(named, 60)} among yours`, code: 'not_found' }) : errorPanel(other.error, 'The other run cannot be shown', () => {
      sides.delete(named)
      update()
    })
    if (other) return compared(mine, other)
    return !named && state.offered ? html`<p class="none">There is no other run of this yet. Run it once more, or give the id of any run.</p>` : skeleton(5, 'Loading the other run')
  }

  function view() {
    const mine = side(id)
    if (mine?.error) {
      if (mine.error.status === 404) return nothingHere('There is no such run', 'It may have been deleted with its time, or belong to somebody else.', html`<a class="btn primary" href="/history">Look in History</a>`)
      return errorPanel(mine.error, 'The run cannot be shown', () => {
        sides.delete(id)
        update()
      })
    }
    return html`
      <div class="head"><div>
        <nav class="crumb" aria-label="Where this is"><a href="/history">History</a>${icon('right')}<a href=${`/runs/${id}`}>${mine ? `Run of ${exact(mine.run.startedAt)}` : 'Run'}</a></nav>
        <h1>Difference of two runs</h1>${mine ? html`<p>${mine.plan.name}</p>` : nothing}</div></div>
      ${mine ? html`${chooser(query().get('with'))}${content(mine)}` : skeleton(6, 'Loading the run')}`
  }

  return { title: 'Difference of two runs', view }
}

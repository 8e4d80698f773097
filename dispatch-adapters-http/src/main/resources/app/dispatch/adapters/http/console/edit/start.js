// When the plan starts, as the column before its first phase: by hand, by a schedule in words with its next times, or when it is called.
import { html, live, nothing, ifDefined } from '../shell/view.js'
import { icon } from '../look/icons.js'
import { cronWords, startsWhen } from '../workflow/schedule.js'
import { problemLines, problemsAt } from './problems.js'
import { valueAt, withPlan, withPlanValue } from './steps.js'
import { read, written } from './values.js'

const KINDS = [['manual', 'By hand'], ['schedule', 'On a schedule'], ['webhook', 'When called']]
const ZONES = Intl.supportedValuesOf?.('timeZone') || []
const MINE = Intl.DateTimeFormat().resolvedOptions().timeZone

/** Every day, so that a schedule is there to be changed. */
const FIRST = '0 9 * * *'

function turn(edit, trigger) {
  const { plan } = edit
  const scheduled = trigger === 'schedule' ? { cron: plan.cron || FIRST, timezone: plan.timezone || (MINE === 'UTC' ? undefined : MINE) } : { cron: undefined, timezone: undefined }
  edit.change(withPlan(plan, { trigger, ...scheduled }))
}

/** Formats of times in that zone, or in UTC where there is none such. */
function formats(timeZone) {
  const options = [{ weekday: 'short', day: 'numeric', month: 'short' }, { hour: '2-digit', minute: '2-digit' }]
  try {
    return options.map(one => new Intl.DateTimeFormat('en-GB', { ...one, timeZone }))
  } catch {
    return options.map(one => new Intl.DateTimeFormat('en-GB', { ...one, timeZone: 'UTC' }))
  }
}

function times({ review, plan }) {
  const { starts } = review || {}
  if (!starts?.nextRuns?.length || starts.cron !== plan.cron) return nothing
  const [day, time] = formats(plan.timezone)
  return html`<div><p class="meta">Next</p><ol class="times">${starts.nextRuns.map(at => html`<li><span>${day.format(at)}</span><span>${time.format(at)}</span></li>`)}</ol></div>`
}

/** A field of the plan itself; `more` says what it is, and how its text is read. */
function field(edit, path, label, { placeholder = '', hint = '', kind = 'text', list }) {
  const told = problemsAt(edit.problems, path)
  const id = `s-${path.join('-')}`
  const value = valueAt(edit.plan, path)
  return html`
    <div class="field" data-field=${path.join('/')}><label for=${id}>${label}</label>
      <input class="input ${path[0] === 'cron' ? 'mono' : ''}" id=${id} list=${ifDefined(list)} autocomplete="off" spellcheck="false" placeholder=${placeholder}
        aria-invalid=${told.length ? 'true' : 'false'} aria-describedby="${id}-says" .value=${live(written(kind, value))} @input=${event => edit.change(withPlanValue(edit.plan, path, read(kind, event.target.value, {})), id)}>
      ${told.length ? problemLines(told, { id: `${id}-says` }) : html`<span class="hint" id="${id}-says">${hint}</span>`}</div>`
}

const schedule = edit => html`
  <p class="say-when">${cronWords(edit.plan.cron || '').replace(/^./, letter => letter.toUpperCase())}</p>
  ${field(edit, ['cron'], 'Cron expression', { hint: 'minute, hour, day, month, weekday' })}
  ${field(edit, ['timezone'], 'Time zone', { placeholder: 'UTC', list: 's-zones' })}
  <datalist id="s-zones">${ZONES.map(name => html`<option value=${name}></option>`)}</datalist>
  ${times(edit)}`

/** What a run may take at most, and what the plan is for. */
const limits = edit => html`
  <details class="limits"><summary>Limits <span class="meta">${edit.plan.limits ? 'set' : 'as usual'}</span></summary>
    ${field(edit, ['limits', 'timeoutMs'], 'Time of a run, ms', { kind: 'number' })}
    ${field(edit, ['limits', 'maxCalls'], 'Calls of a run', { kind: 'number' })}
    ${field(edit, ['limits', 'maxTokens'], 'Tokens of a run', { kind: 'number' })}
    ${field(edit, ['description'], 'Description', {})}</details>`

/** The column. */
export function startColumn(edit) {
  const { plan } = edit
  const kind = plan.trigger || 'manual'
  return html`
    <section class="phase" aria-label="Starts"><div class="phase-head"><span class="node">${icon(startsWhen(plan).icon)}</span><h3 class="words">Starts</h3></div>
      <div class="panel start-card">
        <select class="select" aria-label="Started" .value=${live(kind)} @change=${event => turn(edit, event.target.value)}>${KINDS.map(([one, words]) => html`<option value=${one} ?selected=${one === kind}>${words}</option>`)}</select>
        ${kind === 'schedule' ? schedule(edit) : html`<p class="soft">${kind === 'webhook' ? 'Each time its webhook is called. Steps read what is sent as trigger.' : 'When you, or a program with a token of yours, run it.'}</p>`}
        ${limits(edit)}
      </div></section>`
}

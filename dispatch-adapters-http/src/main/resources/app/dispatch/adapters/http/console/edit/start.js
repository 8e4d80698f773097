// When the plan starts, as the column before its first phase: by hand, by a schedule in words with its next times, or when it is called.
import { html, nothing, ifDefined } from '../shell/view.js'
import { icon } from '../look/icons.js'
import { cronWords, startsWhen } from '../workflow/schedule.js'
import { problemLines, problemsAt } from './problems.js'
import { withPlan } from './steps.js'

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

function field(edit, name, label, more) {
  const told = problemsAt(edit.problems, [name])
  return html`
    <div class="field" data-field=${name}><label for="s-${name}">${label}</label>
      <input class="input ${name === 'cron' ? 'mono' : ''}" id="s-${name}" list=${ifDefined(name === 'timezone' ? 's-zones' : undefined)} autocomplete="off" spellcheck="false" placeholder=${more.placeholder || ''}
        aria-invalid=${told.length ? 'true' : 'false'} aria-describedby="s-${name}-says" .value=${edit.plan[name] || ''} @input=${event => edit.change(withPlan(edit.plan, { [name]: event.target.value || undefined }), name)}>
      ${told.length ? problemLines(told, { id: `s-${name}-says` }) : html`<span class="hint" id="s-${name}-says">${more.hint}</span>`}</div>`
}

const schedule = edit => html`
  <p class="say-when">${cronWords(edit.plan.cron || '').replace(/^./, letter => letter.toUpperCase())}</p>
  ${field(edit, 'cron', 'Cron expression', { hint: 'minute, hour, day, month, weekday' })}
  ${field(edit, 'timezone', 'Time zone', { placeholder: 'UTC', hint: '' })}
  <datalist id="s-zones">${ZONES.map(name => html`<option value=${name}></option>`)}</datalist>
  ${times(edit)}`

/** The column. */
export function startColumn(edit) {
  const { plan } = edit
  const kind = plan.trigger || 'manual'
  return html`
    <section class="phase" aria-label="Starts"><div class="phase-head"><span class="node">${icon(startsWhen(plan).icon)}</span><h3 class="words">Starts</h3></div>
      <div class="panel start-card">
        <select class="select" aria-label="Started" @change=${event => turn(edit, event.target.value)}>${KINDS.map(([one, words]) => html`<option value=${one} ?selected=${one === kind}>${words}</option>`)}</select>
        ${kind === 'schedule' ? schedule(edit) : html`<p class="soft">${kind === 'webhook' ? 'Each time its webhook is called. Steps read what is sent as trigger.' : 'When you, or a program with a token of yours, run it.'}</p>`}
      </div></section>`
}

// When a workflow starts: by hand, on a schedule, or when it is called; shown in words, and changed here.
import { html, nothing, update } from '../shell/view.js'
import { icon } from '../look/icons.js'
import { exact } from '../look/time.js'
import { copyButton } from '../run/copy.js'
import { cronWords } from './schedule.js'

const KINDS = [['manual', 'By hand'], ['schedule', 'On a schedule'], ['webhook', 'When called']]
const ZONES = Intl.supportedValuesOf?.('timeZone') || []

const edit = { id: null, trigger: null, cron: '', timezone: '' }

function begin(workflow) {
  if (edit.id === `${workflow.id} ${workflow.version}`) return
  Object.assign(edit, { id: `${workflow.id} ${workflow.version}`, trigger: workflow.trigger || 'manual', cron: workflow.cron || '0 9 * * 1-5', timezone: workflow.timezone || 'UTC' })
}

const set = (name, value) => {
  edit[name] = value
  update()
}

const isChanged = workflow => edit.trigger !== (workflow.trigger || 'manual')
  || (edit.trigger === 'schedule' && (edit.cron !== workflow.cron || edit.timezone !== (workflow.timezone || 'UTC')))

const changes = () => (edit.trigger === 'schedule' ? { trigger: 'schedule', cron: edit.cron.trim(), timezone: edit.timezone.trim() } : { trigger: edit.trigger })

const schedule = workflow => html`
  <p class="say-when">${cronWords(edit.cron).replace(/^./, letter => letter.toUpperCase())}</p>
  ${workflow.enabled && workflow.nextRunAt && !isChanged(workflow) ? html`<p class="meta">Next: ${exact(workflow.nextRunAt)}, your time</p>` : nothing}
  <div class="field"><label for="cron">Cron expression</label>
    <input class="input mono" id="cron" spellcheck="false" autocomplete="off" .value=${edit.cron} @input=${event => set('cron', event.target.value)}>
    <span class="hint">minute, hour, day of the month, month, day of the week</span></div>
  <div class="field"><label for="zone">Time zone</label>
    <input class="input" id="zone" list="zones" autocomplete="off" .value=${edit.timezone} @input=${event => set('timezone', event.target.value)}>
    <datalist id="zones">${ZONES.map(name => html`<option value=${name}></option>`)}</datalist></div>`

const hook = (workflow, renew) => html`
  <div class="field"><label for="hook-url">Webhook URL</label>
    <div class="row"><input class="input mono" id="hook-url" readonly .value=${workflow.webhookUrl} @focus=${event => event.target.select()}>${copyButton(() => workflow.webhookUrl, 'Copy the webhook URL', 'hook')}</div>
    <span class="hint">Whoever knows it can start this workflow. <button class="link" type="button" @click=${renew}>Make a new one</button>; the old one ends at once.</span></div>`

/** The panel; `change` saves, `renew` has the webhook's secret made anew. */
export function triggerPanel(workflow, { change, renew, busy }) {
  begin(workflow)
  return html`
    <section aria-labelledby="starts"><div class="section-head"><h2 id="starts">Starts</h2></div>
      <form class="form" @submit=${event => {
        event.preventDefault()
        change(changes())
      }}>
        <div class="segments" role="group" aria-label="Started by">
          ${KINDS.map(([kind, words]) => html`<button type="button" aria-pressed=${edit.trigger === kind} @click=${() => set('trigger', kind)}>${words}</button>`)}
        </div>
        ${edit.trigger === 'schedule' ? schedule(workflow) : edit.trigger === 'webhook' ? hook(workflow, renew) : html`<p class="soft">It runs when you, or a program with a token of yours, start it.</p>`}
        ${isChanged(workflow) ? html`<div class="row"><button class="btn small" type="submit">${busy === 'change' ? 'Saving' : 'Save'}</button><button class="btn ghost small" type="button" @click=${() => {
          edit.id = null
          update()
        }}>Keep as it was</button></div>` : nothing}
        ${!workflow.enabled && edit.trigger !== 'manual' ? html`<p class="meta row">${icon('note')}<span>It is off: nothing starts it but you.</span></p>` : nothing}
      </form>
    </section>`
}

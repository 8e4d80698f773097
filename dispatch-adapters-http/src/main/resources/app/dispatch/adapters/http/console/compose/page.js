// Compose: a brief becomes a plan, which is looked at, run, and kept.
import { html, nothing, ticking, update } from '../shell/view.js'
import { go, query, setQuery } from '../shell/router.js'
import { start } from '../api/http.js'
import { needCatalog } from '../tool/catalog.js'
import { onConnected } from '../plan/connect.js'
import { payload, payloadFields } from '../plan/payload.js'
import { picture } from '../plan/picture.js'
import { assumptionList, byStep, effects, permissionList, planWarnings } from '../plan/notes.js'
import { startsWhen } from '../workflow/schedule.js'
import { editing } from '../workflow/editing.js'
import { errorLine, errorPanel } from '../look/errors.js'
import { icon } from '../look/icons.js'
import { LiveRun } from '../run/live.js'
import { verdict } from '../run/verdict.js'
import { approvals } from '../run/approval.js'
import { cancel, retry } from '../run/actions.js'
import { box, examples } from './box.js'
import { connected, draft, edited, forget, inZone, isCurrent, plan, planOf, rename, save, write } from './draft.js'

const state = { live: null, error: null, busy: '' }

onConnected(connected)

function watch(id) {
  state.live?.stop()
  state.live = id ? new LiveRun(id) : null
  state.live?.open()
  setQuery({ run: id || '' })
}

async function submit() {
  if (await plan()) watch(null)
}

/** Does one thing at a time, and keeps what went wrong beside what was pressed. */
async function doing(what, act) {
  if (state.busy) return
  state.busy = what
  state.error = null
  update()
  try {
    await act()
  } catch (error) {
    state.error = error
  }
  state.busy = ''
  update()
}

const run = mode => doing(mode, async () => {
  const workflowId = draft.saved || undefined
  watch((await start('/api/execute', { plan: planOf(), mode, workflowId, trigger: payload(planOf(), draft.typed) })).id)
})

const keep = () => doing('save', async () => {
  const workflow = await save()
  go(`/workflows/${workflow.id}`)
})

/** What the steps of the run that was watched gave. */
const samples = async () => ({ outputs: new Map([...(state.live?.steps || [])].filter(([, step]) => step.status === 'ok').map(([id, step]) => [id, step.output])), when: 'this run' })

const edit = editing(async () => ({
  name: `draft ${planOf().id}`, whole: planOf(), tag: null, samples, changed: edited,
  crumb: html`<a href="/compose">Compose</a>`,
  dryRun: () => {
    edit.close()
    return run('dry-run')
  },
  save: async plan => {
    edited(plan, null)
    const workflow = await save()
    edit.forget()
    go(`/workflows/${workflow.id}`)
    return null
  },
}))

const again = () => doing('retry', async () => {
  watch((await retry(state.live.id)).id)
})

const stop = () => doing('cancel', () => cancel(state.live))

function anew() {
  watch(null)
  forget()
  update()
  document.getElementById('brief')?.focus()
}

function buttons() {
  const live = state.live
  if (live?.run && !live.ended) return html`<button class="btn" type="button" @click=${stop}>Cancel</button><a class="btn" href="/runs/${live.id}">Open run</a>`
  const failed = live?.run?.status === 'failed'
  const old = !isCurrent() || draft.busy === 'plan'
  const why = old ? 'Plan the brief as it stands first' : ''
  const button = (words, act, { kind = '', name = '' } = {}) => html`<button class="btn ${old ? '' : kind}" type="button" ?disabled=${old} title=${why} @click=${act}>${name ? icon(name) : nothing}${words}</button>`
  return html`
    ${live ? html`<a class="btn" href="/runs/${live.id}">Open run</a>` : nothing}
    ${button('Edit', edit.open)}
    ${button(state.busy === 'save' ? 'Saving' : 'Save', keep)}
    ${button(state.busy === 'dry-run' ? 'Starting' : 'Dry run', () => run('dry-run'))}
    ${button(state.busy === 'live' ? 'Starting' : 'Run', () => run('live'), { kind: failed ? '' : 'primary', name: 'play' })}
    ${failed ? button(state.busy === 'retry' ? 'Starting' : 'Retry', again, { kind: 'primary', name: 'retry' }) : nothing}`
}

/** A schedule that no zone was said for may be meant in the user's own. */
function zoneOffer({ trigger, timezone }) {
  const mine = Intl.DateTimeFormat().resolvedOptions().timeZone
  if (trigger !== 'schedule' || timezone || !mine || mine === 'UTC') return nothing
  return html`<button class="link" type="button" @click=${() => inZone(mine)}>Take it as ${mine.replace(/_/g, ' ')} time</button>`
}

function planned() {
  const parsed = draft.parsed
  const live = state.live
  const warned = byStep(parsed.plan, parsed.warnings)
  return html`
    <section class="section ${isCurrent() ? '' : 'stale'}" aria-labelledby="plan-title">
      <div class="head">
        <div><h2 id="plan-title" class="sr">The plan</h2>
          <input class="name-edit" aria-label="Workflow name" maxlength="200" .value=${parsed.plan.name} @input=${event => rename(event.target.value)}>
          <p class="row line">${icon(startsWhen(parsed.plan).icon)}<span>${startsWhen(parsed.plan).words} ${zoneOffer(parsed.plan)}</span></p></div>
        <div class="actions">${buttons()}</div>
      </div>
      ${errorLine(state.error)}
      ${planWarnings(warned.get(''))}
      ${live ? html`${live.error && !live.run ? errorPanel(live.error, 'The run cannot be watched', () => live.open()) : nothing}${verdict(live)}${approvals(live)}` : payloadFields(parsed.plan, draft.typed)}
      ${picture(parsed.plan, {
        live: live?.run ? live.steps : null,
        running: live?.run && !live.ended,
        ended: live?.ended,
        missing: parsed.missing,
        effects: effects(parsed.plan, parsed.permissions),
        warnings: warned,
      })}
    </section>
    <div class="two section">${permissionList(parsed.permissions)}${assumptionList(parsed.plan.assumptions)}</div>`
}

const view = () => (edit.isOpen ? edit.view() : html`
  <div class="ask">
    <div class="ask-head"><h1><label for="brief">What should Dispatch do?</label></h1>
      ${draft.parsed || draft.brief ? html`<button class="btn ghost small" type="button" @click=${anew}>${icon('plus')}New brief</button>` : nothing}</div>
    ${box(submit)}
    ${draft.parsed || draft.busy ? nothing : examples(submit)}
  </div>
  ${draft.parsed ? planned() : nothing}`)

export function composePage() {
  needCatalog()
  const brief = query().get('brief')
  if (brief) {
    write(brief)
    setQuery({ brief: '' })
    submit()
  }
  const id = query().get('run')
  if (id && draft.parsed && state.live?.id !== id) watch(id)
  if (!id && state.live) watch(null)
  if (draft.parsed) edit.resume()
  // Where a keyboard is at hand, one can begin to write at once; Escape leaves the box to the keys of the page.
  if (!draft.brief && !draft.parsed && matchMedia('(pointer: fine)').matches) setTimeout(() => document.getElementById('brief')?.focus())
  const stopTicking = ticking(() => state.live && !state.live.ended)
  return {
    title: 'Compose',
    view,
    get slim() {
      return edit.isOpen
    },
    keys: () => (edit.isOpen ? edit.keys() : {
      'mod+enter': () => (isCurrent() ? run('live') : submit()),
      'mod+shift+enter': () => draft.parsed && run('dry-run'),
    }),
    here: () => (draft.parsed ? [
      { label: `Run ${draft.parsed.plan.name}`, icon: 'play', act: () => run('live') },
      { label: `Dry run ${draft.parsed.plan.name}`, icon: 'st-dry', act: () => run('dry-run') },
      { label: `Save ${draft.parsed.plan.name}`, icon: 'workflows', act: keep },
    ] : []),
    leave: () => {
      stopTicking()
      edit.leave()
      state.live?.stop()
      state.live = null
      state.error = null
    },
  }
}

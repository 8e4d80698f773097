// Webhooks: addresses that are told of runs, each with what was sent to it last.
import { html, nothing, live, drawn, update } from '../shell/view.js'
import { del, get, patch, post } from '../api/http.js'
import { all } from '../api/pages.js'
import { errorLine, errorPanel, skeleton } from '../look/errors.js'
import { icon } from '../look/icons.js'
import { ask, openDialog } from '../look/ask.js'
import { lastOf, deliveryList } from './deliveries.js'
import { doer } from './doing.js'
import { once } from './once.js'

export const EVENTS = [
  ['run.completed', 'A run ended well'],
  ['run.failed', 'A run failed'],
  ['run.waiting', 'A run waits for you'],
  ['integration.expired', 'A tool has to be connected anew'],
]

const LAST = 10
/** How often what is on its way, or looked at, is asked for again. */
const AGAIN = 4000

export function hooksPart() {
  const state = { list: null, lost: null, sent: new Map(), names: new Map(), form: null, open: '', secret: null, chosen: null }
  const { state: now, doing } = doer()

  async function loadSent(id) {
    state.sent.set(id, (await get(`/api/webhooks/${id}/deliveries?limit=${LAST}`)).deliveries)
    update()
  }

  async function load() {
    try {
      state.list = await all('/api/webhooks', 'webhooks')
      state.lost = null
      for (const hook of state.list) loadSent(hook.id).catch(() => {})
    } catch (error) {
      state.lost = error
    }
    update()
  }

  const isWatched = id => id === state.open || state.sent.get(id)?.some(one => one.status === 'pending')
  const timer = setInterval(() => {
    if (!document.hidden) for (const hook of state.list || []) if (isWatched(hook.id)) loadSent(hook.id).catch(() => {})
  }, AGAIN)

  const openForm = hook => {
    state.form = hook || {}
    now.error = null
    drawn(() => document.getElementById('hook-url')?.focus())
  }

  const save = event => {
    event.preventDefault()
    const data = new FormData(event.target)
    const content = { url: data.get('url').trim(), events: data.getAll('event'), workflowId: data.get('workflow') || null }
    return doing('save', async () => {
      if (state.form.id) await patch(`/api/webhooks/${state.form.id}`, content)
      else {
        const { webhook, secret } = await post('/api/webhooks', content)
        state.secret = { text: secret, url: webhook.url }
        drawn(() => document.getElementById('once')?.focus())
      }
      state.form = null
      await load()
    })
  }

  function turn(hook, enabled) {
    if (now.busy) return update()
    hook.enabled = enabled
    return doing(`turn ${hook.id}`, async () => {
      try {
        Object.assign(hook, (await patch(`/api/webhooks/${hook.id}`, { enabled })).webhook)
      } catch (error) {
        hook.enabled = !enabled
        throw error
      }
    })
  }

  const again = (hook, delivery) => doing(`again ${hook.id}`, async () => {
    await post(`/api/webhooks/${hook.id}/deliveries/${delivery.id}/redeliver`)
    await loadSent(hook.id)
  })

  const remove = () => doing('remove', async () => {
    await del(`/api/webhooks/${state.chosen.id}`)
    await load()
  })

  const form = () => html`
    <form class="panel panel-body form narrow-form" aria-label=${state.form.id ? 'Change the webhook' : 'New webhook'} @submit=${save}>
      <div class="field"><label for="hook-url">URL</label><input class="input" id="hook-url" name="url" type="url" required maxlength="2048" autocomplete="off" placeholder="https://example.com/hook" .defaultValue=${state.form.url || ''}></div>
      <fieldset class="ways"><legend>It is told when</legend>
        ${EVENTS.map(([name, words]) => html`<label class="row"><input type="checkbox" name="event" value=${name} ?checked=${state.form.events ? state.form.events.includes(name) : name !== 'integration.expired'}><span>${words}</span></label>`)}</fieldset>
      <div class="field"><label for="hook-workflow">Of</label><select class="select" id="hook-workflow" name="workflow">
        <option value="">Every workflow, and runs without one</option>
        ${[...state.names].map(([id, name]) => html`<option value=${id} ?selected=${state.form.workflowId === id}>${name}</option>`)}</select></div>
      ${now.at === 'save' ? errorLine(now.error) : nothing}
      <div class="row"><button class="btn primary" type="submit">${now.busy === 'save' ? 'Saving' : state.form.id ? 'Save' : 'Add webhook'}</button>
        <button class="btn ghost" type="button" @click=${() => {
          state.form = null
          update()
        }}>Close</button></div>
    </form>`

  function row(hook) {
    const sent = state.sent.get(hook.id)
    const isOpen = state.open === hook.id
    const words = EVENTS.filter(([name]) => hook.events.includes(name)).map(([, event]) => event.toLowerCase()).join(', ')
    return html`
      <li><div><span class="mono name">${hook.url}</span>
          <p class="sub">When ${words}${hook.workflowId ? html`; of ${state.names.get(hook.workflowId) || 'a deleted workflow'}` : nothing}.</p>
          <p class="sub">${hook.enabled ? lastOf(sent) : 'Off: nothing is sent.'}</p></div>
        <div class="actions">
          <input type="checkbox" class="switch" role="switch" aria-label=${`${hook.url}: on`} .checked=${live(hook.enabled)} @change=${event => turn(hook, event.target.checked)}>
          <button class="btn small" type="button" aria-expanded=${isOpen} @click=${() => {
            state.open = isOpen ? '' : hook.id
            loadSent(hook.id).catch(() => {})
            update()
          }}>Deliveries<span class="sr"> to ${hook.url}</span></button>
          <button class="btn small" type="button" @click=${() => openForm(hook)}>Change<span class="sr"> ${hook.url}</span></button>
          <button class="btn small ghost danger" type="button" @click=${() => {
            state.chosen = hook
            drawn(() => openDialog('remove-hook'))
          }}>Remove<span class="sr"> ${hook.url}</span></button>
        </div>
        ${now.error && [`again ${hook.id}`, `turn ${hook.id}`].includes(now.at) ? html`<div class="in-row">${errorLine(now.error)}</div>` : nothing}
        ${isOpen ? html`<div class="in-row">${deliveryList(sent, delivery => again(hook, delivery))}</div>` : nothing}
      </li>`
  }

  const empty = () => html`
    <div class="panel empty"><h3>Nobody is told yet</h3>
      <p>A webhook is an address of yours that Dispatch tells of each run that ends or waits for you, signed, and again until it answers.</p>
      <button class="btn primary" type="button" @click=${() => openForm()}>New webhook</button></div>`

  load()
  all('/api/workflows', 'workflows').then(workflows => {
    state.names = new Map(workflows.map(one => [one.id, one.name]))
    update()
  }, () => {})
  return {
    view: () => html`
      <section class="section" aria-labelledby="hooks"><div class="section-head"><h2 id="hooks">Webhooks</h2><span class="push"></span>
        ${state.list?.length && !state.form ? html`<button class="btn small" type="button" @click=${() => openForm()}>${icon('plus')}New webhook</button>` : nothing}</div>
        ${once(state.secret?.text, 'The secret, shown this once', html`What is sent to <span class="v">${state.secret?.url}</span> is signed with it.`, () => {
          state.secret = null
          update()
        })}
        ${state.form ? form() : nothing}
        ${now.at === 'remove' ? errorLine(now.error) : nothing}
        ${state.list ? (state.list.length ? html`<ul class="panel rows plain">${state.list.map(row)}</ul>` : state.form ? nothing : empty())
          : state.lost ? errorPanel(state.lost, 'The webhooks cannot be shown', load) : skeleton(3, 'Loading the webhooks')}
      </section>
      ${state.chosen ? ask('remove-hook', 'Remove this webhook?', html`<p><span class="v">${state.chosen.url}</span> is told nothing any more. The list of what was sent goes with it.</p>`, 'Remove this webhook', remove) : nothing}`,
    leave: () => clearInterval(timer),
  }
}

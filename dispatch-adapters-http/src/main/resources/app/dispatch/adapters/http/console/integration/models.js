// Keys of language model providers: one of each, one of them the default.
import { html, nothing, drawn, update } from '../shell/view.js'
import { del, get, post, put } from '../api/http.js'
import { onLeave } from '../account/session.js'
import { errorLine, errorPanel } from '../look/errors.js'
import { tile } from '../look/icons.js'
import { mark } from '../look/status.js'
import { exact } from '../look/time.js'

const PROVIDERS = [
  { id: 'openai', label: 'OpenAI', model: 'gpt-4o', key: 'sk-…' },
  { id: 'anthropic', label: 'Anthropic', model: 'claude-sonnet-4-5', key: 'sk-ant-…' },
  { id: 'google', label: 'Google Gemini', model: 'gemini-2.5-flash', key: 'AIza…' },
]

const nothingKnown = () => ({ keys: null, error: null, open: '', busy: '', failed: null, failedAt: '', tried: new Map() })
const state = nothingKnown()

onLeave(() => Object.assign(state, nothingKnown()))

export async function loadModels() {
  try {
    state.keys = await get('/api/credentials')
    state.error = null
  } catch (error) {
    state.error = error
  }
  update()
}

/** Does one thing with the key of a provider; what goes wrong stands beside it. */
async function doing(id, what, act) {
  if (state.busy) return
  Object.assign(state, { busy: `${id} ${what}`, failed: null })
  update()
  try {
    await act()
  } catch (error) {
    Object.assign(state, { failed: error, failedAt: id })
  }
  state.busy = ''
  update()
}

const save = (event, id) => {
  event.preventDefault()
  const form = event.target
  const { apiKey, model } = Object.fromEntries(new FormData(form))
  return doing(id, 'save', async () => {
    try {
      await put(`/api/credentials/${id}`, { apiKey: apiKey.trim(), ...(model.trim() ? { model: model.trim() } : {}) })
    } catch (error) {
      if (error.code !== 'offline') form.elements.apiKey.value = ''
      throw error
    }
    form.elements.apiKey.value = ''
    state.open = ''
    state.tried.delete(id)
    await loadModels()
    state.tried.set(id, await post(`/api/credentials/${id}`, {}))
  })
}

const test = id => doing(id, 'test', async () => {
  state.tried.set(id, await post(`/api/credentials/${id}`, {}))
})

const remove = id => doing(id, 'remove', async () => {
  state.keys = await del(`/api/credentials/${id}`)
  state.tried.delete(id)
})

const prefer = id => doing(id, 'prefer', async () => {
  state.keys = await put('/api/credentials/default', { provider: id })
})

function toggle(id) {
  Object.assign(state, { open: state.open === id ? '' : id, failed: null })
  drawn(() => document.getElementById(`key-${id}`)?.focus())
}

const form = (provider, saved) => html`
  <form class="form in-row" aria-label=${`Key of ${provider.label}`} @submit=${event => save(event, provider.id)}>
    <div class="field"><label for=${`key-${provider.id}`}>API key</label>
      <input class="input" id=${`key-${provider.id}`} name="apiKey" type="password" autocomplete="new-password" spellcheck="false" required placeholder=${provider.key}></div>
    <div class="field"><label for=${`model-${provider.id}`}>Model <span class="meta">optional</span></label>
      <input class="input" id=${`model-${provider.id}`} name="model" autocomplete="off" spellcheck="false" placeholder=${provider.model} .defaultValue=${saved?.model || ''}>
      <span class="hint">What steps use that name no model</span></div>
    <div class="row"><button class="btn primary" type="submit" aria-disabled=${state.busy === `${provider.id} save`}>${state.busy === `${provider.id} save` ? 'Saving' : 'Save'}</button>
      <button class="btn ghost" type="button" @click=${() => toggle(provider.id)}>Close</button></div>
  </form>`

function told(id) {
  const tried = state.tried.get(id)
  if (!tried) return nothing
  return html`<p class="told" role="status">${mark(tried.ok ? 'ok' : 'failed', tried.ok ? tried.info || 'It works' : tried.error)}</p>`
}

function row(provider) {
  const saved = state.keys.providers.find(one => one.provider === provider.id)
  const isOpen = state.open === provider.id
  const button = (what, words, busy, act, more = '') => html`<button class="btn small ${more}" type="button" @click=${act}>${state.busy === `${provider.id} ${what}` ? busy : words}<span class="sr"> ${provider.label}</span></button>`
  return html`
    <li>${tile(provider.id)}
      <div class="tool-words"><span class="name">${provider.label}</span>${saved && state.keys.default === provider.id ? html` <span class="meta">default</span>` : nothing}
        <p class="sub">${saved ? html`<span class="v">${saved.maskedKey}</span> ${saved.model || 'the provider’s usual model'}, since ${exact(saved.createdAt)}` : 'No key'}</p>${told(provider.id)}</div>
      <div class="actions">
        ${saved && state.keys.default !== provider.id ? button('prefer', 'Make default', 'Choosing', () => prefer(provider.id), 'ghost') : nothing}
        ${saved ? button('test', 'Test', 'Trying', () => test(provider.id)) : nothing}
        ${isOpen ? nothing : button('open', saved ? 'Replace' : 'Add key', '', () => toggle(provider.id))}
        ${saved ? button('remove', 'Remove', 'Removing', () => remove(provider.id), 'ghost danger') : nothing}
      </div>
      ${isOpen ? form(provider, saved) : nothing}
      ${state.failed && state.failedAt === provider.id ? html`<div class="in-row">${errorLine(state.failed)}</div>` : nothing}
    </li>`
}

/** The section. */
export const modelKeys = () => html`
  <section class="section" aria-labelledby="models"><div class="section-head"><h2 id="models">Language models</h2></div>
    <p class="soft lead">Steps that write, summarize, extract, classify or translate use the default key, unless they name another provider.</p>
    ${state.keys ? html`<ul class="panel rows">${PROVIDERS.map(row)}</ul>` : state.error ? errorPanel(state.error, 'The keys cannot be shown', loadModels) : nothing}
  </section>`

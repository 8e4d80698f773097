// One tool: how it is connected, what it can do, what uses it.
import { html, nothing, drawn, update } from '../shell/view.js'
import { nothingHere } from '../shell/missing.js'
import { post } from '../api/http.js'
import { catalog, connect, disconnect, loadCatalog, tryConnection } from '../tool/catalog.js'
import { errorLine, errorPanel, skeleton } from '../look/errors.js'
import { tile } from '../look/icons.js'
import { exact, when } from '../look/time.js'
import { connectForm, entered, forgetSecrets, wayNow } from './form.js'
import { operations } from './ops.js'
import { askToDisconnect, disconnectDialog } from './remove.js'
import { isOpen } from '../tool/open.js'
import { inShort, standingMark } from './state.js'
import { loadUses, useList } from './uses.js'

export function toolPage({ tool: id }) {
  const state = { isOpen: false, way: null, busy: '', error: null, failed: null }
  const tool = () => catalog.tools?.get(id)
  const connection = () => catalog.connections.get(id)

  async function doing(what, act) {
    if (state.busy) return
    Object.assign(state, { busy: what, failed: null })
    update()
    try {
      await act()
    } catch (error) {
      state.failed = error
    }
    state.busy = ''
    update()
  }

  async function submit(event) {
    event.preventDefault()
    if (state.busy) return
    const form = event.target
    Object.assign(state, { busy: 'connect', error: null })
    update()
    try {
      await connect(id, entered(form), { test: form.elements['-test'].checked })
      state.isOpen = false
      drawn(() => document.getElementById('state')?.focus())
    } catch (error) {
      state.error = error
      drawn(() => form.querySelector('[aria-invalid=true]')?.focus())
    }
    // What never arrived may be sent again as it stands.
    if (state.error?.code !== 'offline') forgetSecrets(form)
    state.busy = ''
    update()
  }

  const elsewhere = () => doing('elsewhere', async () => {
    location.assign((await post(`/api/integrations/${id}/connect`)).url)
  })
  const remove = () => doing('remove', () => disconnect(id))
  const toggle = () => {
    Object.assign(state, { isOpen: !state.isOpen, error: null, way: null })
    drawn(() => state.isOpen && document.querySelector('form.form input:not([type=radio])')?.focus())
  }

  const vendorButton = words => (tool().connect
    ? html`<div><button class="btn primary" type="button" @click=${elsewhere}>${state.busy === 'elsewhere' ? 'Going there' : words}</button></div>` : nothing)

  const form = () => connectForm(tool(), { ...state, way: state.way ?? wayNow(tool(), connection()) }, {
    connection: connection(),
    choose: way => {
      state.way = way
      update()
    },
    submit,
    back: connection() ? toggle : null,
  })

  function connected() {
    const now = connection()
    const last = now.lastTest
    return html`
      <div class="panel-head" id="state" tabindex="-1">${standingMark(tool())}<span class="push"></span>${last ? html`<span class="meta">tried ${when(last.at)}</span>` : nothing}</div>
      <div class="panel-body form">
        ${last ? html`<p class=${last.ok ? 'as' : 'c-failed as'} role="status">${inShort(tool())}</p>` : nothing}
        <dl class="kv">
          ${tool().fields.filter(one => now.fields[one.key] !== undefined).map(one => html`<dt>${one.label}</dt><dd><span class="v">${now.fields[one.key]}</span></dd>`)}
          <dt>Connected</dt><dd>${exact(now.createdAt)}</dd>
          ${now.updatedAt > now.createdAt + 1000 ? html`<dt>Changed</dt><dd>${exact(now.updatedAt)}</dd>` : nothing}
          <dt>Used by</dt><dd>${useList(id)}</dd>
        </dl>
        ${errorLine(state.failed)}
      </div>
      ${state.isOpen ? html`<div class="panel-body lined">${vendorButton(`Connect anew on ${tool().label}’s page`)}${form()}</div>` : html`
        <div class="panel-foot"><button class="btn" type="button" @click=${() => doing('test', () => tryConnection(id))}>${state.busy === 'test' ? 'Trying' : 'Test'}</button>
          <button class="btn ${last?.ok === false ? 'primary' : ''}" type="button" @click=${toggle}>Replace</button><span class="push"></span>
          <button class="btn ghost danger" type="button" @click=${askToDisconnect}>Disconnect</button></div>`}`
  }

  const open = () => html`
    <div class="panel-head">${standingMark(tool())}</div>
    <div class="panel-body form">
      ${isOpen(tool()) ? html`<p class="soft">It works as it is. Connected, it reaches one server with a secret that no plan sees.</p>` : nothing}
      ${vendorButton(`Connect on ${tool().label}’s page`)}
      ${tool().connect ? html`<p class="or">or with keys of your own</p>` : nothing}
      ${errorLine(state.failed)}
      ${form()}
      <dl class="kv lined-top"><dt>Used by</dt><dd>${useList(id)}</dd></dl>
    </div>`

  function view() {
    if (!catalog.tools) return html`<h1 class="sr">Integration</h1>${catalog.error ? errorPanel(catalog.error, 'The tool cannot be shown', loadCatalog) : skeleton(5, 'Loading the tool')}`
    if (!tool()) return nothingHere('There is no such tool', 'This server has none of that name.', html`<a class="btn primary" href="/integrations">See all tools</a>`)
    return html`
      <div class="head"><div><nav class="crumb" aria-label="Where this is"><a href="/integrations">Integrations</a></nav>
        <div class="row">${tile(id)}<h1>${tool().label}</h1></div><p>${tool().description}</p></div></div>
      <div class="tool-page">
        <section class="panel" aria-label="Connection">${connection() ? connected() : open()}</section>
        ${operations(tool())}
      </div>
      ${disconnectDialog(tool(), remove)}`
  }

  loadCatalog()
  loadUses()
  return { title: () => tool()?.label || 'Integration', view }
}

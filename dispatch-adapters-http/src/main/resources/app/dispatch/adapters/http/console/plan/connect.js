// What a card says when its tool is not connected, and the form that connects it there and then.
import { html, nothing, update, drawn } from '../shell/view.js'
import { icon } from '../look/icons.js'
import { errorLine } from '../look/errors.js'
import { connect, isConnected, toolOf } from '../tool/catalog.js'

const forms = new Map()
const done = new Set()

/** Calls `listener` with the tool that was connected. */
export function onConnected(listener) {
  done.add(listener)
}

function formOf(tool) {
  if (!forms.has(tool)) forms.set(tool, { open: false, fields: {}, error: null, busy: false })
  return forms.get(tool)
}

function toggle(tool) {
  const form = formOf(tool)
  form.open = !form.open
  drawn(() => form.open && document.querySelector(`[data-connect="${tool}"] input`)?.focus())
}

async function submit(event, tool) {
  event.preventDefault()
  const form = formOf(tool)
  if (form.busy) return
  form.busy = true
  form.error = null
  update()
  try {
    await connect(tool, form.fields)
    forms.delete(tool)
    for (const listener of done) listener(tool)
  } catch (error) {
    form.error = error
  }
  form.busy = false
  update()
}

const field = (tool, form, one) => html`
  <div class="field">
    <label for=${`connect-${tool}-${one.key}`}>${one.label}${one.required ? nothing : html` <span class="meta">optional</span>`}</label>
    <input class="input" id=${`connect-${tool}-${one.key}`} type=${one.secret ? 'password' : 'text'} autocomplete="off" ?required=${one.required} placeholder=${one.placeholder || ''}
      @input=${event => {
        form.fields[one.key] = event.target.value
      }}>
    ${one.help ? html`<span class="hint">${one.help}</span>` : nothing}
  </div>`

const form = tool => {
  const state = formOf(tool)
  return html`
    <form class="card-form" data-connect=${tool} aria-label="Connect ${toolOf(tool).label}" @submit=${event => submit(event, tool)} @click=${event => event.stopPropagation()}>
      ${toolOf(tool).fields.map(one => field(tool, state, one))}
      ${errorLine(state.error)}
      <div class="row"><button class="btn small primary" type="submit" aria-disabled=${state.busy}>${state.busy ? 'Trying it' : 'Save and test'}</button>
        <button class="btn small ghost" type="button" @click=${() => toggle(tool)}>Close</button></div>
    </form>`
}

/** The strip at the foot of a card; the words stand alone where nobody is signed in to connect it. */
export function connectStrip({ tool, label, reason }) {
  if (isConnected(tool)) return nothing
  const known = toolOf(tool)
  return html`
    <div class="card-need">${icon('plug')}<span>${label} is ${reason || 'not connected'}</span>
      ${known && !formOf(tool).open ? html`<button class="btn small" type="button" @click=${event => {
        event.stopPropagation()
        toggle(tool)
      }}>Connect<span class="sr"> ${label}</span></button>` : nothing}
    </div>
    ${known && formOf(tool).open ? form(tool) : nothing}`
}

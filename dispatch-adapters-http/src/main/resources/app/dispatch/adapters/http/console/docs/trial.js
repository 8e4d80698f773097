// One operation tried from its page: the values that are sent, the request in three languages, and what was answered.
import { drawn, html, nothing, update } from '../shell/view.js'
import { load, onLeave, session } from '../account/session.js'
import { access, body, isStream } from './openapi.js'
import { examples, request } from './samples.js'

/** Operations that only look, although they are no GET: nobody needs to be asked before they are sent. */
const LOOKS = new Set(['parse', 'publicParse', 'checkPlan'])

const trials = new Map()

onLeave(() => trials.clear())

/** What stands on the page of that operation. */
export function trialOf(operation) {
  if (!trials.has(operation.id)) trials.set(operation.id, { values: examples(operation), answer: null, busy: null })
  return trials.get(operation.id)
}

/** Whether it may change something. */
export const changes = operation => operation.method !== 'GET' && !LOOKS.has(operation.id) || operation.id === 'fireByGet' || operation.id === 'cron'

/** Whether somebody has to sign in first. */
export const needsSignIn = operation => !session.user && ['session', 'token'].includes(access(operation).who) && !access(operation).open

/** Sends it, after asking where it may change something. */
export function send(operation) {
  if (trialOf(operation).busy) return
  if (!changes(operation)) return sendNow(operation)
  update()
  drawn(() => document.getElementById('send')?.showModal())
}

async function sendNow(operation) {
  const trial = trialOf(operation)
  const { method, url, headers, body: content } = request(operation, trial.values, '')
  trial.busy = new AbortController()
  trial.answer = null
  update()
  const begun = performance.now()
  try {
    const response = await fetch(url, { method, headers: Object.fromEntries(headers), body: content, signal: trial.busy.signal, credentials: 'same-origin' })
    trial.answer = { status: response.status, type: response.headers.get('content-type') || '', ms: 0, bytes: 0, text: '' }
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    for (let part = await reader?.read(); part && !part.done; part = await reader.read()) {
      trial.answer.text += part.value
      trial.answer.bytes += part.value.length
      if (isStream(operation)) update()
    }
    read(trial.answer)
    if (operation.path.startsWith('/api/auth/') && method !== 'GET') load()
  } catch (error) {
    if (!trial.answer) trial.answer = { failed: trial.busy.signal.aborted ? 'Stopped' : `Nothing was answered: ${error.message}` }
  }
  trial.answer.ms = Math.round(performance.now() - begun)
  trial.busy = null
  update()
}

function read(answer) {
  if (!answer.type.includes('json')) return
  try {
    answer.value = JSON.parse(answer.text)
  } catch {
    // It is shown as the text that it is.
  }
}

const set = (values, name) => event => {
  values[name] = event.target.value
  update()
}

const field = (operation, place) => parameter => {
  const { values } = trialOf(operation)
  const id = `${place}-${parameter.name}`
  const choices = parameter.schema?.enum
  return html`
    <div class="field"><label for=${id}><span class="mono">${parameter.name}</span></label>
      ${choices ? html`<select class="select" id=${id} @change=${set(values[place], parameter.name)}>
        <option value="" ?selected=${!values[place][parameter.name]}>left out</option>
        ${choices.map(one => html`<option ?selected=${values[place][parameter.name] === one}>${one}</option>`)}</select>`
    : html`<input class="input mono" id=${id} autocomplete="off" spellcheck="false" .value=${values[place][parameter.name]} @input=${set(values[place], parameter.name)}>`}
    </div>`
}

/** The form with the values that are sent; nothing where there are none. */
export function valuesForm(operation) {
  const { values } = trialOf(operation)
  const sent = body(operation)
  if (!operation.parameters.length && !sent) return nothing
  return html`
    <details class="values" ?open=${operation.parameters.some(one => one.in === 'path')}>
      <summary>Change what is sent</summary>
      <div class="form">
        ${['path', 'query', 'header'].map(place => operation.parameters.filter(one => one.in === place).map(field(operation, place)))}
        ${sent ? html`<div class="field"><label for="body">Body</label>
          <textarea class="textarea mono" id="body" rows=${Math.min(14, values.body.split('\n').length + 1)} spellcheck="false" .value=${values.body} @input=${set(values, 'body')}></textarea></div>` : nothing}
      </div>
    </details>`
}

/** The question before something is changed, as a dialog that waits to be opened. */
export const question = operation => html`
  <dialog id="send" aria-labelledby="send-title">
    <div class="panel-head"><h2 id="send-title">This may change something</h2></div>
    <div class="panel-body"><p><span class="verb">${operation.method}</span> <span class="path">${request(operation, trialOf(operation).values, '').url}</span></p>
      <p class="soft">It is sent to this server ${session.user ? html`as <b>${session.user.email}</b>` : 'as nobody'}, and what it does is real.</p></div>
    <div class="panel-foot">
      <button class="btn" type="button" autofocus @click=${event => event.target.closest('dialog').close()}>Cancel</button>
      <button class="btn primary" type="button" @click=${event => {
    event.target.closest('dialog').close()
    sendNow(operation)
  }}>Send it</button>
    </div>
  </dialog>`

export const stop = operation => trialOf(operation).busy?.abort()

// The right side of an operation's page: its request in three languages, "Send", and what was answered.
import { html, nothing, update } from '../shell/view.js'
import { MAC, MOD } from '../shell/keys.js'
import { copyButton } from '../run/copy.js'
import { json } from '../run/json.js'
import { signInAddress } from '../account/form.js'
import { session } from '../account/session.js'
import { coloured } from './code.js'
import { successes } from './openapi.js'
import { LANGUAGES, sample } from './samples.js'
import { needsSignIn, question, send, stop, trialOf, valuesForm } from './trial.js'

const KEPT = 'dispatch-docs-language'
let language = localStorage.getItem(KEPT) || 'curl'

function choose(name) {
  language = name
  localStorage.setItem(KEPT, name)
  update()
}

const who = operation => {
  if (needsSignIn(operation)) return html`<span class="meta"><a href=${signInAddress()}>Sign in</a> to have it answered</span>`
  return html`<span class="meta">${session.user ? `as ${session.user.email}` : 'as nobody'}</span>`
}

function asked(operation) {
  const trial = trialOf(operation)
  const [, label, colours] = LANGUAGES.find(([name]) => name === language) || LANGUAGES[0]
  const text = sample(language, operation, trial.values, location.origin)
  return html`
    <section class="panel" aria-labelledby="req">
      <div class="panel-head"><h2 id="req" class="h3">Request</h2>
        <div class="segments push" role="group" aria-label="Language">
          ${LANGUAGES.map(([name, words]) => html`<button type="button" aria-pressed=${name === language} @click=${() => choose(name)}>${words}</button>`)}
        </div></div>
      <pre class="code flat" tabindex="0" role="region" aria-label="The request as ${label}">${coloured(text, colours)}</pre>
      ${valuesForm(operation)}
      <div class="panel-foot">
        ${trial.busy ? html`<button class="btn" type="button" @click=${() => stop(operation)}>Stop</button>`
    : html`<button class="btn primary" type="button" @click=${() => send(operation)}>Send <kbd aria-hidden="true">${MOD}${MAC ? '' : ' '}⏎</kbd></button>`}
        ${who(operation)}<span class="push"></span>${copyButton(() => text, 'Copy the request', `request ${language}`)}
      </div>
    </section>`
}

const size = bytes => (bytes < 1024 ? `${bytes} B` : `${(bytes / 1024).toFixed(1)} KB`)

const panel = (title, facts, content, text) => html`
  <section class="panel gap-m" aria-labelledby="res">
    <div class="panel-head"><h2 id="res" class="h3">${title}</h2>${facts}<span class="push"></span>${text ? copyButton(() => text, 'Copy the answer', 'answer') : nothing}</div>
    ${content}
  </section>`

function answered(document, operation) {
  const { answer, busy } = trialOf(operation)
  if (answer?.failed) return panel('Answer', nothing, html`<p class="panel-body soft" role="status">${answer.failed}</p>`)
  if (answer) {
    const colour = answer.status < 300 ? 'c-ok' : answer.status < 400 ? '' : 'c-failed'
    const facts = html`<span role="status" class="st ${colour}">${answer.status}</span><span class="meta">${busy ? 'under way' : `${answer.ms} ms, ${size(answer.bytes)}`}</span>`
    const content = answer.value === undefined
      ? answer.text ? html`<pre class="code flat" tabindex="0" role="region" aria-label="The answer as text">${answer.text}</pre>` : html`<p class="panel-body soft">It has no body.</p>`
      : json(answer.value, { label: 'The answer as JSON' })
    return panel('Answer', facts, content, answer.text)
  }
  if (busy) return panel('Answer', nothing, html`<p class="panel-body soft" role="status">Waiting for the answer</p>`)
  const [status, example] = successes(document, operation).find(([, one]) => one.example !== undefined) || []
  if (!status) return nothing
  const text = typeof example.example === 'string' ? example.example : JSON.stringify(example.example, null, 2)
  return panel('Answer', html`<span class="meta">${status}, an example</span>`, typeof example.example === 'string'
    ? html`<pre class="code flat" tabindex="0" role="region" aria-label="Example of an answer">${text}</pre>`
    : json(example.example, { label: 'Example of an answer' }), text)
}

export const tryIt = (document, operation) => html`${asked(operation)}${answered(document, operation)}${question(operation)}`

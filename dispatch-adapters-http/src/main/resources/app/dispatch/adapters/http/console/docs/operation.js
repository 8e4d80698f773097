// One operation of the API: what it does, what it takes, what it answers, how it may fail, and a trial of it.
import { html, nothing } from '../shell/view.js'
import { icon } from '../look/icons.js'
import { access, body, operationOf, refusals, successes } from './openapi.js'
import { ERRORS, need } from './data.js'
import { parameterList, schemaList } from './schema.js'
import { codeLink, path, sentence, words } from './words.js'
import { tryIt } from './try.js'
import { send } from './trial.js'

const PLACES = [['path', 'Path'], ['query', 'Query'], ['header', 'Headers']]

function callers(operation) {
  const { who, scope, open } = access(operation)
  if (who === 'cron') return html`Needs <code class="v">Authorization: Bearer</code> with the server's CRON_SECRET.`
  if (who === 'session') return 'Needs a session: no token does.'
  if (who === 'none' || open) return scope ? html`For anyone; signed in there is more. A token needs the scope <code class="v">${scope}</code>.` : 'For anyone.'
  return html`Needs a session, or a token with the scope <code class="v">${scope}</code>.`
}

const events = (document, all) => html`
  <p>Each event is a line <code class="v">event:</code>, a line <code class="v">data:</code> with JSON, and a line <code class="v">id:</code>. Their data:</p>
  ${Object.entries(all).map(([name, schema]) => html`<h3 class="mono">${name}</h3>${schemaList(document, schema, { answers: true })}`)}`

const success = document => ([status, one]) => html`
  <div class="answer">
    <p><span class="st c-ok">${status}</span> ${words(sentence(one.description))}</p>
    ${one.events ? events(document, one.events) : one.schema ? schemaList(document, one.schema, { answers: true }) : nothing}
  </div>`

/** Codes that nearly every operation has, for reasons that are not its own. */
const COMMON = new Set(['bad_request', 'invalid_json', 'payload_too_large', 'unauthorized', 'forbidden', 'origin_not_allowed', 'internal', 'unavailable'])

function failures(operation) {
  const meanings = new Map((need(ERRORS).value?.requests || []).map(one => [one.code, one]))
  const all = refusals(operation)
  const own = all.filter(([, code]) => !COMMON.has(code))
  const common = all.filter(([, code]) => COMMON.has(code))
  return html`
    ${own.length ? html`<dl class="params codes-of">${own.map(([status, code]) => html`<div><dt>${codeLink(code)}<span class="meta">${status}</span></dt><dd>${words(sentence(meanings.get(code)?.meaning))}</dd></div>`)}</dl>` : nothing}
    <p class="rest">${own.length ? 'And as most operations' : 'As most operations'}: ${common.map(([status, code], i) => html`${i ? ', ' : ''}${codeLink(code)} <span class="meta">${status}</span>`)}.</p>`
}

/** The page: its parts as {title, main, aside}; undefined where there is no such operation. */
export function operationPage(document, id) {
  const operation = operationOf(document, id)
  if (!operation) return undefined
  const sent = body(operation)
  return {
    title: operation.summary,
    keys: { 'mod+enter': () => send(operation) },
    main: html`
      <div><p class="crumb"><a href="/docs/api">API</a>${icon('right')}<span>${operation.group}</span></p>
        <h1>${operation.summary}</h1><p class="op-line"><span class="verb">${operation.method}</span> ${path(operation.path)}</p></div>
      <p class="gist">${words(operation.description)}</p>
      <p class="meta">${callers(operation)}</p>
      ${PLACES.map(([place, title]) => {
    const all = operation.parameters.filter(one => one.in === place)
    return all.length ? html`<section><h2 id=${place}>${title}</h2>${parameterList(document, all)}</section>` : nothing
  })}
      ${sent ? html`<section><h2 id="body-of">Body</h2>${sent.type === 'application/json' ? nothing : html`<p class="meta">${sent.type}</p>`}${schemaList(document, sent.schema)}</section>` : nothing}
      <section><h2 id="answers">Answer</h2>${successes(document, operation).map(success(document))}</section>
      <section><h2 id="errors">Errors</h2>${failures(operation)}</section>`,
    aside: tryIt(document, operation),
  }
}

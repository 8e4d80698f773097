// The tools: all of them, and one with its operations: what each takes and gives, what it does to the world, and how it is taken back.
import { html, nothing } from '../shell/view.js'
import { icon, tile } from '../look/icons.js'
import { count } from '../look/time.js'
import { block } from './code.js'
import { API, need } from './data.js'
import { schemaList } from './schema.js'
import { inSentence, sentence, words } from './words.js'

export const toolsPage = ({ tools }) => ({
  title: 'Tools',
  main: html`
    <div><h1>Tools</h1><p class="lead">What a step can do: ${count(tools.reduce((sum, tool) => sum + tool.ops.length, 0), 'operation')} of ${count(tools.length, 'tool')}.</p></div>
    <ul class="tool-list">${tools.map(tool => html`
      <li class="panel"><a href="/docs/tools/${tool.tool}">${tile(tool.tool)}<span><b>${tool.label}</b><span class="soft">${tool.description}</span></span><span class="meta">${count(tool.ops.length, 'operation')}</span></a></li>`)}</ul>`,
})

const EFFECTS = {
  read: ['reads', 'reads', 'Reads', 'Changes nothing. A failed attempt is made again by itself, and a dry run makes the call.'],
  idempotent: ['writes', 'writes', 'Writes, the same each time', 'Changes nothing more when it is repeated, so a failed attempt is made again by itself. A dry run answers with the example.'],
  write: ['writes', 'writes', 'Writes', 'Changes something each time, so it is made once. A dry run answers with the example.'],
}

function effect(op) {
  const [kind, name, label] = op.destructive ? ['removes', 'removes', 'Removes'] : EFFECTS[op.effect]
  return html`<span class="effect ${kind}">${icon(name)}${label}</span>`
}

function back(op) {
  if (op.effect === 'read') return 'Nothing is to be taken back.'
  return op.undo ? html`An undo of its run takes it back: ${words(sentence(inSentence(op.undo)))}` : 'It cannot be taken back.'
}

const step = (tool, op) => JSON.stringify({ id: op.id.replace(/\W/g, '_'), tool: tool.tool, op: op.id, params: op.example.params }, null, 2)

const operation = tool => op => html`
  <section class="op-part" id=${op.id}>
    <h2><a class="anchor" href="#${op.id}">${op.title}</a> <code class="meta mono">${op.id}</code></h2>
    <p class="row wrap">${effect(op)}</p>
    <p class="gist">${words(sentence(op.description))}</p>
    <p class="meta">${EFFECTS[op.effect][3]} ${back(op)}</p>
    <h3>Parameters</h3>${Object.keys(op.params.properties || {}).length ? schemaList({}, op.params) : html`<p class="soft">None.</p>`}
    <h3>Output</h3>${schemaList({}, op.output, { answers: true })}
    <details class="inner"><summary>An example</summary>
      <p class="meta">As a step</p>${block(step(tool, op), 'json', `A step that calls ${op.id}`)}
      <p class="meta">What it gives</p>${block(JSON.stringify(op.example.output, null, 2), 'json', `What ${op.id} gives`)}</details>
  </section>`

function connection(tool) {
  if (!tool.fields.length) return html`<p>Nothing: it works as it is.</p>`
  return html`
    ${tool.connect ? html`<p>On the vendor's own page, without keys of your own; or by these fields.</p>` : nothing}
    ${tool.ways?.length ? html`<p>One of these is needed: ${tool.ways.map((way, i) => html`${i ? '; or ' : ''}${way.map((key, j) => html`${j ? ' and ' : ''}<code class="v">${key}</code>`)}`)}.</p>` : nothing}
    <dl class="params">${tool.fields.map(one => html`
      <div><dt>${one.key}<span class="meta">${one.secret ? 'secret' : 'text'}${one.required ? html`, <b>required</b>` : ''}</span></dt>
        <dd>${one.label}. ${words(sentence(one.help || ''))}${one.placeholder ? html`<p class="meta">Such as <code class="v">${one.placeholder}</code></p>` : nothing}</dd></div>`)}</dl>
    <p><a href="/integrations/${tool.tool}">Connect ${tool.label}</a>, or read on in <a href="/docs/guide/connections">keys and connections</a>.</p>`
}

/** Senders whose deliveries to a workflow's webhook can be verified. */
const senders = () => need(API).value?.components.schemas.Verifier.properties.kind.enum || []

const events = tool => (senders().includes(tool.tool)
  ? html`<section><h2 id="events">Events</h2><p>What ${tool.label} tells can start a workflow: enter the workflow's webhook there, and have its deliveries <a href="/docs/api/setVerifier">verified</a> as <code class="v">${tool.tool}</code>. The workflow reads what came as <code class="v">trigger</code>; see <a href="/docs/guide/webhooks">webhooks</a>.</p></section>`
  : nothing)

export const toolPage = ({ tool }) => ({
  title: tool.label,
  main: html`
    <div class="tool-head">${tile(tool.tool)}<div><p class="crumb"><a href="/docs/tools">Tools</a>${icon('right')}<span class="mono">${tool.tool}</span></p><h1>${tool.label}</h1></div></div>
    <p class="gist">${words(tool.description)}</p>
    <section><h2 id="connection">What connects it</h2>${connection(tool)}</section>
    ${events(tool)}
    ${tool.ops.map(operation(tool))}`,
  aside: html`<nav class="on-page" aria-label="Operations"><h2 class="h3">Operations</h2><ul>${tool.ops.map(op => html`<li><a href="#${op.id}">${op.title}</a></li>`)}</ul></nav>`,
})

// Integrations: which tools there are, which of them are connected, and the keys of language models.
import { html, nothing, repeat } from '../shell/view.js'
import { go, query, setQuery } from '../shell/router.js'
import { moveFocus } from '../shell/keys.js'
import { catalog, effectOfOp, loadCatalog } from '../tool/catalog.js'
import { effect } from '../plan/card.js'
import { errorPanel, skeleton } from '../look/errors.js'
import { icon, tile } from '../look/icons.js'
import { mark } from '../look/status.js'
import { count } from '../look/time.js'
import { loadModels, modelKeys } from './models.js'
import { isOpen } from '../tool/open.js'
import { inShort, standing, standingMark } from './state.js'
import { loadUses, useCount, usersOf } from './uses.js'

/** What needs somebody comes first. */
const ORDER = ['failed', 'ok', 'untried']

const EFFECTS = ['reads', 'writes', 'removes']

const can = tool => EFFECTS.filter(kind => tool.ops.some(op => effectOfOp(op) === kind)).map(effect)

function row(tool) {
  const connection = catalog.connections.get(tool.tool)
  const isMissing = standing(tool) === 'none' && usersOf(tool.tool)?.length
  return html`
    <tr>
      <td class="wide2"><span class="tool-cell">${tile(tool.tool)}<span class="tool-words">
        <a class="name quiet row-link" href=${`/integrations/${tool.tool}`}>${tool.label}</a>
        <span class="sub"><span class="one-line ${standing(tool) === 'failed' ? 'bad' : ''}">${inShort(tool)}</span></span></span></span></td>
      <td class="state">${connection || isOpen(tool) ? standingMark(tool) : html`<span class="row end-row">Connect${icon('right')}</span>`}</td>
      <td class="drop"><span class="cans">${can(tool)}</span></td>
      <td class="drop end">${isMissing ? mark('approval', html`${useCount(tool.tool)} wait${usersOf(tool.tool).length === 1 ? 's' : ''} for it`) : html`<span class="soft">${useCount(tool.tool)}</span>`}</td>
    </tr>`
}

const table = (id, title, tools) => (tools.length ? html`
  <section class="section" aria-labelledby=${id}><div class="section-head"><h2 id=${id}>${title}</h2><span class="meta">${tools.length}</span></div>
    <table class="table stack tools"><thead><tr><th>Tool</th><th>State</th><th>It can</th><th class="end">Used by</th></tr></thead>
      <tbody>${repeat(tools, tool => tool.tool, row)}</tbody></table></section>` : nothing)

function tables() {
  const words = (query().get('q') || '').toLowerCase()
  const found = [...catalog.tools.values()].filter(tool => `${tool.label} ${tool.description}`.toLowerCase().includes(words))
  const connected = found.filter(tool => catalog.connections.has(tool.tool)).sort((one, other) => ORDER.indexOf(standing(one)) - ORDER.indexOf(standing(other)))
  const others = found.filter(tool => !catalog.connections.has(tool.tool)).sort((one, other) => (usersOf(other.tool)?.length || 0) - (usersOf(one.tool)?.length || 0))
  return html`
    <p class="sr" role="status">${count(found.length, 'tool')} shown</p>
    ${found.length ? nothing : html`<p class="none">No tool is like that. <button class="link" type="button" @click=${() => setQuery({ q: '' })}>Show all</button></p>`}
    ${table('connected', 'Connected', connected)}
    ${table('others', 'Not connected', others)}`
}

function summary() {
  const some = catalog.connections.size
  return `${some ? `${some} of ${count(catalog.tools.size, 'tool')} ${some === 1 ? 'is' : 'are'} connected.` : `${count(catalog.tools.size, 'tool')} can be connected.`} What you enter is encrypted, and never shown again.`
}

function load() {
  loadCatalog()
  loadUses()
  loadModels()
}

export function integrationsPage() {
  load()
  return {
    title: 'Integrations',
    view: () => html`
      <div class="head"><div><h1>Integrations</h1>${catalog.tools ? html`<p>${summary()}</p>` : nothing}</div></div>
      ${catalog.tools ? html`
        <div class="filters"><div class="search">${icon('search')}<input class="input" type="search" aria-label="Find a tool" placeholder="Find a tool" .value=${query().get('q') || ''} @input=${event => setQuery({ q: event.target.value })}></div></div>
        ${tables()}
        ${modelKeys()}`
        : catalog.error ? errorPanel(catalog.error, 'The tools cannot be shown', load) : skeleton(8, 'Loading the tools')}`,
    keys: () => ({
      j: () => moveFocus('.row-link', 1),
      k: () => moveFocus('.row-link', -1),
      '/': () => document.querySelector('[type=search]')?.focus(),
    }),
    here: () => [...(catalog.tools?.values() || [])].map(tool => ({ label: `${catalog.connections.has(tool.tool) ? '' : 'Connect '}${tool.label}`, icon: 'plug', act: () => go(`/integrations/${tool.tool}`) })),
  }
}

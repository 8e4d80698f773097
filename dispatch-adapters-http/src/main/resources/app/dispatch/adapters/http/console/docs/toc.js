// The docs' own list of places, beside each page; on a narrow page it is folded.
import { html, ifDefined, nothing, update } from '../shell/view.js'
import { icon } from '../look/icons.js'
import { groups } from './openapi.js'
import { API, CONTENTS, TOOLS, need } from './data.js'
import { openSearch } from './search.js'
import { short } from './words.js'

const PLACES = [['/docs', 'Overview'], ['/docs/api', 'API reference'], ['/docs/plan', 'The plan language'], ['/docs/tools', 'Tools'], ['/docs/errors', 'Errors']]

let open = false

/** Folds it, as when another page is shown. */
export function foldToc() {
  open = false
}

const link = (path, words) => html`<a href=${path} aria-current=${ifDefined(location.pathname === path ? 'page' : undefined)}>${words}</a>`

const section = (title, links) => html`<h2>${title}</h2><ul>${links.map(one => html`<li>${one}</li>`)}</ul>`

function places(part) {
  if (part === 'api') return (need(API).value ? groups(need(API).value) : []).map(one => section(one.name, one.operations.map(operation => link(`/docs/api/${operation.id}`, operation.summary))))
  if (part === 'tools') return need(TOOLS).value ? section('Tools', need(TOOLS).value.tools.map(tool => link(`/docs/tools/${tool.tool}`, tool.label))) : nothing
  return (need(CONTENTS).value?.sections || []).map(one => section(one.title, one.pages.map(page => link(page.path, short(page.title)))))
}

/** The list; `part` is where in the docs one is. */
export const toc = part => html`
  <div class="toc-side">
    <button class="find" type="button" @click=${openSearch}>${icon('search')}<span>Search the docs</span><kbd>/</kbd></button>
    <button class="btn toc-open" type="button" aria-expanded=${open} aria-controls="toc" @click=${() => {
    open = !open
    update()
  }}>${icon('menu')}All pages</button>
    <nav class="toc ${open ? 'is-open' : ''}" id="toc" aria-label="Docs"><ul>${PLACES.map(([path, words]) => html`<li>${link(path, words)}</li>`)}</ul>${places(part)}</nav>
  </div>`

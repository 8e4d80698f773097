// The search of the docs: words, looked for in an index that the server made, without asking anybody.
import { drawn, html, nothing, update } from '../shell/view.js'
import { closeOutside } from '../shell/keys.js'
import { go } from '../shell/router.js'
import { icon } from '../look/icons.js'
import { TOOLS, need } from './data.js'

const INDEX = '/docs/search.json'
const MOST = 12
const AROUND = 60

const state = { words: '', at: 0 }

export function openSearch() {
  const dialog = document.getElementById('docs-search')
  if (!dialog || dialog.open) return
  Object.assign(state, { words: '', at: 0 })
  need(INDEX)
  need(TOOLS)
  update()
  dialog.showModal()
  dialog.querySelector('input').focus()
}

const wanted = () => state.words.toLowerCase().split(/\s+/).filter(Boolean)

/** How well an entry fits: 0 when a word is nowhere in it; the title counts most. */
function fit(entry, words) {
  const title = entry.title.toLowerCase()
  const place = entry.of.toLowerCase()
  const text = entry.text.toLowerCase()
  let sum = 0
  for (const word of words) {
    const points = title === word ? 30 : title.startsWith(word) ? 14 : title.includes(word) ? 10 : place.includes(word) ? 5 : text.includes(word) ? 1 + Math.min(2, text.split(word).length / 4) : 0
    if (!points) return 0
    sum += points
  }
  return sum
}

const operations = () => (need(TOOLS).value?.tools || []).flatMap(tool => tool.ops.map(op => ({
  title: op.title, of: tool.label, path: `/docs/tools/${tool.tool}#${op.id}`, text: `${tool.tool} ${op.id} ${op.description}`,
})))

function found() {
  const words = wanted()
  if (!words.length || !need(INDEX).value) return []
  return [...need(INDEX).value.entries, ...operations()].map(entry => ({ entry, points: fit(entry, words) })).filter(one => one.points)
    .sort((one, other) => other.points - one.points).slice(0, MOST).map(one => one.entry)
}

/** The text around the first of the words. */
function around({ text }) {
  const places = wanted().map(word => [text.toLowerCase().indexOf(word), word.length]).filter(([at]) => at >= 0).sort(([one], [other]) => one - other)
  if (!places.length) return text.slice(0, 2 * AROUND)
  const [at, length] = places[0]
  const from = Math.max(0, at - AROUND)
  return html`${from ? '…' : ''}${text.slice(from, at)}<mark>${text.slice(at, at + length)}</mark>${text.slice(at + length, at + length + AROUND)}${at + length + AROUND < text.length ? '…' : ''}`
}

function choose(entry) {
  document.getElementById('docs-search').close()
  go(entry.path)
}

function press(event) {
  const all = found()
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (by && all.length) {
    event.preventDefault()
    state.at = (state.at + by + all.length) % all.length
    drawn(() => document.querySelector('#docs-search [aria-selected="true"]')?.scrollIntoView({ block: 'nearest' }))
  } else if (event.key === 'Enter') {
    event.preventDefault()
    if (all[state.at]) choose(all[state.at])
  }
}

function type(event) {
  Object.assign(state, { words: event.target.value, at: 0 })
  update()
}

const option = (entry, i) => html`
  <div class="option hit" role="option" id="hit-${i}" aria-selected=${i === state.at} @click=${() => choose(entry)}>
    <span><b>${entry.title}</b> <span class="meta">${entry.of}</span><span class="snippet">${around(entry)}</span></span></div>`

const said = all => (!wanted().length ? 'Operations, codes, tools, guides' : need(INDEX).error ? 'The index cannot be loaded' : !need(INDEX).value ? 'Looking' : all.length ? nothing : 'Nothing has all of these words')

/** The dialog, which waits to be opened. */
export function searchDialog() {
  const all = found()
  return html`
    <dialog id="docs-search" class="palette" aria-label="Search the docs" @click=${closeOutside}>
      <div class="ask-line">${icon('search')}
        <input type="text" role="combobox" aria-label="Search the docs" aria-expanded=${all.length > 0} aria-controls="hits" aria-activedescendant=${all.length ? `hit-${state.at}` : ''}
          placeholder="Search the docs" autocomplete="off" .value=${state.words} @input=${type} @keydown=${press}><kbd>esc</kbd></div>
      ${said(all) === nothing ? nothing : html`<p class="panel-body meta" role="status">${said(all)}</p>`}
      <div id="hits" role="listbox" aria-label="Found" ?hidden=${!all.length}>${all.map(option)}</div>
    </dialog>`
}

// The palette: go anywhere, do anything, by a few letters.
import { html, nothing, update, drawn } from './view.js'
import { icon } from '../look/icons.js'
import { mark, shownAs } from '../look/status.js'
import { relative } from '../look/time.js'
import { get } from '../api/http.js'
import { onLeave } from '../account/session.js'
import { nameOf } from '../history/rows.js'
import { go } from './router.js'
import { closeOutside, isClosed, openKeys } from './keys.js'
import { toggleTheme } from './theme.js'

const state = { words: '', at: 0, workflows: [], runs: [], here: () => [] }

onLeave(() => Object.assign(state, { workflows: [], runs: [] }))

/** What the page that is shown adds: a function that gives [{label, icon, act, end}]. */
export function setHere(here) {
  state.here = here || (() => [])
}

export function openPalette() {
  const dialog = document.getElementById('palette')
  if (!dialog || dialog.open) return
  state.words = ''
  state.at = 0
  update()
  dialog.showModal()
  dialog.querySelector('input').focus()
  Promise.all([get('/api/workflows'), get('/api/history?limit=20')]).then(([{ workflows }, { history }]) => {
    state.workflows = workflows
    state.runs = history
    update()
  }, () => {})
}

const PLACES = [
  { label: 'Compose', icon: 'compose', end: 'G C', act: () => go('/compose') },
  { label: 'Workflows', icon: 'workflows', end: 'G W', act: () => go('/workflows') },
  { label: 'History', icon: 'history', end: 'G H', act: () => go('/history') },
  { label: 'Approvals', icon: 'inbox', end: 'G A', act: () => go('/approvals') },
  { label: 'Templates', icon: 'templates', end: 'G T', act: () => go('/templates') },
  { label: 'Integrations', icon: 'plug', end: 'G I', act: () => go('/integrations') },
  { label: 'Settings', icon: 'settings', end: 'G S', act: () => go('/settings') },
  { label: 'Docs', icon: 'docs', end: 'G D', act: () => go('/docs') },
  { label: 'Light or dark', icon: 'theme', act: toggleTheme },
  { label: 'Keyboard', icon: 'keyboard', end: '?', act: openKeys },
]

function groups() {
  const words = state.words.trim().toLowerCase()
  const fits = one => !words || words.split(/\s+/).every(word => `${one.label} ${one.more || ''}`.toLowerCase().includes(word))
  const names = new Map(state.workflows.map(one => [one.id, one.name]))
  const all = [
    ['Here', state.here()],
    ['Workflows', state.workflows.map(one => ({ label: one.name, icon: 'workflows', end: one.enabled ? one.trigger || 'manual' : 'off', act: () => go(`/workflows/${one.id}`) }))],
    ['Last runs', state.runs.slice(0, words ? 20 : 4).map(run => ({
      label: nameOf(run, names), more: `${run.id} ${run.status}`, status: shownAs(run), end: relative(run.startedAt), act: () => go(`/runs/${run.id}`),
    }))],
    ['Go to', PLACES],
    words ? ['Write', [{ label: `Plan “${state.words.trim()}”`, more: words, icon: 'compose', act: () => go(`/compose?brief=${encodeURIComponent(state.words.trim())}`) }]] : ['', []],
  ]
  let number = 0
  return all.map(([title, options]) => [title, options.filter(fits).slice(0, 8).map(one => ({ ...one, number: number++ }))]).filter(([, options]) => options.length)
}

function choose(one) {
  document.getElementById('palette').close()
  one.act()
}

function press(event) {
  if (isClosed(event.target)) return
  const options = groups().flatMap(([, all]) => all)
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step) {
    event.preventDefault()
    state.at = (state.at + step + options.length) % options.length
    drawn(() => document.querySelector('#palette [aria-selected="true"]')?.scrollIntoView({ block: 'nearest' }))
  } else if (event.key === 'Enter') {
    event.preventDefault()
    if (options[state.at]) choose(options[state.at])
  }
}

function type(event) {
  state.words = event.target.value
  state.at = 0
  update()
}

const option = one => html`
  <div class="option" role="option" id=${`option-${one.number}`} aria-selected=${one.number === state.at} @click=${() => choose(one)}>
    ${one.status ? html`<span class="sr">${one.status}</span>${mark(one.status, '')}` : icon(one.icon)}<span>${one.label}</span><span class="end">${one.end ?? nothing}</span>
  </div>`

/** The dialog, which waits to be opened. */
export function palette() {
  const found = groups()
  return html`
    <dialog id="palette" class="palette" aria-label="Go anywhere, do anything" @click=${closeOutside}>
      <div class="ask-line">${icon('search')}
        <input type="text" role="combobox" aria-label="Go to or do" aria-expanded="true" aria-controls="found" aria-activedescendant=${`option-${state.at}`}
          placeholder="Go to a workflow or a run, or say what to do" autocomplete="off" .value=${state.words} @input=${type} @keydown=${press}><kbd>esc</kbd></div>
      <div id="found" role="listbox" aria-label="Found">
        ${found.map(([title, options]) => html`
          <div class="group" role="group" aria-label=${title}><div class="group-title" role="presentation">${title}</div>${options.map(option)}</div>`)}
      </div>
    </dialog>`
}

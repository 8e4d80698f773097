// Picks what a new step does: all operations of all tools, by a few letters.
import { html, nothing, repeat, update, drawn } from '../shell/view.js'
import { closeOutside } from '../shell/keys.js'
import { icon, tile } from '../look/icons.js'
import { effect } from '../plan/card.js'
import { catalog, effectOfOp } from '../tool/catalog.js'

const MOST = 40
const state = { words: '', at: 0, phase: null }

/** Opens it for a phase, the steps of which are given; for what comes after all others without. */
export function openAdd(phase) {
  Object.assign(state, { words: '', at: 0, phase })
  drawn(() => {
    document.getElementById('add-step')?.showModal()
    document.querySelector('#add-step input')?.focus()
  })
}

function found() {
  const words = state.words.toLowerCase().split(/\s+/).filter(Boolean)
  const all = [...(catalog.tools?.values() || [])].flatMap(tool => tool.ops.map(op => ({ tool, op })))
  const score = ({ tool, op }) => {
    const name = `${tool.label} ${tool.tool} ${op.title} ${op.id}`.toLowerCase()
    const more = `${name} ${op.description}`.toLowerCase()
    return words.every(word => name.includes(word)) ? 0 : words.every(word => more.includes(word)) ? 1 : 2
  }
  return all.map(one => ({ ...one, score: score(one) })).filter(one => one.score < 2).sort((one, other) => one.score - other.score).slice(0, MOST)
}

function press(event, take) {
  const all = found()
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step && all.length) {
    event.preventDefault()
    state.at = (state.at + step + all.length) % all.length
    drawn(() => document.querySelector('#add-step [aria-selected="true"]')?.scrollIntoView({ block: 'nearest' }))
  } else if (event.key === 'Enter') {
    event.preventDefault()
    if (all[state.at]) choose(all[state.at], take)
  }
}

function choose({ tool, op }, take) {
  document.getElementById('add-step').close()
  take(tool.tool, op.id, state.phase)
}

/** The dialog, which waits to be opened; `take` is told the tool, the operation and the phase. */
export function addDialog(take) {
  const all = found()
  return html`
    <dialog id="add-step" class="palette" aria-label="Add a step" @click=${closeOutside}>
      <div class="ask-line">${icon('search')}<input type="text" role="combobox" aria-label="Find an operation" aria-expanded="true" aria-controls="ops" aria-activedescendant=${`op-${state.at}`}
        placeholder="What should it do? Post a message, list issues" autocomplete="off" .value=${state.words} @input=${event => {
          Object.assign(state, { words: event.target.value, at: 0 })
          update()
        }} @keydown=${event => press(event, take)}><kbd>esc</kbd></div>
      <div id="ops" class="group" role="listbox" aria-label="Operations">
        ${repeat(all, one => `${one.tool.tool}.${one.op.id}`, (one, i) => html`
          <div class="option" role="option" id=${`op-${i}`} aria-selected=${i === state.at} @click=${() => choose(one, take)}>${tile(one.tool.tool, 'small')}<span>${one.tool.label}: ${one.op.title}</span><span class="end">${effect(effectOfOp(one.op))}</span></div>`)}
      </div>
      ${all.length ? nothing : html`<p class="none panel-body">No operation is called so. Any address can be asked by HTTP.</p>`}
    </dialog>`
}

// The picker of values: opened at a field, by its button or by {{, searched, and left by Esc.
import { html, nothing, drawn, update } from '../shell/view.js'
import { icon, tile } from '../look/icons.js'
import { inShort, offers } from './offers.js'

const MOST = 60

export function openPicker(edit, name) {
  edit.picking = edit.picking?.name === name ? null : { name, words: '', at: 0 }
  drawn(() => document.querySelector('.pop input')?.focus())
}

function close(edit, at) {
  edit.picking = null
  drawn(() => document.getElementById(at.id)?.focus())
}

/** Esc within a field that has the picker open closes it. */
export function pickerKeys(edit, at, event) {
  if (event.key !== 'Escape' || edit.picking?.name !== at.name) return
  event.stopPropagation()
  close(edit, at)
}

/** The groups that fit what is looked for, and their values in one list. */
function found(edit) {
  const words = edit.picking.words.trim().toLowerCase().split(/\s+/).filter(Boolean)
  const fits = (group, value) => words.every(word => `${group.title}.${value.label} ${value.path}`.toLowerCase().includes(word))
  let left = MOST
  const groups = []
  for (const group of offers(edit.plan, edit.step, edit.samples, edit.sampledAt)) {
    const values = group.values.filter(value => fits(group, value)).slice(0, left)
    left -= values.length
    if (values.length) groups.push({ ...group, values })
  }
  return { groups, all: groups.flatMap(group => group.values) }
}

function press(edit, at, take, event) {
  const { all } = found(edit)
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step && all.length) {
    event.preventDefault()
    edit.picking.at = (edit.picking.at + step + all.length) % all.length
    drawn(() => document.querySelector('.pop [aria-selected="true"]')?.scrollIntoView({ block: 'nearest' }))
  } else if (event.key === 'Enter') {
    event.preventDefault()
    if (all[edit.picking.at]) choose(edit, all[edit.picking.at], take)
  } else if (event.key === 'Escape') {
    event.stopPropagation()
    close(edit, at)
  }
}

function choose(edit, value, take) {
  edit.picking = null
  take(value.path)
}

/** The picker, where it is open for this field; `take` is told the expression. */
export function picker(edit, at, take) {
  if (edit.picking?.name !== at.name) return nothing
  const { groups, all } = found(edit)
  let number = 0
  return html`
    <div class="pop" role="group" aria-label="What earlier steps give">
      <div class="search">${icon('search')}<input class="input" role="combobox" aria-label="Find a value" aria-expanded="true" aria-controls="values" aria-activedescendant=${`value-${edit.picking.at}`} placeholder="Find a value"
        autocomplete="off" .value=${edit.picking.words} @input=${event => {
          Object.assign(edit.picking, { words: event.target.value, at: 0 })
          update()
        }} @keydown=${event => press(edit, at, take, event)}></div>
      <div class="tree" id="values" role="listbox" aria-label="Values" tabindex="-1">
        ${groups.map(group => html`
          <div role="group" aria-label=${group.title}>
            <div class="tree-head" role="presentation">${group.tool ? tile(group.tool, 'small') : nothing}<b>${group.title}</b><span class="sample">${group.note}</span></div>
            ${group.values.map(value => {
              const n = number++
              return html`<div class="value in${value.depth}" role="option" id=${`value-${n}`} aria-selected=${n === edit.picking.at} @click=${() => choose(edit, value, take)}>
                <span class="mono">${value.label}</span><span class="type">${value.type}</span><span class="sample">${inShort(value.sample)}</span></div>`
            })}
          </div>`)}
        ${all.length ? nothing : html`<p class="none">Nothing is called so.</p>`}
      </div>
    </div>`
}

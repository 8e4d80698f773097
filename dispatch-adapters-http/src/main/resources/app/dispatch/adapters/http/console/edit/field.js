// A field of a step: drawn from the schema of its value, with its problems below it and what earlier steps give to pick from.
import { html, nothing, ifDefined, live, update } from '../shell/view.js'
import { icon } from '../look/icons.js'
import { ticked } from '../plan/ticked.js'
import { problemLines, problemsAt } from './problems.js'
import { indexOf, valueAt, withValue } from './steps.js'
import { kindOf, loose, read, written } from './values.js'
import { opOf } from './tools.js'
import { openPicker, picker, pickerKeys } from './picker.js'

const ROWS = { json: 4, any: 2, lines: 2, text: 1 }

/** What was typed, while it stands for the value that is there; else the value as it is. */
function shown(edit, name, kind, schema, value) {
  const typed = edit.texts.get(name)
  if (typed === undefined) return { text: written(kind, value) }
  try {
    return JSON.stringify(read(kind, typed, schema)) === JSON.stringify(value) ? { text: typed } : { text: written(kind, value) }
  } catch (error) {
    return { text: typed, fault: `is no JSON yet: ${error.message}` }
  }
}

function type(edit, { path, schema, kind, name }, text) {
  edit.texts.set(name, text)
  let value
  try {
    value = read(kind, text, schema)
  } catch {
    update()
    return
  }
  edit.change(inOrder(withValue(edit.plan, edit.chosen, path, value), edit), name)
}

/** Parameters stand in the order of their operation, however they came. */
function inOrder(plan, { chosen }) {
  const step = plan.steps.find(one => one.id === chosen)
  const order = Object.keys(opOf(step)?.params.properties || {})
  const names = Object.keys(step.params || {}).sort((one, other) => order.indexOf(one) - order.indexOf(other))
  return order.length && names.every(name => order.includes(name)) ? withValue(plan, chosen, ['params'], Object.fromEntries(names.map(name => [name, step.params[name]]))) : plan
}

/** Text goes into a field where the cursor is; into any other kind it is the whole value. */
function insert(edit, at, text) {
  const element = document.getElementById(at.id)
  const whole = !['text', 'any'].includes(at.kind) || at.bare || !element
  const before = whole ? '' : element.value.slice(0, element.selectionStart).replace(/\{\{\s*$/, '')
  const behind = whole ? '' : element.value.slice(element.selectionEnd).replace(/^\s*\}\}/, '')
  const put = at.bare ? text : `{{ ${text} }}`
  type(edit, { ...at, kind: 'text' }, before + put + behind)
  setTimeout(() => {
    const now = document.getElementById(at.id)
    now?.focus()
    now?.setSelectionRange?.((before + put).length, (before + put).length)
  })
}

function choice(edit, at, value, aria) {
  const { schema } = at
  const options = schema.enum || [true, false]
  const word = one => schema.words?.[one] ?? (one === true ? 'Yes' : one === false ? 'No' : String(one))
  const isKnown = value === undefined || options.includes(value)
  return html`
    <select class="select" id=${at.id} aria-invalid=${aria.invalid} aria-describedby=${aria.describedby} .value=${live(value === undefined ? '' : String(value))} @change=${event => type(edit, at, event.target.value)}>
      <option value="" ?selected=${value === undefined}>${schema.default === undefined ? 'Not set' : `As usual: ${word(schema.default)}`}</option>
      ${options.map(one => html`<option value=${String(one)} ?selected=${value === one}>${word(one)}</option>`)}
      ${isKnown ? nothing : html`<option value=${String(value)} selected>${String(value)}</option>`}
    </select>`
}

/** Names and values, a line each, with an empty one to go on. */
function pairs(edit, at, value = {}) {
  const lines = Object.entries(value)
  const put = (i, name, text) => {
    const next = lines.map(([one, content], n) => (n === i ? [name, text === undefined ? content : loose(text)] : [one, content]))
    if (i === lines.length) next.push([name, text === undefined ? '' : loose(text)])
    const kept = next.filter(([one, content]) => one || content !== '')
    edit.change(withValue(edit.plan, edit.chosen, at.path, kept.length ? Object.fromEntries(kept) : undefined), `${at.name} ${i}`)
  }
  const drop = i => edit.change(withValue(edit.plan, edit.chosen, at.path, lines.length > 1 ? Object.fromEntries(lines.filter((one, n) => n !== i)) : undefined))
  return html`
    <div class="pairs" role="group" aria-label=${at.label}>
      ${[...lines, ['', '']].map(([name, content], i) => html`
        <input class="input mono" id=${i === lines.length ? at.id : `${at.id}-${i}`} aria-label="${at.label}, name ${i + 1}" placeholder="name" autocomplete="off" .value=${live(name)} @input=${event => put(i, event.target.value)}>
        <input class="input mono" aria-label="${at.label}, value ${i + 1}" placeholder="value" autocomplete="off" spellcheck="false" .value=${live(written(typeof content === 'string' ? 'text' : 'json', content))}
          ?disabled=${i === lines.length} @change=${event => put(i, name, event.target.value)}>
        ${i < lines.length ? html`<button class="btn square ghost small" type="button" aria-label="Remove ${name}" title="Remove" @click=${() => drop(i)}>${icon('close')}</button>` : html`<span></span>`}`)}
    </div>`
}

function typing(edit, at, event) {
  const { value, selectionStart } = event.target
  type(edit, at, value)
  if (at.picks && /\{\{\s?$/.test(value.slice(0, selectionStart)) && event.data === '{') openPicker(edit, at.name)
}

function input(edit, at, text, aria) {
  const common = {
    input: event => typing(edit, at, event),
    press: event => pickerKeys(edit, at, event),
  }
  return at.kind === 'number'
    ? html`<input class="input" id=${at.id} inputmode="numeric" autocomplete="off" aria-invalid=${aria.invalid} aria-describedby=${aria.describedby} placeholder=${at.hint} .value=${live(text)} @input=${common.input}>`
    : html`<textarea class="textarea grows ${['json', 'any'].includes(at.kind) || at.bare ? 'mono' : ''}" id=${at.id} rows=${ROWS[at.kind]} spellcheck=${at.kind === 'text' && !at.bare ? 'true' : 'false'}
        aria-invalid=${aria.invalid} aria-describedby=${aria.describedby} placeholder=${at.hint} .value=${live(text)} @input=${common.input} @keydown=${common.press}></textarea>`
}

const usual = schema => (schema.default !== undefined ? String(schema.default) : schema.examples?.length ? `such as ${[schema.examples[0]].flat()[0]}` : schema.placeholder || '')

/**
 * A field.
 *
 * `path` is its place in the step; `schema` says what may stand there; `bare` that the whole of it is an expression, `picks` that values
 * of earlier steps may go into it.
 */
export function field(edit, { path, label, schema, required = false, bare = false, picks = true, remove = null }) {
  const { step } = edit
  const value = valueAt(step, path)
  const name = `${step.id}/${path.join('/')}`
  const kind = bare ? 'text' : kindOf(schema, value)
  const at = { path, label, schema, kind, name, bare, picks, id: `f-${path.join('-')}`, hint: usual(schema) }
  const { text, fault } = shown(edit, name, kind, schema, value)
  const told = fault ? [{ message: fault }] : problemsAt(edit.problems, ['steps', indexOf(edit.plan, step.id), ...path])
  const aria = { invalid: ifDefined(told.length ? 'true' : undefined), describedby: `${at.id}-says` }
  return html`
    <div class="field" data-field=${path.join('/')}>
      <div class="row"><label for=${at.id}>${label}</label>${required ? html`<span class="meta push">required</span>` : html`<span class="push"></span>`}
        ${picks ? html`<button class="btn square ghost small picks" type="button" aria-label="Pick a value for ${label}" title="Pick a value" aria-expanded=${edit.picking?.name === name} @click=${() => openPicker(edit, name)}>${icon('t-http')}</button>` : nothing}
        ${remove ? html`<button class="btn ghost small" type="button" @click=${remove}>Remove</button>` : nothing}</div>
      ${kind === 'choice' ? choice(edit, at, value, aria) : kind === 'pairs' ? pairs(edit, at, value) : input(edit, at, text, aria)}
      ${told.length ? problemLines(told, { id: `${at.id}-says`, text, mend: kind === 'text' ? better => type(edit, at, better) : null })
        : html`<span class="hint" id="${at.id}-says">${ticked(schema.description || '')}${{ lines: ' One a line.', any: ' Text, or JSON.', json: ' JSON.' }[kind] || ''}</span>`}
      ${picks ? picker(edit, at, text => insert(edit, at, text)) : nothing}
    </div>`
}


// The form that connects a tool: its fields as the tool declares them, one of several ways where there are some.
import { html, nothing, ifDefined, repeat } from '../shell/view.js'
import { errorLine } from '../look/errors.js'
import { icon } from '../look/icons.js'

/** The fields of each way; a field of no way belongs to the one that it stands behind. */
function waysOf(tool) {
  if (!tool.ways) return [tool.fields]
  let last = -1
  const places = tool.fields.map(field => {
    const own = tool.ways.findIndex(way => way.includes(field.key))
    last = own < 0 && !field.required ? last : own
    return last
  })
  return tool.ways.map((way, i) => tool.fields.filter((field, at) => field.required || places[at] === i || places[at] === -1))
}

const list = words => (words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`)

const isNeeded = (tool, field) => field.required || Boolean(tool.ways?.some(way => way.includes(field.key)))

const labelOf = (tool, way) => list(tool.fields.filter(field => way.includes(field.key)).map(field => field.label))

/** The way by which a tool is connected now, else its first. */
export function wayNow(tool, connection) {
  const at = tool.ways?.findIndex(way => way.every(key => connection?.fields[key] !== undefined)) ?? 0
  return Math.max(0, at)
}

function field(tool, one, state, connection) {
  const id = `field-${one.key}`
  const problem = state.error?.problems?.find(each => each.path === `/fields/${one.key}`)?.message
  const value = one.secret ? '' : connection?.fields[one.key] ?? ''
  const hint = one.secret && connection?.fields[one.key] ? `Now ${connection.fields[one.key]}. ${one.help || ''}` : one.help
  const input = one.multiline
    ? html`<textarea class="textarea mono" id=${id} name=${one.key} rows="3" spellcheck="false" placeholder=${one.placeholder || ''} aria-describedby=${`hint-${id}`} .defaultValue=${value}></textarea>`
    : html`<input class="input" id=${id} name=${one.key} type=${one.secret ? 'password' : 'text'} autocomplete=${one.secret ? 'new-password' : 'off'} spellcheck="false" ?required=${isNeeded(tool, one)}
        placeholder=${one.placeholder || ''} aria-invalid=${ifDefined(problem ? 'true' : undefined)} aria-describedby=${`hint-${id}`} .defaultValue=${value}>`
  return html`
    <div class="field"><label for=${id}>${one.label}${isNeeded(tool, one) ? nothing : html` <span class="meta">optional</span>`}</label>
      ${input}
      <span id=${`hint-${id}`}>${problem ? html`<span class="problem">${icon('st-failed')}<span>${one.label} ${problem}</span></span>` : hint ? html`<span class="hint">${hint}</span>` : nothing}</span></div>`
}

/** What was entered, without what was left empty. */
export function entered(form) {
  return Object.fromEntries([...new FormData(form)].filter(([name, value]) => !name.startsWith('-') && value.trim()))
}

/** Has nothing that is secret in the page any more. */
export function forgetSecrets(form) {
  for (const input of form.querySelectorAll('[type=password]')) input.value = ''
}

/**
 * The form.
 *
 * `state` has `way`, `busy` and `error`; `choose` is told another way, `submit` the event, `back` closes it where there is something to
 * go back to.
 */
export function connectForm(tool, state, { connection, choose, submit, back }) {
  return html`
    <form class="form" aria-label=${`Connect ${tool.label}`} @submit=${submit}>
      ${tool.ways ? html`
        <fieldset class="ways"><legend>Connect by</legend>
          ${tool.ways.map((way, i) => html`<label class="row"><input type="radio" name="-way" .checked=${state.way === i} @change=${() => choose(i)}><span>${labelOf(tool, way)}</span></label>`)}
        </fieldset>` : nothing}
      ${repeat(waysOf(tool)[state.way], one => one.key, one => field(tool, one, state, connection))}
      <label class="row check"><input type="checkbox" name="-test" checked><span>Try it first, and keep it only if it works</span></label>
      ${state.error && !state.error.problems.some(one => one.path.startsWith('/fields/')) ? html`${errorLine(state.error)}${state.error.code === 'offline' ? nothing : html`<p class="meta">Nothing was kept. What is secret has to be entered again.</p>`}` : nothing}
      <div class="row"><button class="btn ${tool.connect ? '' : 'primary'}" type="submit" aria-disabled=${state.busy === 'connect'}>${state.busy === 'connect' ? 'Connecting' : connection ? 'Replace' : 'Connect'}</button>
        ${back ? html`<button class="btn ghost" type="button" @click=${back}>Keep as it is</button>` : nothing}</div>
    </form>`
}

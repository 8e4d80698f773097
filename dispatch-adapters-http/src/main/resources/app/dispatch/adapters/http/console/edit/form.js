// The form of a step: what its operation takes, then when it runs and with what care.
import { html, live, nothing, update } from '../shell/view.js'
import { icon, tile } from '../look/icons.js'
import { opWords, paramLabel, toolLabel, catalog } from '../tool/catalog.js'
import { field } from './field.js'
import { opOf, toolOf } from './tools.js'
import { problemLines, problemsAt } from './problems.js'
import { indexOf, named, withId, withOperation, withValue } from './steps.js'

const capital = words => words.charAt(0).toUpperCase() + words.slice(1)
const ID = /^[A-Za-z]\w{0,63}$/

/** The fields that stand open: settled when a step is chosen, so that none goes elsewhere while it is filled in. */
function openFields(edit, op) {
  const key = `${edit.chosen} ${edit.step.tool}.${edit.step.op}`
  if (op && edit.opened?.key !== key) {
    const params = edit.step.params || {}
    const all = Object.keys(op.params.properties || {})
    const needed = new Set(op.params.required || [])
    const first = all.filter(name => needed.has(name) || params[name] !== undefined)
    edit.opened = { key, first: first.length ? first : all.slice(0, 3) }
  }
  return edit.opened?.first || []
}

function params(edit, op) {
  const { properties = {}, required = [] } = op.params
  const first = openFields(edit, op)
  const one = name => field(edit, { path: ['params', name], label: capital(paramLabel(name)), schema: properties[name], required: required.includes(name) })
  const more = Object.keys(properties).filter(name => !first.includes(name))
  const unknown = Object.keys(edit.step.params || {}).filter(name => !(name in properties))
  return html`
    ${first.map(one)}
    ${unknown.map(name => field(edit, {
      path: ['params', name], label: name, schema: {}, remove: () => edit.change(withValue(edit.plan, edit.chosen, ['params', name], undefined)),
    }))}
    ${more.length ? html`<details class="fold-row"><summary>${capital(more.slice(0, 2).map(paramLabel).join(', '))}${more.length > 2 ? ' …' : ''} <span class="meta">${more.length} optional</span></summary>
      <div class="body">${more.map(one)}</div></details>` : nothing}`
}

function operation(edit) {
  const { step } = edit
  const at = ['steps', indexOf(edit.plan, step.id)]
  const told = [...problemsAt(edit.problems, [...at, 'tool']), ...problemsAt(edit.problems, [...at, 'op'])]
  const tools = [...(catalog.tools?.values() || [])]
  const ops = toolOf(step.tool)?.ops || []
  const pick = (tool, op) => edit.change(withOperation(edit.plan, step.id, tool, op))
  return html`
    <div class="field" data-field="op"><label for="f-tool">Does</label>
      <div class="pick-op">
        <select class="select" id="f-tool" aria-label="Tool" .value=${live(step.tool)} @change=${event => pick(event.target.value, tools.find(tool => tool.tool === event.target.value).ops[0].id)}>
          ${tools.some(tool => tool.tool === step.tool) ? nothing : html`<option selected>${step.tool}</option>`}
          ${tools.map(tool => html`<option value=${tool.tool} ?selected=${tool.tool === step.tool}>${tool.label}</option>`)}</select>
        <select class="select" aria-label="Operation" .value=${live(step.op)} @change=${event => pick(step.tool, event.target.value)}>
          ${ops.some(op => op.id === step.op) ? nothing : html`<option selected>${step.op}</option>`}
          ${ops.map(op => html`<option value=${op.id} ?selected=${op.id === step.op}>${op.title}</option>`)}</select>
      </div>
      ${told.length ? problemLines(told, { id: 'f-tool-says', text: step.op, mend: text => pick(step.tool, text) }) : html`<span class="hint">${opOf(step)?.description || ''}</span>`}
    </div>`
}

/** The id is taken when it is left: others call the step so, letter by letter would lose them. */
function idField(edit) {
  const { step, plan } = edit
  const typed = edit.texts.get(`${step.id}#id`) ?? step.id
  const fault = !ID.test(typed) ? 'must be a letter followed by at most 63 letters, digits and _' : typed !== step.id && plan.steps.some(one => one.id === typed) ? `is the id of another step` : ''
  const told = fault ? [{ message: fault }] : problemsAt(edit.problems, ['steps', indexOf(plan, step.id), 'id'])
  const take = () => {
    edit.texts.delete(`${step.id}#id`)
    if (fault || typed === step.id) return update()
    edit.chosen = typed
    edit.careFor = typed
    edit.opened = edit.opened && { ...edit.opened, key: edit.opened.key.replace(/^\S+/, typed) }
    return edit.change(withId(plan, step.id, typed))
  }
  return html`
    <div class="field" data-field="id"><label for="f-id">Id</label>
      <input class="input mono" id="f-id" autocomplete="off" spellcheck="false" aria-invalid=${told.length ? 'true' : 'false'} aria-describedby="f-id-says" .value=${typed}
        @input=${event => {
          edit.texts.set(`${step.id}#id`, event.target.value)
          update()
        }} @change=${take} @blur=${take}>
      ${told.length ? problemLines(told, { id: 'f-id-says' }) : html`<span class="hint" id="f-id-says">Other steps read it as steps.${step.id}</span>`}</div>`
}

function waits(edit) {
  const { step, plan } = edit
  const at = indexOf(plan, step.id)
  const before = at ? plan.steps[at - 1].id : null
  const chosen = named(plan.steps, at)
  const told = problemsAt(edit.problems, ['steps', at, 'dependsOn'])
  const set = dependsOn => edit.change(withValue(plan, step.id, ['dependsOn'], dependsOn))
  const others = [...new Set([...plan.steps.map(one => one.id).filter(id => id !== step.id), ...chosen])]
  return html`
    <fieldset class="field checks" data-field="dependsOn"><legend>Waits for</legend>
      ${before ? html`<label class="row"><input type="checkbox" .checked=${!step.dependsOn} @change=${event => set(event.target.checked ? undefined : chosen)}><span>The step before it in the list${step.dependsOn ? nothing : html` <span class="meta">now ${before}</span>`}</span></label>` : nothing}
      ${!before || step.dependsOn ? others.map(id => html`
        <label class="row"><input type="checkbox" .checked=${chosen.includes(id)} @change=${event => set(event.target.checked ? [...chosen, id] : chosen.filter(one => one !== id))}><span class="mono">${id}</span></label>`) : nothing}
      ${told.length ? problemLines(told, { id: 'f-dependsOn-says' }) : html`<span class="hint">And for every step that it reads.</span>`}
    </fieldset>`
}

const NUMBER = (description, placeholder) => ({ type: 'integer', description, placeholder })

function care(edit) {
  const { step } = edit
  const one = (path, label, schema, more) => field(edit, { path, label, schema, picks: false, ...more })
  const isSet = ['when', 'forEach', 'approval', 'retry', 'timeoutMs', 'onError', 'onInterrupt'].filter(name => step[name] !== undefined).length
  const ask = asks => edit.change(withValue(edit.plan, step.id, ['approval'], asks ? true : undefined))
  return html`
    <details class="fold-row" ?open=${edit.careFor === step.id}><summary @click=${() => {
      edit.careFor = edit.careFor === step.id ? null : step.id
    }}>Order, condition, approval, retries <span class="meta">${isSet ? `${isSet} set` : 'as usual'}</span></summary>
      <div class="body">
        ${idField(edit)}
        ${one(['name'], 'Label', { type: 'string', description: 'For people: a few words on the card' })}
        ${waits(edit)}
        ${field(edit, { path: ['when'], label: 'Only if', bare: true, schema: { description: 'An expression; the step is skipped when it is false', placeholder: 'size(steps.a.output.items) > 0' } })}
        ${field(edit, { path: ['forEach'], label: 'For each of', bare: true, schema: { description: 'An expression that is a list; the step then reads one of it as item', placeholder: 'steps.a.output.items' } })}
        ${step.forEach === undefined ? nothing : one(['concurrency'], 'At a time', NUMBER('How many items are under way at once, 1 to 50', '4'))}
        <div class="field" data-field="approval"><label class="row check"><input type="checkbox" .checked=${Boolean(step.approval)} @change=${event => ask(event.target.checked)}><span>Ask me before it runs</span></label></div>
        ${step.approval ? html`${one(['approval', 'message'], 'Question', { type: 'string', description: 'What you are asked' })}
          ${one(['approval', 'expiresAfterMs'], 'Lapses after, ms', NUMBER('7 days when nothing is said', '604800000'))}` : nothing}
        ${one(['retry', 'maxAttempts'], 'Attempts', NUMBER('1 to 20; by what a repeat would do when nothing is said', opOf(step)?.effect === 'write' ? '1' : '3'))}
        ${step.retry === undefined ? nothing : html`
          ${one(['retry', 'initialDelayMs'], 'First pause, ms', NUMBER('', '500'))}
          ${one(['retry', 'multiplier'], 'Each pause longer by', { type: 'number', description: '', placeholder: '2' })}
          ${one(['retry', 'maxDelayMs'], 'Longest pause, ms', NUMBER('', '30000'))}`}
        ${one(['timeoutMs'], 'Time limit, ms', NUMBER('For one attempt', '30000'))}
        ${one(['onError'], 'If it fails', { type: 'string', enum: ['fail', 'continue'], default: 'fail', words: { fail: 'the run ends', continue: 'the run goes on' } })}
        ${one(['onInterrupt'], 'If the server ends meanwhile', { type: 'string', enum: ['fail', 'retry'], default: 'fail', words: { fail: 'it fails', retry: 'it is made again' } })}
      </div></details>`
}

/** What the head of a form does with its step: `act` is told 'earlier', 'later' or 'remove'. */
export function stepForm(edit, act) {
  const { step } = edit
  const op = opOf(step)
  const button = (what, label, name, more = '') => html`<button class="btn square ghost small" type="button" aria-label=${label} title=${label} @click=${() => act(what, step.id)}>${icon(name, more)}</button>`
  return html`
    <div class="panel-head"><span class="tile-at">${tile(step.tool, 'small')}</span><h2 tabindex="-1" id="step-title">${step.id}</h2><span class="meta">${toolLabel(step.tool)}, ${opWords(step.tool, step.op)}</span><span class="push"></span>
      ${button('earlier', `Move ${step.id} earlier`, 'right', 'flip')}${button('later', `Move ${step.id} later`, 'right')}${button('remove', `Remove ${step.id}`, 'removes')}</div>
    <div class="body">
      ${operation(edit)}
      ${op ? params(edit, op) : toolOf(step.tool) ? html`<p class="soft">Choose what it does.</p>` : html`<p class="soft">Its fields are on their way.</p>`}
      ${care(edit)}
      ${op?.undo ? html`<p class="meta row">${icon('undo')}<span>Undo: ${op.undo.replace(/^[A-Z]/, letter => letter.toLowerCase())}.</span></p>` : nothing}
    </div>`
}

// The editor of a plan: the same picture, where a card is chosen and changed beside it; nothing is kept by the server before it is saved.
import { html, live, nothing, repeat, drawn, update } from '../shell/view.js'
import { MOD } from '../shell/keys.js'
import { needCatalog } from '../tool/catalog.js'
import { errorLine } from '../look/errors.js'
import { icon } from '../look/icons.js'
import { picture } from '../plan/picture.js'
import { Edit } from './state.js'
import { added, moved, removed, withPlan } from './steps.js'
import { changes, checks, conflictPanel } from './checks.js'
import { byStep } from './problems.js'
import { moves, toCard } from './moves.js'
import { startColumn } from './start.js'
import { stepForm } from './form.js'
import { isApart, jsonView } from './json.js'
import { addDialog, openAdd } from './add.js'
import { refine } from './refine.js'
import { planOf } from './whole.js'

const isNarrow = () => matchMedia('(max-width: 64rem)').matches

/**
 * The editor.
 *
 * `name` is what its draft is kept under, `whole` the workflow or the parse's plan, `tag` its entity tag; `samples` gives what the steps of
 * the last run gave, {outputs: Map, when}; `save` has the plan kept and gives {whole, tag}; `dryRun` tries it; `changed` is told each plan, and again with what
 * the server says of it; `close` shows the page as it was.
 */
export function editor({ name, whole, tag, crumb, samples, save, dryRun, changed, close }) {
  needCatalog()
  const edit = new Edit(name, planOf(whole), tag)
  Object.assign(edit, { samples: new Map(), sampledAt: '', picking: null })
  if (!edit.step) edit.chosen = edit.plan.steps[0]?.id || null
  const state = { busy: '', error: null, conflict: null, said: '', version: whole.version }
  const words = { words: '', busy: false, error: null, found: null }
  let told = {}

  samples?.().then(({ outputs, when }) => {
    Object.assign(edit, { samples: outputs, sampledAt: when })
    update()
  }, () => {})

  function say(what) {
    state.said = what
    update()
  }

  function go(by) {
    if (!edit.plans[edit.at + by]) return
    state.error = null
    edit.go(by)
    say(by < 0 ? 'Undone.' : 'Redone.')
  }

  function choose(id, { focus = false } = {}) {
    if (edit.side === 'json') edit.show('form')
    edit.choose(id)
    if (focus || isNarrow()) {
      drawn(() => {
        const title = document.getElementById('step-title')
        title?.focus({ preventScroll: !isNarrow() })
      })
    }
  }

  function act(what, id) {
    if (what === 'remove') {
      const at = edit.plan.steps.findIndex(step => step.id === id)
      edit.change(removed(edit.plan, id))
      edit.choose(edit.plan.steps[Math.min(at, edit.plan.steps.length - 1)]?.id || null)
      if (edit.chosen) toCard(edit.chosen)
      say(`${id} is removed. Undo brings it back.`)
      return
    }
    const next = moved(edit.plan, id, what === 'earlier' ? -1 : 1)
    if (next) edit.change(next)
    say(next ? `${id} is moved ${what}.` : `${id} cannot be moved ${what}: what is read must be there first.`)
  }

  function add(tool, op, phase) {
    const one = added(edit.plan, tool, op, phase)
    edit.change(one.plan)
    choose(one.id, { focus: true })
    say(`${one.id} is added.`)
  }

  /** Whether the server has told what keeps the plan, as it stands, from being saved. */
  const isBlocked = () => edit.checked === edit.plan && edit.problems.length > 0

  async function keep(over = edit.tag) {
    if (state.busy) return
    if (isBlocked() || isApart(edit)) {
      Object.assign(state, { error: { message: isApart(edit) ? 'Not saved: the JSON is no plan yet' : 'Not saved: what stands under Checks has to be mended first' }, of: edit.plan })
      update()
      return
    }
    Object.assign(state, { busy: 'save', error: null })
    update()
    const { plan } = edit
    try {
      const answer = await save(plan, over, edit.review)
      if (answer) {
        state.version = answer.whole.version
        state.conflict = null
        if (edit.plan === plan) edit.saved(planOf(answer.whole), answer.tag)
        else Object.assign(edit, { base: planOf(answer.whole), tag: answer.tag })
        say('Saved.')
      }
    } catch (error) {
      if (error.status === 412 && error.details.workflow) state.conflict = { theirs: error.details.workflow, tag: error.tag }
      else if (error.problems?.length) edit.review = { ...edit.review, valid: false, problems: error.problems }
      else Object.assign(state, { error, of: edit.plan })
    }
    state.busy = ''
    update()
  }

  async function tryIt() {
    if (state.busy) return
    Object.assign(state, { busy: 'dry-run', error: null })
    update()
    try {
      await dryRun(edit.plan)
    } catch (error) {
      Object.assign(state, { error, of: edit.plan })
    }
    state.busy = ''
    update()
  }

  function takeTheirs() {
    const { theirs, tag: now } = state.conflict
    edit.change(planOf(theirs))
    Object.assign(edit, { base: planOf(theirs), tag: now })
    edit.keep()
    Object.assign(state, { conflict: null, version: theirs.version })
    say('Theirs is here now. Undo brings yours back.')
  }

  const move = moves(edit, act, say)

  const slot = (steps, number) => html`<button class="add" type="button" @click=${() => openAdd(steps)}>${icon('plus')}Step<span class="sr"> in phase ${number}</span></button>`

  const end = () => html`
    <section class="phase next" aria-label="After all others"><div class="phase-head"><span class="node">${icon('plus')}</span><h3 class="words">Then</h3></div>
      <button class="add" type="button" @click=${() => openAdd(null)}>${icon('plus')}Step<span class="sr"> after all others</span></button></section>`

  const head = () => html`
    <div class="head">
      <div><nav class="crumb" aria-label="Where this is">${crumb}${icon('right')}<span>${state.version ? `version ${state.version}${edit.isChanged ? ', changed' : ''}` : 'draft'}</span></nav>
        <h1 class="sr">Edit ${edit.plan.name}</h1>
        <input class="name-edit" aria-label="Workflow name" maxlength="200" .value=${live(edit.plan.name || '')} @input=${event => edit.change(withPlan(edit.plan, { name: event.target.value }), 'name')}></div>
      <div class="actions">
        <button class="btn square ghost" type="button" aria-label="Undo the change" title="Undo (${MOD} Z)" ?disabled=${!edit.plans[edit.at - 1]} @click=${() => go(-1)}>${icon('undo')}</button>
        <button class="btn square ghost" type="button" aria-label="Redo the change" title="Redo (${MOD} ⇧ Z)" ?disabled=${!edit.plans[edit.at + 1]} @click=${() => go(1)}>${icon('undo', 'flip')}</button>
        <button class="btn" type="button" @click=${close}>${edit.tag ? 'Close' : 'Done'}</button>
        <button class="btn" type="button" @click=${tryIt}>${state.busy === 'dry-run' ? 'Starting' : 'Dry run'}</button>
        <button class="btn primary" type="button" aria-disabled=${Boolean(state.busy) || isBlocked()} @click=${() => keep()}>${state.busy === 'save' ? 'Saving' : 'Save'} <kbd aria-hidden="true">${MOD} S</kbd></button>
      </div>
    </div>`

  const takenUp = () => html`
    <p class="note-line">${icon('note')}<span>What you had changed is here still.</span><button class="link" type="button" @click=${() => {
      edit.isTakenUp = false
      edit.change(edit.base)
    }}>Begin with what is saved</button></p>`

  const side = () => html`
    <aside class="inspector" aria-label=${edit.side === 'json' ? 'The plan as JSON' : edit.step ? `Step ${edit.chosen}` : 'Step'} @keydown=${event => event.key === 'Escape' && edit.chosen && !event.defaultPrevented && toCard(edit.chosen)}>
      <div class="inspector-top"><div class="segments" role="group" aria-label="Beside the plan">
        ${[['form', 'Form'], ['json', 'JSON']].map(([one, label]) => html`<button type="button" aria-pressed=${edit.side === one} @click=${() => edit.show(one)}>${label}</button>`)}</div></div>
      ${edit.side === 'json' ? jsonView(edit) : edit.step ? repeat([edit.turn], turn => turn, () => stepForm(edit, act)) : html`<div class="body"><p class="soft">Choose a step to see what it does.</p></div>`}
    </aside>`

  function view() {
    const review = edit.checked === edit.plan ? edit.review : null
    if (changed && (told.plan !== edit.plan || told.review !== review)) {
      told = { plan: edit.plan, review }
      changed(edit.plan, review)
    }
    return html`
      <div class="editor">
        <div class="canvas">
          ${head()}
          <p class="sr" role="status">${state.said}</p>
          ${edit.isTakenUp && edit.isChanged ? takenUp() : nothing}
          ${state.of === edit.plan ? errorLine(state.error) : nothing}
          ${state.conflict ? conflictPanel(edit, state.conflict, { take: takeTheirs, over: () => keep(state.conflict.tag) }) : nothing}
          <h2 class="sr">The plan</h2>
          <div @keydown=${move.press} @pointerdown=${move.take} @pointermove=${move.carry} @pointerup=${move.drop} @pointercancel=${move.end}>
            ${picture(edit.plan, {
              chosen: edit.side === 'form' ? edit.chosen : null,
              choose: id => choose(id),
              problems: byStep(edit.plan, edit.problems),
              missing: edit.review?.missing,
              drag: true, first: startColumn(edit), slot, last: end(),
            })}
          </div>
          ${refine(edit, words)}
          <div class="two section">${checks(edit, choose)}${changes(edit, state.version)}</div>
        </div>
        ${side()}
      </div>
      ${addDialog(add)}`
  }

  return {
    view,
    get isChanged() {
      return edit.isChanged
    },
    forget: () => edit.forget(),
    keys: () => ({
      'mod+z': event => go(event.shiftKey ? 1 : -1),
      'mod+y': () => go(1),
      'mod+s': () => keep(),
    }),
  }
}

// Approvals: what waits for the user on the left, the chosen question and its answer on the right.
import { html, nothing, ifDefined, repeat, drawn, update } from '../shell/view.js'
import { query, setQuery } from '../shell/router.js'
import { get, post } from '../api/http.js'
import { needCatalog, toolLabel } from '../tool/catalog.js'
import { errorPanel, skeleton } from '../look/errors.js'
import { icon } from '../look/icons.js'
import { shape } from '../look/status.js'
import { count, relative } from '../look/time.js'
import { answerBody } from '../run/reason.js'
import { nothingWaits } from './empty.js'
import { planOf, question, title } from './question.js'
import { hurry, look, questions, waiting } from './waiting.js'

const DAY = 86_400_000
const SAID = { approve: 'approved. The run goes on.', reject: 'rejected.' }

const cut = words => (words.length > 90 ? `${words.slice(0, 89).trimEnd()}…` : words)
const since = at => relative(at).replace(' ago', '')

export function approvalsPage() {
  const state = { names: new Map(), busy: '', error: null, asJson: false, said: null }

  const nameOf = run => state.names.get(run.workflowId) || planOf(run.id)?.name || 'Unsaved plan'

  /** The question that the address names, else the first; it stays the same while others come. */
  function chosen(all) {
    const [first] = all
    const named = all.find(one => one.key === query().get('at'))
    if (!named && first) setQuery({ at: first.key })
    return named || first
  }

  const choose = key => {
    Object.assign(state, { error: null, asJson: false })
    setQuery({ at: key })
    // Where the question stands below the list, it comes into sight.
    drawn(() => document.getElementById('question')?.scrollIntoView({ block: 'nearest' }))
  }

  async function answer(one, what) {
    if (state.busy) return
    Object.assign(state, { busy: what, error: null, said: null })
    update()
    const all = questions()
    const next = all[all.findIndex(other => other.key === one.key) + 1] || all.find(other => other.key !== one.key)
    try {
      const body = answerBody(one.run.id, one.asked.stepId)
      await post(`/api/runs/${one.run.id}/steps/${one.asked.stepId}/${what}`, body)
      one.asked.decision = what
      state.said = () => html`<b>${one.asked.stepId}</b> of <a href=${`/runs/${one.run.id}`}>${nameOf(one.run)}</a> is ${SAID[what]}${body ? html` You said: <q>${body.reason}</q>` : nothing}`
      setQuery({ at: next?.key })
      // Not the button: whoever presses Enter once more must not answer what they have not read.
      drawn(() => (document.getElementById('question') || document.querySelector('main'))?.focus())
    } catch (error) {
      state.error = error
    }
    state.busy = ''
    update()
    look()
  }

  function move(step) {
    const all = questions()
    const at = all.findIndex(one => one.key === query().get('at'))
    const to = all[Math.max(0, Math.min(all.length - 1, at + step))]
    if (to) choose(to.key)
  }

  const answerKey = what => event => {
    const one = questions().find(other => other.key === query().get('at'))
    if (one && !event.repeat) answer(one, what)
  }

  const row = (one, isChosen) => html`
    <a href=${`/approvals?at=${encodeURIComponent(one.key)}`} aria-current=${ifDefined(isChosen ? 'true' : undefined)} @click=${event => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return
      event.preventDefault()
      choose(one.key)
    }}>
      <span class="c-approval">${shape('approval')}</span><b>${one.asked.message ? cut(one.asked.message) : title(one)}</b><span class="meta-end">${since(one.asked.askedAt)}</span>
      <span class="meta">${nameOf(one.run)}${one.asked.tool ? `, ${toolLabel(one.asked.tool)}` : ''}</span>
      ${one.asked.expiresAt - Date.now() < DAY ? html`<span class="meta soon">lapses ${relative(one.asked.expiresAt)}</span>` : nothing}
    </a>`

  function inbox(all) {
    const now = chosen(all)
    planOf(now.run.id)
    return html`
      <div class="inbox">
        <nav class="inbox-list" aria-label="Waiting">
          ${repeat(all, one => one.key, one => row(one, one === now))}
          <p class="meta keys-hint wide-only"><kbd>J</kbd> <kbd>K</kbd> move, <kbd>A</kbd> approve, <kbd>X</kbd> reject</p>
        </nav>
        ${question(now, nameOf(now.run), state, {
          answer: what => answer(now, what),
          toggle: () => {
            state.asJson = !state.asJson
            update()
          },
        })}
      </div>`
  }

  function view() {
    const all = questions()
    const content = waiting.runs ? (all.length ? inbox(all) : nothingWaits())
      : waiting.error ? errorPanel(waiting.error, 'What waits cannot be shown', look) : skeleton(4, 'Looking for what waits')
    return html`
      <div class="head"><div><h1>Approvals</h1>${all.length ? html`<p>${count(all.length, 'step')} ${all.length === 1 ? 'waits' : 'wait'} for you. Waiting costs nothing and survives restarts.</p>` : nothing}</div></div>
      <div role="status">${state.said ? html`<p class="said">${icon('tick')}<span>${state.said()}</span></p>` : nothing}</div>
      ${content}`
  }

  needCatalog()
  hurry(true)
  get('/api/workflows').then(({ workflows }) => {
    state.names = new Map(workflows.map(one => [one.id, one.name]))
    update()
  }, () => {})
  return {
    title: () => (questions().length ? `Approvals (${questions().length})` : 'Approvals'),
    view,
    keys: () => ({ j: () => move(1), k: () => move(-1), a: answerKey('approve'), x: answerKey('reject') }),
    leave: () => hurry(false),
  }
}

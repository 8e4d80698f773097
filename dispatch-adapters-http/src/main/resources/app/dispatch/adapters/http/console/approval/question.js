// One question of a run: the exact call, where it comes from, and the two answers.
import { html, nothing, update } from '../shell/view.js'
import { get } from '../api/http.js'
import { errorLine } from '../look/errors.js'
import { tile } from '../look/icons.js'
import { exact, when } from '../look/time.js'
import { effect } from '../plan/card.js'
import { ticked } from '../plan/ticked.js'
import { call } from '../run/approval.js'
import { json } from '../run/json.js'
import { reasonField } from '../run/reason.js'
import { effectOf, opTitle, toolLabel } from '../tool/catalog.js'

/** The plans of the runs that were looked at, by the runs' ids. */
const plans = new Map()

/** The plan of a run; undefined until it is known. */
export function planOf(id) {
  if (!plans.has(id)) {
    plans.set(id, undefined)
    get(`/api/runs/${id}/plan`).then(({ plan }) => {
      plans.set(id, plan)
      update()
    }, () => plans.delete(id))
  }
  return plans.get(id)
}

const stepOf = ({ run, asked }) => plans.get(run.id)?.steps.find(step => step.id === asked.stepId)

/** What is asked, in a line. */
export const title = ({ asked }) => (asked.op ? `${opTitle(asked.tool, asked.op)}?` : 'Go on?')

const what = asked => effectOf({ tool: asked.tool, op: asked.op, params: Array.isArray(asked.input) ? asked.input[0] : asked.input })

/** The question; `state` has `busy`, `error` and `asJson`, `answer` is told 'approve' or 'reject'. */
export function question(one, name, state, { answer, toggle }) {
  const { run, asked } = one
  const goesOn = stepOf(one)?.onError === 'continue'
  const many = Array.isArray(asked.input) ? asked.input.length : 0
  return html`
    <section class="panel" aria-labelledby="question">
      <div class="panel-head"><h2 id="question" tabindex="-1">${title(one)}</h2><span class="push"></span>${effect(what(asked))}</div>
      <dl class="kv roomy question-facts">
        <dt>Run</dt><dd><a href=${`/runs/${run.id}`}>${name}</a>, started ${when(run.startedAt)}</dd>
        <dt>Step</dt><dd><span class="row">${asked.tool ? tile(asked.tool, 'small') : nothing}<span>${asked.stepId}${asked.tool ? `, ${toolLabel(asked.tool)}` : ''}${many ? `, ${many} calls` : ''}</span></span></dd>
        <dt>Asked</dt><dd>${when(asked.askedAt)}</dd>
        ${asked.message ? html`<dt>Why</dt><dd>${ticked(asked.message)}</dd>` : nothing}
      </dl>
      <div class="lined" role="group" aria-label="The call">${state.asJson ? html`<div class="panel-body">${json(asked.input, { label: 'The call' })}</div>` : call(asked.input)}</div>
      ${reasonField(run.id, asked.stepId)}
      ${state.error ? html`<div class="panel-body">${errorLine(state.error)}</div>` : nothing}
      <div class="panel-foot">
        <button class="btn primary" type="button" @click=${() => answer('approve')}>${state.busy === 'approve' ? 'Approving' : 'Approve'} <kbd aria-hidden="true">A</kbd></button>
        <button class="btn" type="button" @click=${() => answer('reject')}>${state.busy === 'reject' ? 'Rejecting' : 'Reject'} <kbd aria-hidden="true">X</kbd></button>
        <span class="meta foot-note">${goesOn ? 'To reject fails this step; the run goes on.' : 'To reject ends the run; what was done stays done.'} Unanswered, it fails on ${exact(asked.expiresAt)}.</span>
        <button class="btn ghost small" type="button" aria-pressed=${Boolean(state.asJson)} @click=${toggle}>As JSON</button>
      </div>
    </section>`
}

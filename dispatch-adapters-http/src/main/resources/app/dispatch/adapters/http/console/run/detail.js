// One step of a run: what it was given, what it wrote into its log, what came of it, and if it failed, why.
import { html, nothing } from '../shell/view.js'
import { icon } from '../look/icons.js'
import { shape, mark } from '../look/status.js'
import { count, duration } from '../look/time.js'
import { opWords, toolLabel } from '../tool/catalog.js'
import { ticked } from '../plan/ticked.js'
import { connectStrip } from '../plan/connect.js'
import { copyButton } from './copy.js'
import { json } from './json.js'
import { decided } from './reason.js'

/** What a failure's code means for the world, and how it is mended. */
const MENDING = {
  integration_missing: 'Connect the tool, then retry. Nothing was called.',
  integration_rejected: 'The service did not take the connection’s key. Replace the key, then retry.',
  tool_rate_limited: 'The service wants fewer calls. Wait a little, then retry.',
  tool_timeout: 'The service did not answer in time; whether it did what was asked is not known. Look there, then retry.',
  expression_error: 'An expression of the plan cannot be worked out with what the run has. Change the plan; what was done is taken over by a retry with the current plan.',
  approval_rejected: 'You said no. To have it done after all, replay the run.',
  approval_expired: 'Nobody answered in time. A retry asks again.',
  interrupted: 'The server ended while the call was under way; whether it was carried out is not known. Look there before you retry.',
  egress_blocked: 'This server does not call that address. Who runs it can allow it.',
  budget_exceeded: 'The plan’s limit is used up. Raise it, or make the plan do less.',
}

const plannedOf = (live, id) => live.plan?.steps.find(step => step.id === id)

function failure(live, id, step, retry) {
  const taken = [...live.steps.entries()].filter(([, one]) => one.status === 'ok').map(([name]) => name)
  return html`
    <h3>Why it failed</h3>
    <div class="why">
      <p class="row line"><span class="c-failed">${shape('failed')}</span><b>${ticked(step.error)}</b></p>
      ${MENDING[step.code] ? html`<p><b>Mend it:</b> ${MENDING[step.code]}</p>` : nothing}
      ${step.code === 'integration_missing' ? html`<div class="strip">${connectStrip({ tool: step.tool, label: toolLabel(step.tool) })}</div>` : nothing}
      ${live.run.status === 'failed' && retry ? html`
        <p>A retry goes on at ${id}${taken.length ? html`: ${taken.join(', ')} ${taken.length === 1 ? 'is' : 'are'} taken over and not called again` : nothing}.</p>
        <p class="row wrap"><button class="btn" type="button" @click=${retry}>${icon('retry')}Retry from ${id}</button><span class="meta mono">${step.code}</span></p>` : html`<p class="meta mono">${step.code}</p>`}
    </div>`
}

const size = output => {
  const bytes = JSON.stringify(output).length
  return bytes < 1000 ? `${bytes} characters` : `${(bytes / 1000).toFixed(1)} KB`
}

function right(live, id, step, retry) {
  if (step.status === 'failed') return html`${failure(live, id, step, retry)}${step.output === undefined ? nothing : output(id, step)}`
  if (step.output !== undefined) return output(id, step)
  const words = { waiting: step.waits ? `It waits for ${step.waits}.` : 'It has not begun.', running: step.asks ? 'It waits for your answer, above.' : 'It is under way.', skipped: 'It was skipped: its condition did not hold, or what it needs did not come about.', ok: 'It gave nothing back.' }
  return html`<h3>Output</h3><p class="soft">${live.ended && step.status === 'waiting' ? 'The run ended before it.' : words[step.status]}</p>`
}

const output = (id, step) => html`
  <h3>Output <span class="meta">${size(step.output)}${step.simulated ? ', simulated' : ''}</span><span class="push"></span>${copyButton(() => JSON.stringify(step.output, null, 2), 'Copy the output', 'copy-output')}</h3>
  ${json(step.output, { label: `Output of ${id}` })}`

const input = (live, id, step) => {
  const asked = live.run.approvals?.find(one => one.stepId === id)
  const given = step.input ?? asked?.input
  const planned = plannedOf(live, id)?.params
  return given !== undefined ? html`<h3>Input</h3>${json(given, { label: `Input of ${id}` })}`
    : planned ? html`<h3>Parameters <span class="meta">as planned</span></h3>${json(planned, { label: `Parameters of ${id}` })}` : nothing
}

const bad = line => /^→ [45]\d\d|failed/.test(line)

const log = (id, step) => (step.logs?.length ? html`
  <h3 class="gap-s">Log</h3>
  <div class="log-list" role="log" tabindex="0" aria-label="Log of ${id}">${step.logs.map(line => html`<div class=${bad(line) ? 'c-failed' : ''}>${line}</div>`)}</div>` : nothing)

/** The panel of the step that is chosen. */
export function detail(live, id, retry) {
  const step = live.steps.get(id)
  const planned = live.plan?.steps.find(one => one.id === id)
  if (!step) return nothing
  const { tool, op } = planned || step
  const facts = [`${toolLabel(tool)}, ${opWords(tool, op)}`, step.attempts > 1 ? count(step.attempts, 'attempt') : '', step.durationMs !== undefined ? duration(step.durationMs) : '']
  return html`
    <section class="panel gap" aria-labelledby="detail-title" data-detail=${id}>
      <div class="panel-head"><h2 id="detail-title">${id}</h2><span class="meta">${facts.filter(Boolean).join('. ')}</span>
        ${step.reused ? html`<span class="push">${mark('reused')}</span>` : nothing}</div>
      <div class="io"><div>${input(live, id, step)}${decided(live.run.approvals?.find(one => one.stepId === id))}${log(id, step)}</div><div>${right(live, id, step, retry)}</div></div>
    </section>`
}


// What waits for the user: approvals, and workflows that have failed again and again.
import { html, nothing } from '../shell/view.js'
import { shape } from '../look/status.js'
import { when } from '../look/time.js'
import { ticked } from '../plan/ticked.js'
import { reason } from '../run/verdict.js'

const item = (status, words, at, href, button) => html`
  <li><span class="c-${status}">${shape(status)}</span><span>${words} <span class="meta">${when(at)}</span></span><span class="actions"><a class="btn small" href=${href}>${button}</a></span></li>`

/** How often the newest runs have failed without one that was ok. */
function inARow(runs) {
  const at = runs.findIndex(run => run.status !== 'failed')
  return at < 0 ? runs.length : at
}

/** So many that the workflows themselves stay in sight. */
const MOST = 4

const short = words => (words.length > 160 ? `${words.slice(0, 159)}…` : words)

/** The list, where there is anything. */
export function needsYou(workflows, open, ended) {
  const names = new Map(workflows.map(one => [one.id, one.name]))
  const asking = open.filter(run => run.status === 'waiting').map(run => item('approval', html`<b>${names.get(run.workflowId) || 'An unsaved plan'}</b> asks before it goes on`, run.startedAt, `/runs/${run.id}`, 'Review'))
  const failing = workflows.flatMap(workflow => {
    const runs = ended.filter(run => run.workflowId === workflow.id && run.mode === 'live')
    const times = inARow(runs)
    return times >= 2 ? [item('failed', html`<b>${workflow.name}</b> failed ${times} times in a row: ${ticked(short(reason(runs[0])))}`, runs[0].startedAt, `/runs/${runs[0].id}`, 'See why')] : []
  })
  const all = [...asking, ...failing]
  return all.length ? html`
    <section class="panel" aria-labelledby="needs"><div class="panel-head"><h2 id="needs">Needs you</h2><span class="meta">${all.length}</span></div>
      <ul class="todo">${all.slice(0, MOST)}</ul>
      ${all.length > MOST ? html`<p class="panel-foot"><a href="/history?status=active">${all.length - MOST} more in History</a></p>` : nothing}</section>` : nothing
}

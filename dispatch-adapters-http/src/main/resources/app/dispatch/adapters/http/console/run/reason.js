// Why one answers so, in one's own words: kept while it is typed, and told with the answer.
import { html, nothing } from '../shell/view.js'
import { when } from '../look/time.js'

const typed = new Map()

const keyOf = (run, step) => `${run}-${step}`

/** Where the reason is written. */
export const reasonField = (run, step) => html`
  <div class="field panel-body"><label for="why-${keyOf(run, step)}">Reason</label>
    <input class="input" id="why-${keyOf(run, step)}" maxlength="1000" placeholder="Optional, and kept with the answer" .value=${typed.get(keyOf(run, step)) || ''}
      @input=${event => typed.set(keyOf(run, step), event.target.value)}></div>`

/** What an answer says beside itself: nothing where no reason was given. */
export function answerBody(run, step) {
  const reason = typed.get(keyOf(run, step))?.trim()
  return reason ? { reason } : undefined
}

/** What became of a question, with the reason. */
export const decided = asked => (asked?.decision && asked.decision !== 'expired'
  ? html`<p class="line soft">You ${asked.decision}${asked.decidedByToken ? ' by a token' : ''} ${when(asked.decidedAt)}${asked.reason ? html`: <q>${asked.reason}</q>` : nothing}</p>` : nothing)

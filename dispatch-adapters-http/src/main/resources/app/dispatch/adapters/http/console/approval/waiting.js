// What waits for the user, looked for again and again while the console is in sight: the number beside "Approvals", and the inbox.
import { html, nothing, update } from '../shell/view.js'
import { get } from '../api/http.js'
import { onLeave, onReturn, session } from '../account/session.js'

const MOST = 50
const SELDOM = 15_000
const OFTEN = 3000

/** `runs` is null until they are known; `more` when there are others than these. */
export const waiting = { runs: null, more: false, error: null }

let timer = null
let pace = SELDOM
let asked = 0

onLeave(() => Object.assign(waiting, { runs: null, more: false, error: null }))
onReturn(() => look())

/** Looks now, and then at the pace of the page. */
export async function look() {
  clearTimeout(timer)
  timer = setTimeout(look, pace)
  if (!session.user || session.ended || document.hidden) return
  const number = ++asked
  try {
    const { runs, nextCursor } = await get(`/api/runs?status=waiting&limit=${MOST}`)
    if (number !== asked) return
    Object.assign(waiting, { runs, more: Boolean(nextCursor), error: null })
  } catch (error) {
    if (number !== asked) return
    waiting.error = error
  }
  update()
}

/** Has it looked for often, or no more than usual. */
export function hurry(isHurried) {
  pace = isHurried ? OFTEN : SELDOM
  look()
}

document.addEventListener('visibilitychange', () => document.hidden || look())

/** What nobody has decided yet, the newest question first: [{run, asked}]. */
export const questions = () => (waiting.runs || [])
  .flatMap(run => (run.approvals || []).filter(one => !one.decision).map(one => ({ run, asked: one, key: `${run.id} ${one.stepId}` })))
  .sort((one, other) => other.asked.askedAt - one.asked.askedAt)

/** How many, as it stands beside the place where they are. */
export function waitingCount() {
  if (!waiting.runs && !timer) look()
  const number = questions().length
  return number ? html`<span class="count">${number}${waiting.more ? '+' : ''}<span class="sr"> waiting</span></span>` : nothing
}

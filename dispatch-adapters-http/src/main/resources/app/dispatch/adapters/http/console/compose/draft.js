// What is being composed: the brief, the plan that was made of it, and the run that is watched. It outlives a reload of the page.
import { post } from '../api/http.js'
import { update } from '../shell/view.js'
import { onLeave, session } from '../account/session.js'

const KEY = 'dispatch.draft'

const empty = () => ({ brief: '', plannedBrief: '', parsed: null, saved: null })

/** `typed` is what is given to a run by hand; it does not outlive a reload. */
export const draft = { ...empty(), busy: '', error: null, took: 0, typed: {} }

try {
  Object.assign(draft, JSON.parse(sessionStorage.getItem(KEY) || '{}'))
} catch {
  // What was kept cannot be read: the page begins empty.
}

function keep() {
  try {
    const { brief, plannedBrief, parsed, saved } = draft
    sessionStorage.setItem(KEY, JSON.stringify({ brief, plannedBrief, parsed, saved }))
  } catch {
    // No storage, or none left: a reload begins anew.
  }
}

onLeave(() => {
  forget()
})

export function forget() {
  Object.assign(draft, empty(), { error: null, typed: {} })
  keep()
}

/** Has a plan that was made elsewhere as the draft; `typed` is what a run of it may be given. */
export function take(parsed, typed) {
  Object.assign(draft, empty(), { parsed, typed, error: null, took: 0 })
  keep()
}

export function write(brief) {
  draft.brief = brief
  keep()
  update()
}

/** Whether the plan is that of the brief as it stands. */
export const isCurrent = () => Boolean(draft.parsed) && draft.brief.trim() === draft.plannedBrief

/** The plan of the draft, named as the user wants. */
export const planOf = () => draft.parsed?.plan

export function rename(name) {
  if (!draft.parsed) return
  draft.parsed.plan.name = name
  draft.saved = null
  keep()
}

/** Has the plan as it was edited; `review` is what the server says of it, null until that is known. */
export function edited(plan, review) {
  const { id, createdAt } = draft.parsed.plan
  const said = review ? { missing: review.missing, ...(review.valid ? { permissions: review.permissions, warnings: review.warnings } : {}) } : {}
  draft.parsed = { ...draft.parsed, ...said, schedule: undefined, plan: { id, createdAt, ...plan } }
  draft.saved = null
  keep()
}

/** Has the plan's schedule meant in that time zone. */
export function inZone(timezone) {
  draft.parsed.plan.timezone = timezone
  draft.saved = null
  keep()
  update()
}

/** Has the brief planned; `open` for who is not signed in. */
export async function plan() {
  const brief = draft.brief.trim()
  if (!brief || draft.busy) return false
  draft.busy = 'plan'
  draft.error = null
  update()
  const began = performance.now()
  try {
    draft.parsed = await post(session.user ? '/api/parse' : '/api/public/parse', { input: brief })
    draft.plannedBrief = brief
    draft.saved = null
    draft.took = performance.now() - began
  } catch (error) {
    draft.error = error
  }
  draft.busy = ''
  keep()
  update()
  return !draft.error
}

/** Asks again what is missing, when a tool has been connected. */
export function connected(tool) {
  if (!draft.parsed) return
  draft.parsed.missing = (draft.parsed.missing || []).filter(one => one.tool !== tool)
  keep()
}

/** Saves the plan as a workflow; gives it. */
export async function save() {
  const { plan: saved, schedule } = draft.parsed
  const trigger = saved.trigger === 'schedule' ? 'scheduled' : saved.trigger === 'webhook' ? 'webhook' : 'on_demand'
  const answer = await post('/api/workflows', { plan: saved, schedule: schedule || trigger })
  draft.saved = answer.workflow.id
  keep()
  return answer.workflow
}

// What is being edited: the plans that it was, one after another, what the server says of the present one, and where one is in it. It outlives a
// reload of the page.
import { post } from '../api/http.js'
import { onLeave } from '../account/session.js'
import { update } from '../shell/view.js'

const PREFIX = 'dispatch.edit.'
const MOST = 100
/** How many plans on either side of the present one outlive a reload. */
const KEPT = 20
/** Who types is not done before that. */
const PAUSE = 300
/** What is typed into one field without a longer pause is undone at once. */
const BURST = 1500

onLeave(() => {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key)
})

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other)

/** What was kept of it under that name; of a plan that was not changed, nothing but where one was in it. */
function kept(name) {
  try {
    const all = JSON.parse(sessionStorage.getItem(PREFIX + name))
    return all && same(all.plans[all.at], all.base) ? { chosen: all.chosen, side: all.side } : all
  } catch {
    return null
  }
}

export class Edit {
  /** `base` is the plan that is saved, and `tag` its entity tag. */
  constructor(name, base, tag) {
    const { isChanged, ...before } = kept(name) || {}
    Object.assign(this, {
      name, plans: [base], at: 0, base, tag, chosen: null, side: 'form',
      field: null, typedAt: 0, texts: new Map(), turn: 0, review: null, checked: null, failed: null, timer: 0, asking: null,
    }, before)
    this.isTakenUp = Boolean(tag) && this.isChanged
    // A draft may have been changed where it is shown.
    if (!tag && !same(this.plan, base)) Object.assign(this, { plans: [...this.plans.slice(0, this.at + 1), base], at: this.at + 1 })
    this.check(0)
  }

  get plan() {
    return this.plans[this.at]
  }

  get step() {
    return this.plan.steps.find(step => step.id === this.chosen)
  }

  get isChanged() {
    return !same(this.plan, this.base)
  }

  /** What is wrong with the plan as it stands, or stood a moment ago: [{path, message}]. */
  get problems() {
    return this.review?.problems || []
  }

  /** Keeps as much as a reload should find: the plans around this one, or this one alone where there is no room for more. */
  keep() {
    const { isChanged, base, tag, chosen, side } = this
    const first = Math.max(0, this.at - KEPT)
    const all = { plans: this.plans.slice(first, this.at + KEPT + 1), at: this.at - first }
    for (const some of [all, { plans: [this.plan], at: 0 }]) {
      try {
        sessionStorage.setItem(PREFIX + this.name, JSON.stringify({ isChanged, ...some, base, tag, chosen, side }))
        return
      } catch {
        // No storage, or none left: less of it, and without any a reload begins with what is saved.
      }
    }
  }

  forget() {
    sessionStorage.removeItem(PREFIX + this.name)
    clearTimeout(this.timer)
    this.asking?.abort()
  }

  choose(id) {
    this.chosen = id
    this.turn++
    this.field = null
    this.keep()
    update()
  }

  show(side) {
    this.side = side
    this.keep()
    update()
  }

  /** Has another plan; `field` names what is typed into, so that its letters are undone together. */
  change(plan, field = null) {
    if (!plan) return
    const isSame = field && field === this.field && Date.now() - this.typedAt < BURST && this.at > 0
    const before = this.plans.slice(Math.max(0, this.at + 1 - MOST), isSame ? this.at : this.at + 1)
    this.plans = [...before, plan]
    this.at = this.plans.length - 1
    this.field = field
    this.typedAt = Date.now()
    this.moved(PAUSE)
  }

  /** Goes to the plan before (-1) or after (1). */
  go(by) {
    if (!this.plans[this.at + by]) return
    this.at += by
    this.field = null
    this.texts.clear()
    this.moved(0)
  }

  moved(pause) {
    if (this.chosen && !this.step) this.chosen = null
    this.keep()
    this.check(pause)
    update()
  }

  /** What is there has been saved: it is what changes are measured by. */
  saved(plan, tag) {
    this.plans = [...this.plans.slice(0, this.at), plan]
    Object.assign(this, { base: plan, tag, at: this.plans.length - 1 })
    this.keep()
  }

  /** Asks what is wrong with the plan, once nobody has typed for a moment. */
  check(pause) {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.ask(), pause)
  }

  async ask() {
    const { plan } = this
    this.asking?.abort()
    const asking = new AbortController()
    this.asking = asking
    try {
      this.review = await post('/api/plans/check', { plan }, { signal: asking.signal })
      this.checked = plan
      this.failed = null
    } catch (error) {
      if (asking.signal.aborted) return
      if (error.problems?.length) this.review = { ...this.review, valid: false, problems: error.problems }
      this.failed = error.problems?.length ? null : error
      if (error.retryAfter) this.check(error.retryAfter * 1000)
    }
    update()
  }
}

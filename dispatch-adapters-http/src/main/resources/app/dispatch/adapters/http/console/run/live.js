// A run as it is known here: its record, put together with the events that come while it goes on.
import { get } from '../api/http.js'
import { follow } from '../api/events.js'
import { away } from '../shell/notices.js'
import { onReturn } from '../account/session.js'
import { update } from '../shell/view.js'
import { waitsFor } from '../plan/phases.js'

const ENDED = new Set(['ok', 'failed', 'cancelled'])
const SOON = 150

export class LiveRun {
  constructor(id) {
    this.id = id
    this.run = null
    this.plan = null
    this.error = null
    this.link = 'opening'
    this.steps = new Map()
    this.refused = null
    this.cut = () => {}
    this.forget = () => {}
    this.attached = 0
  }

  get ended() {
    return ENDED.has(this.run?.status)
  }

  get waits() {
    return this.run?.status === 'waiting'
  }

  /** The approvals that nobody has decided yet. */
  get asked() {
    return this.ended ? [] : (this.run?.approvals || []).filter(one => !one.decision)
  }

  /** Loads the run and its plan, and follows it to its end. */
  async open() {
    try {
      const [{ run }, { plan }] = await Promise.all([get(`/api/runs/${this.id}`), get(`/api/runs/${this.id}/plan`)])
      this.plan = plan
      for (const step of plan.steps) this.steps.set(step.id, { status: 'waiting', logs: [] })
      this.take(run)
      this.attached = Date.now()
      this.attach()
      this.forget()
      this.forget = onReturn(() => this.run && !this.ended && this.attach())
    } catch (error) {
      this.error = error
    }
    update()
    return this
  }

  attach() {
    this.cut()
    for (const step of this.steps.values()) Object.assign(step, { logs: [], items: null })
    this.cut = follow(this.id, { told: event => this.told(event), state: (state, refused) => this.linked(state, refused) })
  }

  /** Watches no longer. */
  stop() {
    this.cut()
    this.forget()
    clearTimeout(this.asking)
  }

  linked(state, refused) {
    this.link = state
    this.refused = refused || null
    if (state === 'away' && !refused) away()
    // The record says how things stand after a break, and whether the session is over where the stream was refused.
    if (this.run && !this.ended && (state === 'live' || (state === 'ended' && refused))) this.soon()
    update()
  }

  /** Takes a record of the run, which knows best; one that was asked for before the run ended may come after that, and is too old. */
  take(run) {
    if (this.ended && !ENDED.has(run.status)) return
    this.run = run
    for (const done of run.steps) {
      const step = this.steps.get(done.stepId) || { logs: [] }
      Object.assign(step, done, { logs: step.logs, asks: false, simulated: done.mode === 'dry-run' })
      this.steps.set(done.stepId, step)
    }
    const asked = new Map(this.asked.map(one => [one.stepId, one]))
    for (const [id, step] of this.steps) {
      step.asks = asked.has(id)
      if (step.asks) Object.assign(step, { status: 'running', startedAt: asked.get(id).askedAt })
      else if (this.ended && step.status === 'running') step.status = 'waiting'
    }
    this.say()
    update()
  }

  /** Asks for the record in a moment, once for all reasons that come up until then. */
  soon() {
    clearTimeout(this.asking)
    this.asking = setTimeout(() => this.refresh(), SOON)
  }

  async refresh() {
    try {
      this.take((await get(`/api/runs/${this.id}`)).run)
    } catch (error) {
      if (error.status === 404) this.error = error
    }
  }

  told({ name, data }) {
    const step = data.stepId ? this.steps.get(data.stepId) || { logs: [] } : null
    if (step) this.steps.set(data.stepId, step)
    switch (name) {
      case 'step_start': this.started(step); break
      case 'step_mode': step.simulated = data.mode !== 'live'; break
      case 'step_log': this.logged(step, data); break
      case 'step_done': this.finished(step, data); break
      case 'run_complete': this.completed(data); break
      default: // phase_complete says nothing that the steps have not said
    }
    this.say()
    update()
  }

  started(step) {
    if (step.completedAt) return
    step.logs = []
    step.items = null
    step.status = 'running'
    if (this.run?.status === 'queued') this.run.status = 'running'
    const backlog = Date.now() - this.attached < 500
    step.startedAt ||= backlog ? Math.max(this.run?.startedAt || 0, ...[...this.steps.values()].map(other => other.completedAt || 0)) : Date.now()
  }

  logged(step, { stepId, line }) {
    step.logs.push(line)
    const known = this.plan?.steps.find(one => one.id === stepId)
    if (known?.approval && !step.completedAt) this.soon()
    if (/^attempt \d+ of \d+ failed/.test(line)) step.attempts = Number(line.split(' ')[1]) + 1
    if (known?.forEach && !step.completedAt && line.startsWith('→ ')) step.items = { done: (step.items?.done || 0) + 1, of: this.lengthOf(known.forEach) }
  }

  /** How long the list of a forEach is, where it is an output that has been seen. */
  lengthOf(expression) {
    const found = /^steps\.(\w+)\.output((?:\.\w+)*)$/.exec(expression.replace(/^\{\{|\}\}$/g, '').trim())
    const list = found?.[2].split('.').filter(Boolean).reduce((at, name) => at?.[name], this.steps.get(found[1])?.output)
    return Array.isArray(list) ? list.length : 0
  }

  finished(step, data) {
    if (step.completedAt) return
    const { status, durationMs, attempts, result, error, code, reused } = data
    Object.assign(step, { status, durationMs, attempts, error, code, reused, output: result, asks: false, completedAt: (step.startedAt || Date.now()) + (durationMs || 0) })
  }

  completed(data) {
    if (this.ended) return
    Object.assign(this.run, { status: data.status, error: data.error, code: data.code })
    this.refresh()
  }

  /** What each step that waits is waiting for. */
  say() {
    if (!this.plan) return
    const before = waitsFor(this.plan.steps)
    for (const [id, step] of this.steps) {
      if (step.status !== 'waiting') continue
      step.waits = (before.get(id) || []).filter(other => !this.steps.get(other)?.completedAt).join(', ')
    }
  }
}

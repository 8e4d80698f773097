// Changes of a plan: each gives another plan, and the one that was stays as it is.
import { phases, reads } from '../plan/phases.js'
import { inOrder } from './whole.js'

/** Without members that are undefined, which JSON has not. */
const clean = object => Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined))

export const indexOf = (plan, id) => plan.steps.findIndex(step => step.id === id)

const withSteps = (plan, steps) => ({ ...plan, steps })

const changed = (plan, id, change) => withSteps(plan, plan.steps.map(step => (step.id === id ? clean(change(step)) : step)))

/** The plan with other members. */
export const withPlan = (plan, members) => inOrder(clean({ ...plan, ...members }))

/** What stands at a path such as ['retry', 'maxAttempts']. */
export const valueAt = (object, [name, ...rest]) => (rest.length ? valueAt(object?.[name] ?? {}, rest) : object?.[name])

function set(object, [name, ...rest], value) {
  if (!rest.length) return clean({ ...object, [name]: value })
  const inner = set(typeof object?.[name] === 'object' ? object[name] : {}, rest, value)
  const isGone = !Object.keys(inner).length && name !== 'params'
  return clean({ ...object, [name]: isGone ? (name === 'approval' ? true : undefined) : inner })
}

/** The plan with another value at a path of its own. */
export const withPlanValue = (plan, path, value) => inOrder(set(plan, path, value))

/** The plan with another value at a path of a step; undefined takes it away. */
export const withValue = (plan, id, path, value) => changed(plan, id, step => set(step, path, value))

/** The plan with a step that does something else. */
export const withOperation = (plan, id, tool, op) => changed(plan, id, step => ({ ...step, tool, op }))

const TEMPLATE = /\{\{[\s\S]*?\}\}/g

/** A value in which all texts that are expressions, or have some, are made anew. */
function eachExpression(value, make) {
  if (typeof value === 'string') return value.replace(TEMPLATE, make)
  if (Array.isArray(value)) return value.map(one => eachExpression(one, make))
  return value && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, eachExpression(one, make)])) : value
}

/** The plan with another id for a step, which all others then call so. */
export function withId(plan, from, to) {
  const name = text => text.replace(new RegExp(`\\bsteps(\\.|\\[["'])${from}\\b`, 'g'), `steps$1${to}`)
  return withSteps(plan, plan.steps.map(step => clean({
    ...step,
    id: step.id === from ? to : step.id,
    params: eachExpression(step.params, name),
    dependsOn: step.dependsOn?.map(id => (id === from ? to : id)),
    when: typeof step.when === 'string' ? name(step.when) : step.when,
    forEach: typeof step.forEach === 'string' ? name(step.forEach) : step.forEach,
  })))
}

/** What a step says that it waits for, or what its place in the list says. */
export const named = (steps, i) => steps[i].dependsOn ?? (i ? [steps[i - 1].id] : [])

/** The steps, none of which goes by its place in the list any more. */
const settled = steps => steps.map((step, i) => (step.dependsOn || !i ? step : { ...step, dependsOn: named(steps, i) }))

function freeId(plan, wanted) {
  const base = wanted.replace(/\W/g, '_').replace(/^[^A-Za-z]/, 's$&').slice(0, 60)
  const ids = new Set(plan.steps.map(step => step.id))
  for (let n = 1; ; n++) {
    const id = n === 1 ? base : `${base}_${n}`
    if (!ids.has(id)) return id
  }
}

/** The plan with one more step, at the same time as those of a phase or, without one, after all others; and the step's id. */
export function added(plan, tool, op, phase) {
  const id = freeId(plan, op)
  const beside = phase && plan.steps.indexOf(phase[0])
  const isPlain = plan.steps.every(step => !step.dependsOn)
  const last = phases(plan.steps).at(-1)
  const dependsOn = phase ? named(plan.steps, beside) : isPlain ? undefined : last.map(step => step.id)
  return { id, plan: withSteps(plan, [...plan.steps, clean({ id, tool, op, params: {}, dependsOn })]) }
}

/** The plan without a step: those that waited for it wait for what it waited for. */
export function removed(plan, id) {
  const at = indexOf(plan, id)
  const before = named(plan.steps, at)
  return withSteps(plan, plan.steps.filter(step => step.id !== id).map(step => (step.dependsOn?.includes(id)
    ? { ...step, dependsOn: [...new Set(step.dependsOn.flatMap(one => (one === id ? before : [one])))] } : step)))
}

function swapped(steps, from, to) {
  const all = [...steps]
  const [step] = all.splice(from, 1)
  all.splice(to, 0, step)
  return all
}

/** The plan with its steps in that order; null where one would read what comes after it. */
const reordered = (plan, steps) => (steps.some((step, i) => reads(step).some(read => steps.findIndex(one => one.id === read.step) > i)) ? null : withSteps(plan, steps))

const order = steps => JSON.stringify(phases(steps).map(phase => phase.map(step => step.id)))

/** The plan where that makes a difference to what runs when; null else. */
const ifMoved = (plan, steps) => (order(steps) === order(plan.steps) ? null : withSteps(plan, steps))

const waiting = (steps, id, dependsOn) => steps.map(step => (step.id === id ? { ...step, dependsOn: dependsOn.filter(one => one !== id) } : step))

/**
 * The plan with a step a phase earlier (-1) or later (1); null where that cannot be. In a plain list, where each step waits for the one
 * before it, it changes places with its neighbour.
 */
export function moved(plan, id, by) {
  const at = indexOf(plan, id)
  if (plan.steps.every(step => !step.dependsOn)) {
    return at + by >= 0 && at + by < plan.steps.length ? reordered(plan, swapped(plan.steps, at, at + by)) : null
  }
  const steps = settled(plan.steps)
  const columns = phases(steps)
  const here = columns.findIndex(column => column.some(step => step.id === id))
  const of = step => named(steps, steps.findIndex(one => one.id === step.id))
  if (by < 0) return here ? ifMoved(plan, waiting(steps, id, of(columns[here - 1][0]))) : null
  const others = columns[here].filter(step => step.id !== id)
  if (others.length) return ifMoved(plan, waiting(steps, id, others.map(step => step.id)))
  const next = (columns[here + 1] || []).filter(step => !reads(step).some(read => read.step === id))
  if (!next.length) return null
  const mine = named(steps, at)
  const free = next.reduce((all, step) => waiting(all, step.id, [...new Set([...of(step).filter(one => one !== id), ...mine])]), steps)
  return ifMoved(plan, waiting(free, id, next.map(step => step.id)))
}

/** The plan with a step where another one is: it waits for what that one waits for, and stands before it. */
export function droppedOn(plan, id, target) {
  const to = indexOf(plan, target)
  const from = indexOf(plan, id)
  if (from < 0 || to < 0 || from === to) return null
  if (plan.steps.every(step => !step.dependsOn)) return reordered(plan, swapped(plan.steps, from, to))
  const steps = settled(plan.steps)
  return ifMoved(plan, waiting(swapped(waiting(steps, id, named(steps, to)), from, to), id, named(steps, to)))
}

/** The steps that come after one, at once or through others: what they give is not there for it. */
export function after(plan, id) {
  const all = new Set([id])
  for (let size = 0; size !== all.size;) {
    size = all.size
    plan.steps.forEach((step, i) => {
      if (named(plan.steps, i).some(one => all.has(one)) || reads(step).some(read => all.has(read.step))) all.add(step.id)
    })
  }
  return all
}

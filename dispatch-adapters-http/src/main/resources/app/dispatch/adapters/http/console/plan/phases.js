// The order of a plan, as the engine has it: a step comes after those that it names, reads, or stands after in the list.

const READS = /\bsteps(?:\.|\[["'])([A-Za-z]\w*)(?:["']\])?\.(?:output|status)((?:\.[A-Za-z_]\w*)*)(\()?/g

/** The expressions of a text with templates in it. */
const templates = text => [...text.matchAll(/\{\{([\s\S]*?)\}\}/g)].map(found => found[1])

function texts(value) {
  if (typeof value === 'string') return templates(value)
  if (Array.isArray(value)) return value.flatMap(texts)
  return value && typeof value === 'object' ? Object.values(value).flatMap(texts) : []
}

/** What an expression reads: [{step, path}], a path such as "items". */
export function readsOf(expression) {
  return [...expression.matchAll(READS)].map(([, step, path, isCall]) => {
    const members = path.split('.').filter(Boolean)
    if (isCall) members.pop()
    return { step, path: members.join('.') }
  })
}

/** All that a step reads of others, each once. */
export function reads(step) {
  const expressions = [...texts(step.params), ...(step.when ? [step.when] : []), ...(step.forEach ? [step.forEach] : [])]
  const all = new Map()
  for (const read of expressions.flatMap(readsOf)) all.set(`${read.step}.${read.path}`, read)
  return [...all.values()]
}

/** The ids of the steps that each step waits for, by its id. */
export function waitsFor(steps) {
  const known = new Set(steps.map(step => step.id))
  return new Map(steps.map((step, i) => {
    const named = step.dependsOn ?? (i ? [steps[i - 1].id] : [])
    return [step.id, [...new Set([...named, ...reads(step).map(read => read.step)])].filter(id => known.has(id) && id !== step.id)]
  }))
}

/** The phases: lists of steps, those of one run at once. */
export function phases(steps) {
  const before = waitsFor(steps)
  const depths = new Map()
  const depth = (id, on = new Set()) => {
    if (depths.has(id) || on.has(id)) return depths.get(id) ?? 0
    on.add(id)
    const at = Math.max(-1, ...(before.get(id) || []).map(other => depth(other, on))) + 1
    depths.set(id, at)
    return at
  }
  const result = []
  for (const step of steps) (result[depth(step.id)] ||= []).push(step)
  return result.filter(Boolean)
}

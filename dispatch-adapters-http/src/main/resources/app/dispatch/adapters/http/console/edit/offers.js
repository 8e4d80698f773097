// What a step can read of the others: by the schema of what they give, each with a sample of the last run, or of the operation's example.
import { after } from './steps.js'
import { opOf } from './tools.js'
import { isObject } from './values.js'

const DEEPEST = 2
const MOST = 12
const QUIET = new Set(['raw', 'truncated'])

const WORDS = { array: 'list', integer: 'number', string: 'text', object: 'object', boolean: 'yes or no', number: 'number' }

const typeOf = (schema, sample) => WORDS[[schema?.type].flat()[0]] || (Array.isArray(sample) ? 'list' : isObject(sample) ? 'object' : typeof sample === 'string' ? 'text' : typeof sample === 'number' ? 'number' : '')

/** A sample in a few words. */
export function inShort(sample) {
  if (sample === undefined || sample === null) return ''
  if (Array.isArray(sample)) return sample.length === 1 ? '1 item' : `${sample.length} items`
  const text = typeof sample === 'string' ? sample.replace(/\s+/g, ' ').trim() : JSON.stringify(sample)
  return text.length > 48 ? `${text.slice(0, 47)}…` : text
}

const within = (path, name) => (/^[A-Za-z_]\w*$/.test(name) ? `${path}.${name}` : `${path}[${JSON.stringify(name)}]`)

/** A value and what is in it, as [{path, label, type, sample, depth}]. */
function* walk(schema, sample, path, label, depth) {
  if (label) yield { path, label, type: typeOf(schema, sample), sample, depth }
  const inner = label ? depth + 1 : depth
  if (inner > DEEPEST) return
  if (schema?.type === 'array' || Array.isArray(sample)) {
    if (label) yield { path: `size(${path})`, label: `size(${label})`, type: 'number', sample: Array.isArray(sample) ? sample.length : undefined, depth: inner }
    yield* members(schema?.items, sample?.[0], `${path}[0]`, `${label}[0]`, inner)
  } else {
    yield* members(schema, sample, path, label, inner)
  }
}

function* members(schema, sample, path, label, depth) {
  const names = [...new Set([...Object.keys(schema?.properties || {}), ...(isObject(sample) ? Object.keys(sample) : [])])].filter(name => !QUIET.has(name))
  for (const name of names.slice(0, MOST)) {
    yield* walk(schema?.properties?.[name], sample?.[name], within(path, name), label ? within(label, name) : name, depth)
  }
}

/** What a step gives, as a schema and a sample; of a step that goes through a list it is a list. */
function output(step, samples) {
  const op = opOf(step)
  const example = op?.example?.output
  const isRun = samples.has(step.id)
  return step.forEach
    ? { schema: { type: 'array', items: op?.output }, sample: isRun ? samples.get(step.id) : example && [example], isRun }
    : { schema: op?.output, sample: isRun ? samples.get(step.id) : example, isRun }
}

const ITEMS = /^\s*steps\.(\w+)\.output((?:\.\w+)*)\s*$/

/** One of the list that a step goes through, where it is plain which list that is. */
function item(plan, step, samples) {
  const [, id, path] = ITEMS.exec(step.forEach || '') || []
  const from = plan.steps.find(one => one.id === id)
  if (!from) return []
  const names = path.split('.').filter(Boolean)
  const { schema, sample } = output(from, samples)
  const list = names.reduce((all, name) => ({ schema: all.schema?.properties?.[name], sample: all.sample?.[name] }), { schema, sample })
  return [...walk(list.schema?.items, list.sample?.[0], 'item', 'item', 0)]
}

const TRIGGER = /\btrigger\.([A-Za-z_]\w*)/g

/** The groups of values that may be picked: [{title, tool, note, values}]. */
export function offers(plan, step, samples, when) {
  const later = after(plan, step.id)
  const each = step.forEach ? [{ title: 'item', note: 'one of the list', values: [...item(plan, step, samples), { path: 'index', label: 'index', type: 'number', sample: 0, depth: 0 }] }] : []
  const steps = plan.steps.filter(one => !later.has(one.id)).map(one => {
    const { schema, sample, isRun } = output(one, samples)
    const path = `steps.${one.id}.output`
    const values = [...walk(schema, sample, path, '', 0)]
    return {
      title: one.id, tool: one.tool, note: isRun ? when : 'example',
      values: values.length && !one.forEach ? values : [{ path, label: 'output', type: typeOf(schema, sample), sample, depth: 0 }, ...values],
    }
  }).reverse()
  const asked = [...new Set([...JSON.stringify(plan.steps).matchAll(TRIGGER)].map(found => found[1]))]
  return [...each, ...steps,
    { title: 'trigger', note: 'what starts it', values: ['', ...asked].map(name => ({ path: name ? `trigger.${name}` : 'trigger', label: name || 'all of it', type: name ? '' : 'object', depth: 0 })) },
    { title: 'run', note: '', values: [['date', 'text'], ['id', 'text'], ['startedAt', 'time']].map(([name, type]) => ({ path: `run.${name}`, label: name, type, depth: 0 })) },
    { title: 'workflow', note: '', values: ['name', 'id'].map(name => ({ path: `workflow.${name}`, label: name, type: 'text', depth: 0 })) }]
}

// What of a template is to be made one's own: its description says so in a line "Change: …", whose names lead to the values in the plan.

const CODE = /`([^`]+)`/g
const isPlain = value => (typeof value === 'string' && !value.includes('{{')) || typeof value === 'number' || typeof value === 'boolean'
  || (Array.isArray(value) && value.length > 0 && value.every(one => typeof one === 'string' && !one.includes('{{')))

const codes = text => [...text.matchAll(CODE)].map(([, code]) => code)

/** The description without the lines that the page shows in another way, and the clauses of "Change: …". */
export function described(template) {
  const lines = template.description.split('\n')
  const line = lines.find(one => one.startsWith('Change: ')) || ''
  const [all, more = ''] = line.slice('Change: '.length).split(/\.(?: (?=[A-Z])|$)(.*)/s)
  return {
    text: lines.filter(one => !/^(Change|Connect|Send in )/.test(one) && one.trim()),
    given: lines.find(one => one.startsWith('Send in ')) || '',
    clauses: all.split(';').map(clause => clause.trim()).filter(Boolean),
    more: more.trim(),
  }
}

/** The values of the plan that one clause names: [{step, param}], or {of: 'timezone'} for one of the plan itself. */
function named(clause, template) {
  const [before, ...after] = clause.split(' in ')
  const rest = after.join(' in ')
  const steps = template.steps.filter(step => codes(rest).includes(step.id))
  const found = codes(before).filter(code => (code === 'timezone' || code === 'cron') && template[code]).map(of => ({ of }))
  for (const step of steps) {
    const words = [...codes(clause).filter(code => code !== step.id), ...Object.keys(step.params).filter(name => new RegExp(`\\b${name}\\b`).test(before))]
    for (const [name, value] of Object.entries(step.params)) {
      const isNamed = words.includes(name) || words.some(word => typeof value === 'string' && word.length > 2 && value.includes(word))
      if (isNamed && isPlain(value)) found.push({ step: step.id, param: name })
    }
  }
  return found
}

const text = value => (Array.isArray(value) ? value.join(', ') : String(value))

/** The fields to fill in, [{key, param, steps, of, value}], one for what several steps have alike; and the clauses that are none. */
export function fieldsOf(template) {
  const fields = new Map()
  const rest = []
  for (const clause of described(template).clauses) {
    const all = named(clause, template)
    if (!all.length) rest.push(clause)
    for (const { step, param, of } of all) {
      const value = of ? template[of] : template.steps.find(one => one.id === step).params[param]
      const key = of || `${param} ${text(value)}`
      if (!fields.has(key)) fields.set(key, { key, of, param, value, steps: [] })
      if (step && !fields.get(key).steps.includes(step)) fields.get(key).steps.push(step)
    }
  }
  return { fields: [...fields.values()].sort((one, other) => Boolean(one.of) - Boolean(other.of)), rest }
}

/** What stands in a field at first. */
export const shown = field => text(field.value)

/** What was typed as the kind of value that it replaces. */
function typedAs(value, words) {
  if (Array.isArray(value)) return words.split(',').map(one => one.trim()).filter(Boolean)
  if (typeof value === 'number') return words.trim() && Number.isFinite(Number(words)) ? Number(words) : words
  return typeof value === 'boolean' && /^(true|false)$/.test(words.trim()) ? words.trim() === 'true' : words
}

/** The plan of a template with what was typed, by the keys of the fields. */
export function adapted(template, fields, typed) {
  const { name, steps, trigger, cron, timezone, limits } = template
  const plan = JSON.parse(JSON.stringify({ name, steps, trigger, cron, timezone, limits }))
  for (const field of fields) {
    if (typed[field.key] === undefined || typed[field.key] === shown(field)) continue
    const value = typedAs(field.value, typed[field.key])
    if (field.of) plan[field.of] = value
    for (const id of field.steps) plan.steps.find(step => step.id === id).params[field.param] = value
  }
  return plan
}

// How the value of a field is written and read, by the JSON Schema that it has.

export const isTemplate = value => typeof value === 'string' && value.includes('{{')

const types = schema => [schema.type].flat().filter(Boolean)

/** What a field is: 'choice', 'number', 'lines', 'pairs', 'text', 'any' or 'json'. A value that is an expression is a text in any. */
export function kindOf(schema, value) {
  const all = types(schema)
  const isText = typeof value === 'string'
  if (isTemplate(value)) return 'text'
  if (schema.enum || all[0] === 'boolean') return 'choice'
  if (all.length === 1 && (all[0] === 'integer' || all[0] === 'number')) return 'number'
  const isLines = all.includes('array') && schema.items?.type === 'string'
  if (isLines && (all.length === 1 || schema['x-target'] || Array.isArray(value)) && (value === undefined || isText || value.every?.(one => typeof one === 'string'))) return 'lines'
  if (all.includes('string') && (value === undefined || isText)) return 'text'
  if (all[0] === 'object' && !schema.properties && (value === undefined || isObject(value))) return 'pairs'
  return all.length ? 'json' : 'any'
}

export const isObject = value => Boolean(value) && typeof value === 'object' && !Array.isArray(value)

/** What was typed as what it stands for: numbers, lists and the like as JSON, everything else as text. */
export function loose(text) {
  try {
    const value = JSON.parse(text)
    return typeof value === 'string' ? text : value
  } catch {
    return text
  }
}

const WRITTEN = {
  lines: value => (Array.isArray(value) ? value.join('\n') : value),
  any: value => (typeof value === 'string' ? value : JSON.stringify(value, null, 2)),
  json: value => (typeof value === 'string' ? value : JSON.stringify(value, null, 2)),
}

/** The value as the text of its field. */
export const written = (kind, value) => (value === undefined ? '' : WRITTEN[kind]?.(value) ?? String(value))

const READ = {
  text: text => text,
  any: loose,
  number: text => (Number.isFinite(Number(text)) ? Number(text) : text),
  choice: text => (text === 'true' ? true : text === 'false' ? false : text),
  lines: (text, schema) => {
    const lines = text.split('\n')
    return isTemplate(text) && lines.length === 1 ? text : lines.length === 1 && types(schema).includes('string') ? text : lines
  },
  json: text => (/^\s*\{\{/.test(text) && isTemplate(text) && !/^\s*\{\{?\s*"/.test(text) ? text : JSON.parse(text)),
}

/** The value that a field's text stands for; undefined for none. Throws where the text of a 'json' is no JSON. */
export function read(kind, text, schema) {
  if (kind === 'choice' && schema.enum && schema.enum.some(one => typeof one !== 'string')) return schema.enum.find(one => String(one) === text)
  return text.trim() === '' && (kind !== 'text' || text === '') ? undefined : READ[kind](text, schema)
}

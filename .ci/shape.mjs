// Shapes as documentation writes them, { "user": { "id": string } | null }, and whether a value has one.

const TOKEN = /"[^"]*"|\.\.\.|[A-Za-z]\w*|[{}[\]|:?,]/g

/** Reads a shape; what it leaves open (`...`, the name of a type) fits whatever may stand there. */
export function shape(text) {
  const tokens = text.replace(/\/\/.*$/gm, '').match(TOKEN)
  let at = 0
  const peek = () => tokens[at]
  const take = wanted => {
    const token = tokens[at++]
    if (wanted && token !== wanted) throw new Error(`${wanted} expected, not ${token}, in ${text}`)
    return token
  }
  const union = () => {
    const all = [list()]
    while (peek() === '|') { take(); all.push(list()) }
    return all.length === 1 ? all[0] : { union: all }
  }
  const list = () => {
    let one = single()
    while (peek() === '[' && tokens[at + 1] === ']') { at += 2; one = { items: one } }
    return one
  }
  const single = () => {
    const token = take()
    if (token === '{') return object()
    if (token === '[') { const items = union(); take(']'); return { items } }
    return token.startsWith('"') ? { literal: JSON.parse(token) } : { name: token }
  }
  const object = () => {
    const members = []
    while (peek() !== '}') {
      if (peek() === '...') take()
      else {
        const key = JSON.parse(take()), optional = peek() === '?'
        if (optional) take()
        take(':')
        members.push({ key, optional, type: union() })
      }
      if (peek() === ',') take()
    }
    take('}')
    return { members }
  }
  return union()
}

const NAMES = {
  '...': () => true,
  string: value => typeof value === 'string',
  number: value => typeof value === 'number' && Number.isFinite(value),
  boolean: value => typeof value === 'boolean',
  true: value => value === true,
  null: value => value === null,
  Provider: value => typeof value === 'string',
  ToolName: value => typeof value === 'string',
}

/** What of the value is not as the shape has it; undefined when all is. */
export function misfit(type, value, path = '') {
  if (type.union) return type.union.some(one => !misfit(one, value)) ? undefined : `${path} is none of the alternatives`
  if (type.literal !== undefined) return value === type.literal ? undefined : `${path} is not "${type.literal}"`
  if (type.items) {
    if (!Array.isArray(value)) return `${path} is no array`
    return value.map((item, i) => misfit(type.items, item, `${path}/${i}`)).find(Boolean)
  }
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  if (type.name) return (NAMES[type.name] ?? (() => isObject))(value) ? undefined : `${path} is no ${type.name}`
  if (!isObject) return `${path} is no object`
  return type.members
    .map(({ key, optional, type }) => key in value ? misfit(type, value[key], `${path}/${key}`) : optional ? undefined : `${path}/${key} is missing`)
    .find(Boolean)
}

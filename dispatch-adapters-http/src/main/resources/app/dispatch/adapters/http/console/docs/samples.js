// A request to the API as curl, JavaScript and Python have it. What stands here works as it is, with a token or a session of one's own.
import { access, body, isStream } from './openapi.js'

export const LANGUAGES = [['curl', 'curl', 'sh'], ['js', 'JavaScript', 'js'], ['python', 'Python', 'python']]

/** The values that the description itself has: examples of the path's parameters and of the body. */
export function examples(operation) {
  const of = place => Object.fromEntries(operation.parameters.filter(one => one.in === place).map(one =>
    [one.name, one.required || place === 'path' ? String(one.example ?? one.schema?.example ?? '') : '']))
  return { path: of('path'), query: of('query'), header: of('header'), body: body(operation)?.text ?? '' }
}

/** The request that these values make: {method, url, headers, body}, without who sends it. */
export function request(operation, values, base) {
  const path = operation.path.replace(/\{(\w+)\}/g, (all, name) => (values.path[name] ? encodeURIComponent(values.path[name]) : all))
  const query = new URLSearchParams(Object.entries(values.query).filter(([, value]) => value !== '')).toString()
  const headers = Object.entries(values.header).filter(([, value]) => value !== '')
  const sent = body(operation)
  const hasBody = sent && values.body.trim() !== ''
  if (hasBody) headers.push(['Content-Type', sent.type])
  return { method: operation.method, url: base + path + (query ? `?${query}` : ''), headers, body: hasBody ? values.body : undefined }
}

const parsed = text => {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return null
  }
}

const shell = text => `'${text.replace(/'/g, "'\\''")}'`
const header = text => (/["$`\\]/.test(text) ? shell(text) : `"${text}"`)

/** Signing out is for anyone, and ends the session that it is sent with. */
const bySession = operation => access(operation).who === 'session' || operation.id === 'logOut'

function curl(operation, { method, url, headers, body: content }) {
  const { who } = access(operation)
  const lines = [`curl${isStream(operation) ? ' -N' : ''}${method === 'GET' ? '' : ` -X ${method}`} ${/^[\w:/.-]+$/.test(url) ? url : shell(url)}`]
  if (who === 'token') lines.push('-H "Authorization: Bearer $DISPATCH_TOKEN"')
  if (who === 'cron') lines.push('-H "Authorization: Bearer $CRON_SECRET"')
  if (bySession(operation)) lines.push('-b cookies.txt')
  if (['signUp', 'logIn', 'logOut'].includes(operation.id)) lines.push('-c cookies.txt')
  for (const [name, value] of headers) lines.push(`-H ${header(`${name}: ${value}`)}`)
  if (content !== undefined) lines.push(`-d ${shell(content)}`)
  return lines.join(' \\\n  ')
}

/** What says who sends the request, as [name, variable of the environment, what stands before it]. */
function identity(operation) {
  const { who } = access(operation)
  if (who === 'token') return ['Authorization', 'DISPATCH_TOKEN', 'Bearer ']
  if (who === 'cron') return ['Authorization', 'CRON_SECRET', 'Bearer ']
  return bySession(operation) ? ['Cookie', 'DISPATCH_SESSION', 'dispatch_session='] : null
}

const quoted = text => JSON.stringify(text)
const indented = (text, by) => text.split('\n').join(`\n${by}`)

function js(operation, { method, url, headers, body: content }) {
  const mine = identity(operation)
  const all = [
    ...(mine ? [`${mine[0]}: \`${mine[2]}\${process.env.${mine[1]}}\``] : []),
    ...headers.map(([name, value]) => `${/^\w+$/.test(name) ? name : quoted(name)}: ${quoted(value)}`),
  ]
  const json = content === undefined ? null : parsed(content)
  const options = [
    ...(method === 'GET' ? [] : [`method: '${method}',`]),
    ...(all.length ? [`headers: {\n${all.map(one => `    ${one},\n`).join('')}  },`] : []),
    ...(content === undefined ? [] : [`body: ${json ? `JSON.stringify(${indented(JSON.stringify(json.value, null, 2), '  ')})` : quoted(content)},`]),
  ]
  const call = `const answer = await fetch(${quoted(url)}${options.length ? `, {\n${options.map(one => `  ${one}\n`).join('')}}` : ''})`
  return isStream(operation)
    ? `${call}\nfor await (const part of answer.body.pipeThrough(new TextDecoderStream())) {\n  process.stdout.write(part)\n}`
    : `${call}\nconsole.log(answer.status, await answer.${isJson(operation) ? 'json' : 'text'}())`
}

const isJson = operation => Object.values(operation.responses).some(one => one.content?.['application/json'] && one.description) && !['metrics', 'returnFromVendor'].includes(operation.id)

/** A value as Python has it. */
function literal(value, indent = '') {
  if (value === null) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value !== 'object') return JSON.stringify(value)
  const deeper = `${indent}    `
  const parts = Array.isArray(value)
    ? value.map(one => literal(one, deeper))
    : Object.entries(value).map(([name, one]) => `${quoted(name)}: ${literal(one, deeper)}`)
  const [begin, end] = Array.isArray(value) ? '[]' : '{}'
  return parts.length ? `${begin}\n${parts.map(one => `${deeper}${one},\n`).join('')}${indent}${end}` : begin + end
}

function python(operation, { method, url, headers, body: content }) {
  const mine = identity(operation)
  const all = [
    ...(mine ? [`${quoted(mine[0])}: ${quoted(mine[2])} + os.environ["${mine[1]}"],`] : []),
    ...headers.map(([name, value]) => `${quoted(name)}: ${quoted(value)},`),
  ]
  const json = content === undefined ? null : parsed(content)
  const imports = [...(isJson(operation) && !isStream(operation) || json ? ['json'] : []), ...(mine ? ['os'] : [])]
  const options = [
    quoted(url),
    ...(method === 'GET' ? [] : [`method="${method}"`]),
    ...(all.length ? [`headers={\n${all.map(one => `        ${one}\n`).join('')}    }`] : []),
    ...(content === undefined ? [] : [`data=${json ? `json.dumps(${literal(json.value, '    ')})` : quoted(content)}.encode()`]),
  ]
  const read = isStream(operation) ? '    for line in answer:\n        print(line.decode(), end="")'
    : `    print(answer.status, ${isJson(operation) ? 'json.load(answer)' : 'answer.read().decode()'})`
  return `${imports.map(name => `import ${name}\n`).join('')}from urllib.request import Request, urlopen\n\nrequest = Request(\n${options.map(one => `    ${one},\n`).join('')})\nwith urlopen(request) as answer:\n${read}`
}

/** The request in one of the languages. */
export const sample = (language, operation, values, base) => ({ curl, js, python }[language])(operation, request(operation, values, base))

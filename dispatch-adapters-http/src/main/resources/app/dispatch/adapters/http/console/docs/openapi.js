// The description of the API as the docs need it: its operations in groups, and what its references stand for.

const METHODS = ['get', 'post', 'put', 'patch', 'delete']
let read = null

/** What `$ref` stands for; what stands beside it wins. */
export function resolve(document, part) {
  if (!part?.$ref) return part || {}
  const { $ref, ...beside } = part
  const found = $ref.slice(2).split('/').reduce((at, name) => at?.[name], document)
  return { ...resolve(document, found), ...beside, component: $ref.split('/').pop() }
}

function operation(document, path, method, item) {
  const one = item[method]
  const parameters = [...(item.parameters || []), ...(one.parameters || [])].map(parameter => resolve(document, parameter))
  return { ...one, id: one.operationId, path, method: method.toUpperCase(), group: one.tags[0], parameters }
}

/** All operations, in the order in which they are described. */
export function operations(document) {
  if (read?.document !== document) {
    const all = Object.entries(document.paths).flatMap(([path, item]) => METHODS.filter(method => item[method]).map(method => operation(document, path, method, item)))
    read = { document, all, byId: new Map(all.map(one => [one.id, one])) }
  }
  return read.all
}

export const operationOf = (document, id) => operations(document) && read.byId.get(id)

/** The groups with their operations: {name, description, operations}. */
export const groups = document => document.tags.map(tag => ({ ...tag, operations: operations(document).filter(one => one.group === tag.name) }))

/** Who may call it: `none`, `session`, `token` (either does), or `cron`; and the scope that a token must have. */
export function access({ security }) {
  const token = security.find(way => way.token)
  if (security.some(way => way.cronSecret)) return { who: 'cron' }
  if (token) return { who: 'token', scope: token.token[0], open: security.some(way => !Object.keys(way).length) }
  return { who: security.some(way => way.session) ? 'session' : 'none' }
}

/** The kind of the body that is sent, and its example as text; null where there is none. */
export function body({ requestBody }) {
  const [type, content] = Object.entries(requestBody?.content || {})[0] || []
  if (!type) return null
  const { example } = content
  return { type, schema: content.schema, required: requestBody.required === true, text: typeof example === 'string' ? example : example === undefined ? '' : JSON.stringify(example, null, 2) }
}

/** The answers that are successes: [status, {description, type, schema, example, events}]. */
export const successes = (document, { responses }) => Object.entries(responses).filter(([status]) => /^[23]/.test(status)).map(([status, one]) => {
  const response = resolve(document, one)
  const [type, content] = Object.entries(response.content || {})[0] || []
  return [status, { description: response.description, headers: response.headers, type, schema: content?.schema, example: content?.example, events: content?.['x-events'] }]
})

/** The codes that it may be refused with: [status, code]. */
export const refusals = ({ responses }) => Object.entries(responses).filter(([status]) => /^[45]/.test(status)).flatMap(([status, one]) =>
  (one.content?.['application/json']?.schema?.properties?.code?.enum || []).map(code => [status, code]))

/** Whether its answer is a stream of events. */
export const isStream = ({ responses }) => Boolean(responses['200']?.content?.['text/event-stream'])

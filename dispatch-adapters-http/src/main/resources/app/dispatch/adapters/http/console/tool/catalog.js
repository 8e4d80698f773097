// What tools there are, what their operations are called, and which of them the user has connected.
import { del, get, post, put } from '../api/http.js'
import { update } from '../shell/view.js'
import { onLeave, session } from '../account/session.js'

const LABELS = { http: 'HTTP', github: 'GitHub', openai: 'OpenAI', gmail: 'Gmail', slack: 'Slack', x: 'X' }

/** `tools` and `connections` by the tools' ids. */
export const catalog = { tools: null, connections: new Map(), error: null, loading: false }

onLeave(() => {
  catalog.tools = null
})

/** Asks for all of it anew. */
export async function loadCatalog() {
  catalog.loading = true
  try {
    take(await get('/api/integrations?schemas=false'))
  } catch (error) {
    catalog.error = error
  }
  catalog.loading = false
  update()
}

/** Has the catalog there soon, and the page drawn anew when it is. */
export function needCatalog() {
  if (catalog.tools || catalog.loading || !session.user) return
  loadCatalog()
}

function take({ integrations, available }) {
  catalog.tools = new Map((available || []).map(tool => [tool.tool, tool]))
  catalog.connections = new Map(integrations.map(one => [one.tool, one]))
  catalog.error = null
}

const spaced = name => name.replace(/_/g, ' ').replace(/([a-z])([A-Z])/g, (all, one, other) => `${one} ${other.toLowerCase()}`)

export const toolOf = tool => catalog.tools?.get(tool)
export const toolLabel = tool => toolOf(tool)?.label || LABELS[tool] || spaced(tool).replace(/\b\w/g, letter => letter.toUpperCase())
const opOf = (tool, op) => toolOf(tool)?.ops.find(one => one.id === op)
export const opTitle = (tool, op) => opOf(tool, op)?.title || spaced(op)
/** The same within a sentence. */
export const opWords = (tool, op) => opTitle(tool, op).replace(/^[A-Z](?=[a-z])/, letter => letter.toLowerCase())
export const isConnected = tool => catalog.connections.has(tool)

/** A parameter's name in words. */
export const paramLabel = spaced

/** What an operation can do to the world: 'reads', 'writes' or 'removes'. */
export const effectOfOp = op => (op.destructive ? 'removes' : op.effect === 'read' ? 'reads' : 'writes')

/** What a step does to the world; undefined where that is not known. */
export function effectOf({ tool, op, params }) {
  const known = opOf(tool, op)
  if (!known) return undefined
  const method = params?.method
  const effect = effectOfOp(known)
  return effect === 'removes' && method && !/^DELETE$|\{\{/i.test(method) ? 'writes' : effect
}

/** Saves the connection of a tool, tried first unless that is not wanted; gives what the trial said. */
export async function connect(tool, fields, { test = true } = {}) {
  const { integration, test: tried } = await put(`/api/integrations/${tool}`, { fields, test })
  catalog.connections.set(tool, integration)
  update()
  return tried
}

/** Tries the connection that is saved; gives how that went. */
export async function tryConnection(tool) {
  const test = await post(`/api/integrations/${tool}`, {})
  const known = catalog.connections.get(tool)
  if (known) known.lastTest = { ...test, at: Date.now() }
  return test
}

/** Removes the connection of a tool. */
export async function disconnect(tool) {
  await del(`/api/integrations/${tool}`)
  catalog.connections.delete(tool)
  update()
}

// What tools there are, what their operations are called, and which of them the user has connected.
import { get, put } from '../api/http.js'
import { update } from '../shell/view.js'
import { onLeave, session } from '../account/session.js'

const LABELS = { http: 'HTTP', github: 'GitHub', openai: 'OpenAI', gmail: 'Gmail', slack: 'Slack', x: 'X' }
const catalog = { tools: null, connected: new Set(), loading: false }

onLeave(() => {
  catalog.tools = null
})

/** Has the catalog there soon, and the page drawn anew when it is. */
export function needCatalog() {
  if (catalog.tools || catalog.loading || !session.user) return
  catalog.loading = true
  get('/api/integrations').then(take, () => {}).finally(() => {
    catalog.loading = false
    update()
  })
}

function take({ integrations, available }) {
  catalog.tools = new Map((available || []).map(tool => [tool.tool, tool]))
  catalog.connected = new Set(integrations.map(one => one.tool))
}

const spaced = name => name.replace(/_/g, ' ').replace(/([a-z])([A-Z])/g, (all, one, other) => `${one} ${other.toLowerCase()}`)

export const toolOf = tool => catalog.tools?.get(tool)
export const toolLabel = tool => toolOf(tool)?.label || LABELS[tool] || spaced(tool).replace(/\b\w/g, letter => letter.toUpperCase())
const opOf = (tool, op) => toolOf(tool)?.ops.find(one => one.id === op)
export const opTitle = (tool, op) => opOf(tool, op)?.title || spaced(op)
/** The same within a sentence. */
export const opWords = (tool, op) => opTitle(tool, op).replace(/^[A-Z](?=[a-z])/, letter => letter.toLowerCase())
export const isConnected = tool => catalog.connected.has(tool)

/** A parameter's name in words. */
export const paramLabel = spaced

/** What a step does to the world: 'reads', 'writes' or 'removes'; undefined where that is not known. */
export function effectOf({ tool, op, params }) {
  const known = opOf(tool, op)
  if (!known) return undefined
  const method = params?.method
  if (known.destructive && (!method || /^DELETE$|\{\{/i.test(method))) return 'removes'
  return known.effect === 'read' ? 'reads' : 'writes'
}

/** Saves the connection of a tool, tried first; gives what the trial said. */
export async function connect(tool, fields) {
  const { test } = await put(`/api/integrations/${tool}`, { fields, test: true })
  catalog.connected.add(tool)
  update()
  return test
}

// How a tool stands: connected and working, connected and refused, or not connected.
import { mark } from '../look/status.js'
import { catalog } from '../tool/catalog.js'
import { isOpen } from '../tool/open.js'

/** The state in a word: 'failed', 'ok', 'untried', 'open' or 'none'. */
export function standing(tool) {
  const connection = catalog.connections.get(tool.tool)
  if (!connection) return isOpen(tool) ? 'open' : 'none'
  return connection.lastTest ? (connection.lastTest.ok ? 'ok' : 'failed') : 'untried'
}

const WORDS = { failed: 'Refused', ok: 'Works', untried: 'Not tried yet', open: 'Needs no connection', none: 'Not connected' }
const MARKS = { failed: 'failed', ok: 'ok', untried: 'reused', open: 'reused', none: 'waiting' }

export const standingMark = tool => mark(MARKS[standing(tool)], WORDS[standing(tool)])

/** Who one is there, or what it is for, on one line. */
export function inShort(tool) {
  const connection = catalog.connections.get(tool.tool)
  const last = connection?.lastTest
  if (!last) return tool.description
  return last.ok ? last.info || tool.description : last.error || 'The last try failed'
}

// The operations with their schemas, each tool asked for when somebody edits a step of it.
import { get } from '../api/http.js'
import { update } from '../shell/view.js'

const known = new Map()

/** The tool with its operations and their schemas; null until it is here, or where there is none. */
export function toolOf(tool) {
  if (!tool) return null
  if (!known.has(tool)) {
    known.set(tool, null)
    get(`/api/tools/${encodeURIComponent(tool)}`).then(answer => {
      known.set(tool, answer.tool)
      update()
    }, error => {
      // What is not there is not asked for again; what could not be reached is.
      if (error.status !== 404) known.delete(tool)
    })
  }
  return known.get(tool)
}

/** The operation of a step; null until it is known, or where there is none. */
export const opOf = step => toolOf(step.tool)?.ops.find(op => op.id === step.op) ?? null

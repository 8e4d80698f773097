// Which workflows use which tool: what stops when a connection goes.
import { html, nothing, update } from '../shell/view.js'
import { all } from '../api/pages.js'
import { onLeave } from '../account/session.js'
import { errorLine } from '../look/errors.js'
import { count } from '../look/time.js'

const uses = { workflows: null, error: null }
const MOST = 6

onLeave(() => {
  uses.workflows = null
})

export async function loadUses() {
  try {
    uses.workflows = await all('/api/workflows', 'workflows')
    uses.error = null
  } catch (error) {
    uses.error = error
  }
  update()
}

/** The workflows that use a tool; null until that is known. */
export const usersOf = tool => uses.workflows?.filter(workflow => workflow.steps.some(step => step.tool === tool)) ?? null

/** "3 workflows", as a cell of a table. */
export function useCount(tool) {
  const users = usersOf(tool)
  return users?.length ? count(users.length, 'workflow') : users ? '—' : ''
}

const link = workflow => html`<li><a href=${`/workflows/${encodeURIComponent(workflow.id)}`}>${workflow.name}</a>${workflow.enabled ? nothing : html` <span class="meta">off</span>`}</li>`

/** The workflows that use a tool, by name. */
export function useList(tool) {
  const users = usersOf(tool)
  if (uses.error && !users) return html`${errorLine(uses.error)}<button class="link" type="button" @click=${loadUses}>Look again for what uses it</button>`
  if (!users) return html`<span class="soft">Looking</span>`
  if (!users.length) return html`<span class="soft">No workflow yet</span>`
  return html`<ul class="use-list">${users.slice(0, MOST).map(link)}${users.length > MOST ? html`<li class="soft">and ${users.length - MOST} more</li>` : nothing}</ul>`
}

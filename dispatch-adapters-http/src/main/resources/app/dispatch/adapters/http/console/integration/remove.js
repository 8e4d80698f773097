// Asks before a connection is removed, and says first what stops then.
import { html } from '../shell/view.js'
import { ask, openDialog } from '../look/ask.js'
import { isOpen } from '../tool/open.js'
import { useList, usersOf } from './uses.js'

export const askToDisconnect = () => openDialog('disconnect')

export const disconnectDialog = (tool, remove) => ask('disconnect', `Disconnect ${tool.label}?`, html`
  <p>What you entered is deleted here. At ${tool.label} it stays valid until you revoke it there.</p>
  ${usersOf(tool.tool)?.length === 0 ? html`<p class="soft">No workflow uses it.</p>`
    : html`<p>${isOpen(tool) ? 'These workflows use it, and go on without what it adds:' : 'These workflows use it. Their steps fail from then on:'}</p>${useList(tool.tool)}`}`, `Disconnect ${tool.label}`, remove)

// Asks before a workflow is deleted.
import { html } from '../shell/view.js'
import { ask, openDialog } from '../look/ask.js'

export const askToDelete = () => openDialog('delete')

export const deleteDialog = (workflow, remove) => ask('delete', `Delete ${workflow.name}?`,
  html`<p>The workflow, its versions and its webhook go for good. Its runs stay in History.</p>`, 'Delete this workflow', remove)

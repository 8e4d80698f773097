// Asks before a workflow is deleted; the focus is on the harmless answer.
import { html } from '../shell/view.js'
import { icon } from '../look/icons.js'
import { close, closeOutside } from '../shell/keys.js'

export const askToDelete = () => document.getElementById('delete').showModal()

export const deleteDialog = (workflow, remove) => html`
  <dialog id="delete" aria-labelledby="delete-title" @click=${closeOutside}>
    <div class="panel-head"><h2 id="delete-title">Delete ${workflow.name}?</h2><span class="push"></span>
      <button class="btn square ghost small" type="button" aria-label="Close" title="Close" @click=${close}>${icon('close')}</button></div>
    <p class="panel-body">The workflow, its versions and its webhook go for good. Its runs stay in History.</p>
    <div class="panel-foot"><button class="btn" type="button" autofocus @click=${close}>Keep</button>
      <button class="btn danger" type="button" @click=${event => {
        close(event)
        remove()
      }}>Delete this workflow</button></div>
  </dialog>`

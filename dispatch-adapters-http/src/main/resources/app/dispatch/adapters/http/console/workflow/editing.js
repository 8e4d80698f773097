// Has the plan of a page edited: the editor's code is loaded when somebody opens it, and the address says that it is open.
import { html, update } from '../shell/view.js'
import { loadModule } from '../shell/later.js'
import { query, setQuery } from '../shell/router.js'
import { errorPanel, skeleton } from '../look/errors.js'

/** What opens it; `make` gives, once it is known, what the editor takes, and `closed` is called when it is left. */
export function editing(make, closed) {
  let now = null
  let error = null
  let isOpening = false

  function close() {
    now = null
    setQuery({ edit: '' }, { replace: false })
    closed?.()
  }

  async function open() {
    error = null
    isOpening = true
    setQuery({ edit: '1' }, { replace: Boolean(query().get('edit')) })
    try {
      const [{ editor }, of] = await Promise.all([loadModule('../edit/editor.js'), make()])
      if (isOpening) now = editor({ ...of, close })
    } catch (failure) {
      error = failure.status ? failure : { code: 'offline', message: 'The editor could not be loaded.' }
    }
    isOpening = false
    update()
  }

  return {
    open,
    /** Whether there is something that was changed and not saved, under that name. */
    hasDraft: name => Boolean(sessionStorage.getItem(`dispatch.edit.${name}`)?.startsWith('{"isChanged":true')),
    close,
    /** Opens it where the address says so. */
    resume: () => query().get('edit') && open(),
    get isOpen() {
      return Boolean(now || isOpening || error)
    },
    view: () => now?.view() ?? html`<div class="editor-wait"><h1 class="sr">Edit the plan</h1>${error ? errorPanel(error, 'The plan cannot be edited', open) : skeleton(4, 'Opening the editor')}</div>`,
    keys: () => now?.keys() ?? {},
    forget: () => now?.forget(),
    leave: () => {
      isOpening = false
      now = null
    },
  }
}

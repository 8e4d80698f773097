// Pages whose modules are fetched when somebody first goes to one of them.
import { update } from './view.js'
import { show } from './router.js'
import { errorPanel, skeleton } from '../look/errors.js'

/** Makes a page by what `load` promises; meanwhile there is a page that says so. `more` is what is known of the page before. */
export function later(load, more = {}) {
  let make = null
  return params => {
    if (make) return make(params)
    let error = null
    load().then(loaded => {
      make = loaded
      show()
    }, failed => {
      error = { message: failed.message, code: 'offline' }
      update()
    })
    return { ...more, view: () => (error ? errorPanel(error, 'This page cannot be loaded', () => location.reload()) : skeleton(6)) }
  }
}

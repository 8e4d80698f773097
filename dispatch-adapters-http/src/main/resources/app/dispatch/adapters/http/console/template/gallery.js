// The templates: the list, and all of those that were looked at.
import { get } from '../api/http.js'
import { update } from '../shell/view.js'

/** `list` is null until it is known; `plans` are those with all that they have, by their slugs. */
export const gallery = { list: null, plans: new Map(), error: null }

export async function loadTemplates() {
  gallery.error = null
  try {
    gallery.list ||= (await get('/api/templates')).templates
  } catch (error) {
    gallery.error = error
  }
  update()
}

/** Loads all of one; throws what the server refused. */
export async function loadTemplate(slug) {
  if (!gallery.plans.has(slug)) gallery.plans.set(slug, (await get(`/api/templates/${encodeURIComponent(slug)}`)).template)
  update()
}

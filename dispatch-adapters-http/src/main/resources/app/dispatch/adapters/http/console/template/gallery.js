// The templates: the list at once, and the plan of each as it comes, a few at a time.
import { get } from '../api/http.js'
import { update } from '../shell/view.js'

const AT_ONCE = 4

/** `list` is null until it is known; `plans` are the templates with their steps, by their slugs. */
export const gallery = { list: null, plans: new Map(), error: null }

export async function loadTemplates() {
  gallery.error = null
  try {
    gallery.list ||= (await get('/api/templates')).templates
    loadPlans(gallery.list.map(one => one.slug).filter(slug => !gallery.plans.has(slug)))
  } catch (error) {
    gallery.error = error
  }
  update()
}

/** Loads one with its steps; throws what the server refused. */
export async function loadTemplate(slug) {
  if (!gallery.plans.has(slug)) gallery.plans.set(slug, (await get(`/api/templates/${encodeURIComponent(slug)}`)).template)
  update()
}

/** What does not come is drawn without its plan, and asked for again with the next visit. */
function loadPlans(slugs) {
  const next = () => {
    const slug = slugs.shift()
    if (slug) loadTemplate(slug).then(next, () => {})
  }
  for (let i = 0; i < AT_ONCE; i++) next()
}

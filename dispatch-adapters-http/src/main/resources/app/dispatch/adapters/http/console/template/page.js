// Templates: whole plans to start from, by category, each with its plan drawn.
import { html, nothing, repeat } from '../shell/view.js'
import { query, setQuery } from '../shell/router.js'
import { moveFocus } from '../shell/keys.js'
import { needCatalog, toolLabel } from '../tool/catalog.js'
import { errorPanel, skeleton } from '../look/errors.js'
import { icon } from '../look/icons.js'
import { count } from '../look/time.js'
import { mini } from '../workflow/marks.js'
import { startsWhen } from '../workflow/schedule.js'
import { gallery, loadTemplates } from './gallery.js'

function card(template) {
  const starts = startsWhen(template)
  return html`
    <li class="panel tpl">
      <div class="tpl-plan">${mini(template.steps)}</div>
      <h3><a class="quiet tpl-link" href=${`/templates/${template.slug}`}>${template.name}</a></h3>
      <p class="soft">${template.tagline}</p>
      <p class="meta tpl-foot"><span class="row">${icon(starts.icon)}<span>${starts.short}</span></span><span>${template.highlightTools.map(toolLabel).join(', ')}</span></p>
    </li>`
}

function found() {
  const words = (query().get('q') || '').trim().toLowerCase().split(/\s+/)
  const of = query().get('category') || ''
  return gallery.list.filter(one => {
    const text = `${one.name} ${one.tagline} ${one.category} ${one.highlightTools.map(toolLabel).join(' ')}`.toLowerCase()
    return (!of || one.category === of) && words.every(word => text.includes(word))
  })
}

function filters(all, shown) {
  const now = query().get('category') || ''
  return html`
    <div class="filters">
      <div class="search">${icon('search')}<input class="input" type="search" aria-label="Find a template" placeholder="Find a template" .value=${query().get('q') || ''} @input=${event => setQuery({ q: event.target.value })}></div>
      <div class="segments" role="group" aria-label="Category">
        ${['', ...all].map(name => html`<button type="button" aria-pressed=${now === name} @click=${() => setQuery({ category: name })}>${name || 'All'}</button>`)}
      </div>
      <span class="sr" role="status">${count(shown.length, 'template')} shown</span>
    </div>`
}

function templates() {
  const categories = [...new Set(gallery.list.map(one => one.category))]
  const shown = found()
  const group = name => {
    const all = shown.filter(one => one.category === name)
    return all.length ? html`
      <section class="section" aria-label=${name}><div class="section-head"><h2>${name}</h2><span class="meta">${all.length}</span></div>
        <ul class="tpls">${repeat(all, one => one.slug, card)}</ul></section>` : nothing
  }
  return html`
    ${filters(categories, shown)}
    ${shown.length ? categories.map(group) : html`<p class="none">No template is like that. <button class="link" type="button" @click=${() => setQuery({ q: '', category: '' })}>Show all</button>, or <a href="/compose">write a brief</a>.</p>`}`
}

export function templatesPage() {
  needCatalog()
  loadTemplates()
  return {
    title: 'Templates',
    view: () => html`
      <div class="head"><div><h1>Templates</h1><p>Whole plans to start from. You see what one does, make it yours, and try it before anything is kept.</p></div></div>
      ${gallery.list ? templates() : gallery.error ? errorPanel(gallery.error, 'The templates cannot be shown', loadTemplates) : skeleton(6, 'Loading the templates')}`,
    keys: () => ({
      j: () => moveFocus('.tpl-link', 1),
      k: () => moveFocus('.tpl-link', -1),
      '/': () => document.querySelector('[type=search]')?.focus(),
    }),
  }
}

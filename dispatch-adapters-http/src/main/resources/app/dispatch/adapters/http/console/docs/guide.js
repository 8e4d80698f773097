// A page of the manual, with the headings that it has.
import { html, nothing } from '../shell/view.js'
import { icon } from '../look/icons.js'
import { headings, markdown } from './markdown.js'

const section = (contents, path) => contents?.sections.find(one => one.pages.some(page => page.path === path))

/** The pages before and after it. */
function neighbours(contents, path) {
  const pages = (contents?.sections || []).flatMap(one => one.pages)
  const at = pages.findIndex(page => page.path === path)
  return at < 0 ? [] : [[pages[at - 1], 'Before'], [pages[at + 1], 'Next']].filter(([page]) => page)
}

export const guidePage = (page, contents) => ({
  title: page.title,
  main: html`
    <p class="crumb"><a href="/docs">Guides</a>${icon('right')}<span>${section(contents, page.path)?.title}</span></p>
    <div class="manual">${markdown(page)}</div>
    <nav class="neighbours" aria-label="Other pages">${neighbours(contents, page.path).map(([other, words]) => html`<a class="panel" href=${other.path}><span class="meta">${words}</span><b>${other.title}</b></a>`)}</nav>`,
  aside: html`
    <nav class="on-page" aria-label="On this page">
      ${headings(page).length ? html`<h2 class="h3">On this page</h2><ul>${headings(page).map(one => html`<li><a href="#${one.id}">${one.title}</a></li>`)}</ul>` : nothing}
      <p class="meta"><a href="${page.path}.md" target="_self">As Markdown</a></p>
    </nav>`,
})

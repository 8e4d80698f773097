// A page of the manual, drawn from its parts: plain data, never HTML.
import { html, nothing } from '../shell/view.js'
import { block } from './code.js'

const all = part => (part.children || []).map(draw)

const plain = part => (typeof part === 'string' ? part : part.text ?? part.children.map(plain).join(''))

const heading = part => {
  const inside = html`${all(part)}<a class="anchor-mark" href="#${part.id}" aria-label="Link to ${plain(part)}">#</a>`
  if (part.level === 1) return html`<h1 id=${part.id}>${all(part)}</h1>`
  return part.level === 2 ? html`<h2 id=${part.id}>${inside}</h2>` : html`<h3 id=${part.id}>${inside}</h3>`
}

const cell = part => (part.type === 'headerCell' && part.children.length ? html`<th scope="col">${all(part)}</th>` : html`<td>${all(part)}</td>`)

function table(part) {
  const rows = part.children.map(row => row.children)
  const [head, ...rest] = rows
  const isEmpty = head.every(one => !one.children.length)
  return html`
    <div class="scroll" tabindex="0" role="group" aria-label=${isEmpty ? 'Table' : `Table: ${head.map(plain).filter(Boolean).join(', ')}`}>
      <table class="table">${isEmpty ? nothing : html`<thead><tr>${head.map(cell)}</tr></thead>`}<tbody>${rest.map(row => html`<tr>${row.map(cell)}</tr>`)}</tbody></table>
    </div>`
}

const DRAWN = {
  heading,
  table,
  paragraph: part => html`<p>${all(part)}</p>`,
  list: part => html`<ul class="list">${all(part)}</ul>`,
  numbers: part => html`<ol class="list">${all(part)}</ol>`,
  item: part => html`<li>${all(part)}</li>`,
  quote: part => html`<blockquote>${all(part)}</blockquote>`,
  rule: () => html`<hr>`,
  break: () => html`<br>`,
  emphasis: part => html`<em>${all(part)}</em>`,
  strong: part => html`<strong>${all(part)}</strong>`,
  struck: part => html`<del>${all(part)}</del>`,
  code: part => html`<code class="v">${part.text}</code>`,
  block: part => block(part.text, part.language, part.language ? `Code: ${part.language}` : 'Code'),
  link: part => (part.href.startsWith('/') ? html`<a href=${part.href}>${all(part)}</a>` : html`<a href=${part.href} rel="noreferrer">${all(part)}</a>`),
}

const draw = part => (typeof part === 'string' ? part : DRAWN[part.type](part))

/** The whole page. */
export const markdown = page => all(page)

/** Its headings of the second level: {id, title}. */
export const headings = page => page.children.filter(part => part.type === 'heading' && part.level === 2).map(part => ({ id: part.id, title: plain(part) }))

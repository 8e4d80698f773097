// Every code of refused requests and of failed runs: what it means, where it comes from, how to mend it.
import { html, nothing } from '../shell/view.js'
import { block } from './code.js'
import { sentence, words } from './words.js'

/** Where it stands on the page; a code that both kinds have is there twice. */
const place = (catalog, one) => (one.status || !catalog.requests.some(other => other.code === one.code) ? one.code : `run-${one.code}`)

const entry = catalog => one => html`
  <section class="error" id=${place(catalog, one)}>
    <h3><a class="anchor mono" href="#${place(catalog, one)}">${one.code}</a>${one.status ? html`<span class="meta">${one.status}</span>` : nothing}${one.retried ? html`<span class="meta">is tried again by itself</span>` : nothing}</h3>
    <p class="gist">${words(sentence(one.meaning))}</p>
    <dl class="params">
      <div><dt>Cause</dt><dd>${words(one.cause)}</dd></div>
      <div><dt>Remedy</dt><dd>${words(one.remedy)}</dd></div>
    </dl>
    <details class="inner"><summary>An example</summary>${block(JSON.stringify(one.example, null, 2), 'json', `Example of ${one.code}`)}</details>
  </section>`

const links = (catalog, all) => html`<ul class="codes">${all.map(one => html`<li><a class="mono" href="#${place(catalog, one)}">${one.code}</a></li>`)}</ul>`

export const errorsPage = catalog => ({
  title: 'Errors',
  main: html`
    <div><h1>Errors</h1><p class="lead">Each failure has a code that programs can go by: it never changes its meaning.</p></div>
    <section><h2 id="requests">Requests that are refused</h2>
      <p>The answer has <code class="v">error</code> for people, <code class="v">code</code> for programs, and <code class="v">details</code> with whatever helps to mend it, among it <code class="v">doc</code>, the place on this page.</p>
      ${catalog.requests.map(entry(catalog))}</section>
    <section><h2 id="runs">Runs and steps that failed</h2>
      <p>The request is answered 200; the run has <code class="v">"status": "failed"</code> and a <code class="v">code</code>, and so has the step that failed.</p>
      ${catalog.runs.map(entry(catalog))}</section>`,
  aside: html`<nav class="on-page" aria-label="Codes"><h2 class="h3">Requests</h2>${links(catalog, catalog.requests)}<h2 class="h3">Runs</h2>${links(catalog, catalog.runs)}</nav>`,
})

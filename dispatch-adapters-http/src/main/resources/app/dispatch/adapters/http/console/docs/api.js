// The API as a whole: how it is spoken to, and all of its operations in groups.
import { html } from '../shell/view.js'
import { block } from './code.js'
import { groups } from './openapi.js'
import { path, words } from './words.js'

const begin = base => `# Sign up once.
curl -X POST ${base}/api/auth/signup \\
  -c cookies.txt \\
  -H "Content-Type: application/json" \\
  -d '{"email":"you@example.com",
       "password":"hunter2"}'

# Make a token. It is shown this once.
curl -X POST ${base}/api/tokens \\
  -b cookies.txt \\
  -H "Content-Type: application/json" \\
  -d '{"name":"my program"}'

export DISPATCH_TOKEN=dsp_live_...
curl ${base}/api/workflows \\
  -H "Authorization: Bearer $DISPATCH_TOKEN"`

const group = one => html`
  <section><h2 id=${one.name.toLowerCase()}>${one.name}</h2><p>${words(one.description)}.</p>
    <ul class="op-list">${one.operations.map(operation => html`
      <li><a href="/docs/api/${operation.id}">${operation.summary}</a><span class="op-line"><span class="verb">${operation.method}</span> ${path(operation.path)}</span></li>`)}</ul>
  </section>`

export const apiPage = document => ({
  title: 'API reference',
  main: html`
    <div><h1>API reference</h1><p class="lead">Everything that the console does, a program can do too: plans from plain English, runs that are streamed and recorded, workflows, connections, webhooks.</p></div>
    ${document.info.description.split('\n\n').slice(1).map(text => html`<p>${words(text)}</p>`)}
    <p>A failure has a <code class="v">code</code> that never changes its meaning: <a href="/docs/errors">all codes</a>. The whole description is <a href="/api/openapi.json" target="_self">OpenAPI 3.1</a>, for generators of clients.</p>
    ${groups(document).map(group)}`,
  aside: html`<section class="panel" aria-labelledby="begin"><div class="panel-head"><h2 id="begin" class="h3">The first requests</h2></div>${block(begin(location.origin), 'sh', 'The requests by curl')}</section>`,
})

// The docs' first page: where to read what, and how to begin.
import { html } from '../shell/view.js'
import { icon } from '../look/icons.js'
import { block } from './code.js'
import { short } from './words.js'

const DOORS = [
  ['/docs/api', 'API reference', 'Every operation with what it takes, answers and refuses; try it from the page.'],
  ['/docs/plan', 'The plan language', 'What a plan may hold, and its JSON Schema for your editor.'],
  ['/docs/tools', 'Tools', 'What steps can do: parameters, outputs, effects, and how it is taken back.'],
  ['/docs/errors', 'Errors', 'Every code, where it comes from, and how to mend it.'],
]

const first = base => `# 1. An account; the session is in cookies.txt.
curl -X POST ${base}/api/auth/signup -c cookies.txt \\
  -H "Content-Type: application/json" \\
  -d '{"email":"you@example.com","password":"hunter2"}'

# 2. A brief in plain English becomes a plan.
curl -X POST ${base}/api/parse -b cookies.txt \\
  -H "Content-Type: application/json" \\
  -d '{"input":"Get https://example.com"}' > parsed.json

# 3. The plan runs, and tells what happens.
curl -N -X POST ${base}/api/execute -b cookies.txt \\
  -H "Content-Type: application/json" \\
  -d @parsed.json`

export const homePage = contents => ({
  title: 'Docs',
  main: html`
    <div><h1>Docs</h1><p class="lead">A brief in plain English becomes a plan. The plan is checked, run, streamed, recorded and replayed.</p></div>
    <section><h2 id="begin">From nothing to a run</h2><p>Three requests, with the address of this server.</p>${block(first(location.origin), 'sh', 'From nothing to a run, by curl')}</section>
    <section><h2 id="look-up">Look something up</h2>
      <ul class="doors">${DOORS.map(([path, title, text]) => html`<li class="panel"><a href=${path}><b>${title}</b>${icon('right')}<span class="soft">${text}</span></a></li>`)}</ul></section>
    <section><h2 id="guides">Guides</h2>
      <div class="shelves">${contents.sections.map(section => html`
        <div><h3>${section.title}</h3><ul>${section.pages.map(page => html`<li><a href=${page.path}>${short(page.title)}</a></li>`)}</ul></div>`)}</div></section>`,
})

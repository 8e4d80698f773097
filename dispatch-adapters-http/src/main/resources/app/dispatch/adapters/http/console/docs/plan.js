// The plan language: what a plan may hold, by its own JSON Schema.
import { html } from '../shell/view.js'
import { block } from './code.js'
import { schemaList } from './schema.js'
import { words } from './words.js'

const example = base => JSON.stringify({
  $schema: `${base}/schemas/plan.json`,
  name: 'Stale pull requests',
  trigger: 'schedule',
  cron: '0 9 * * 1-5',
  timezone: 'Europe/Berlin',
  steps: [
    { id: 'pulls', tool: 'github', op: 'list_pulls', params: { repo: 'acme/api', state: 'open' } },
    {
      id: 'tell', tool: 'slack', op: 'post_message', when: 'size(steps.pulls.output.items) > 0',
      params: { channel: '#dev', text: '{{ size(steps.pulls.output.items) }} pull requests wait' },
    },
  ],
}, null, 2)

/** The schema without what may only stand beside a plan. */
const own = schema => ({ ...schema, properties: Object.fromEntries(Object.entries(schema.properties).filter(([, one]) => !/^Stands beside/.test(one.description))) })

/** The schema's references lead to its own parts, and `schemaList` follows those of a document. */
const part = (schema, name, title) => html`<section><h2 id=${name}>${title}</h2>${schemaList(schema, name === 'plan' ? own(schema) : schema.$defs[name])}</section>`

export const planPage = schema => ({
  title: 'The plan language',
  main: html`
    <div><h1>The plan language</h1><p class="lead">${words(schema.description)}.</p></div>
    <p>A plan is JSON, and this page is its shape. What it means is told in <a href="/docs/guide/plans">Plans</a>, what stands between braces in <a href="/docs/guide/expressions">Expressions</a>, and whom a step can call in <a href="/docs/tools">Tools</a>.</p>
    <p>An editor that knows <a href="/schemas/plan.json" target="_self">the JSON Schema</a> (draft 2020-12) completes and checks plans as you write them: say where it is in the member <code class="v">$schema</code>. The <a href="/docs/api/checkPlan">check of plans</a> knows more: the tools, their parameters, what may read what.</p>
    ${part(schema, 'plan', 'The plan')}
    ${part(schema, 'step', 'A step')}
    ${part(schema, 'retry', 'Retry')}
    ${part(schema, 'approval', 'Approval')}
    ${part(schema, 'limits', 'Limits')}`,
  aside: html`<section class="panel" aria-labelledby="example"><div class="panel-head"><h2 id="example" class="h3">A plan</h2></div>${block(example(location.origin), 'json', 'The plan as JSON')}</section>`,
})

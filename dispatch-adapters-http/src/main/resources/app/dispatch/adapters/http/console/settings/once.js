// A secret that is shown this once, to be copied.
import { html, nothing } from '../shell/view.js'
import { icon } from '../look/icons.js'
import { copyButton } from '../run/copy.js'

/** The panel; `done` has the secret leave the page. */
export const once = (secret, title, words, done) => (secret ? html`
  <section class="panel once" aria-labelledby="once"><div class="panel-body form">
    <h3 id="once" tabindex="-1" class="row">${icon('key')}${title}</h3>
    <p class="soft">${words}</p>
    <div class="row"><code class="v secret">${secret}</code>${copyButton(() => secret, 'Copy', 'secret', '')}</div>
    <div><button class="btn small" type="button" @click=${done}>I have it</button></div>
  </div></section>` : nothing)

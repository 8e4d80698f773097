// The form that signs in, and the one that signs up.
import { html, nothing, update, drawn } from '../shell/view.js'
import { errorLine } from '../look/errors.js'
import { icon } from '../look/icons.js'
import { go, query } from '../shell/router.js'
import { session, signIn, signUp } from './session.js'

/** Where one signs in and comes back to the page of the docs that is shown. */
export const signInAddress = () => `/signin?${new URLSearchParams({ from: location.pathname })}`

/** Where one goes who has signed in there. */
export const afterSignIn = () => (query().get('from')?.startsWith('/docs') ? query().get('from') : '/compose')

/** What stands in the fields outlives a change from one form to the other. */
const typed = { email: '', password: '', name: '', invite: query().get('invite') || '' }
const state = { busy: false, error: null, needsInvite: Boolean(typed.invite) }

const type = name => event => {
  typed[name] = event.target.value
}

/** The problem that the server has with one field. */
const problemOf = name => state.error?.problems?.find(problem => problem.path === `/${name}`)?.message
  ?? (name === 'email' && state.error?.code === 'email_taken' ? 'has an account already: sign in instead' : undefined)

function field(name, label, kind, options) {
  const problem = problemOf(name)
  return html`
    <div class="field">
      <label for=${`in-${name}`}>${label}</label>
      <input class="input" id=${`in-${name}`} name=${name} type=${kind} .value=${typed[name]} autocomplete=${options.complete} ?required=${options.required}
        minlength=${options.least ?? 0} aria-invalid=${problem ? 'true' : 'false'} aria-describedby=${`hint-${name}`} @input=${type(name)}>
      <span id=${`hint-${name}`}>
        ${problem ? html`<span class="problem">${icon('st-failed')}<span>${label} ${problem}</span></span>` : options.hint ? html`<span class="hint">${options.hint}</span>` : nothing}
      </span>
    </div>`
}

/** What was refused, unless a field says it. */
function whole() {
  const error = state.error
  if (!error || ['email', 'password', 'name', 'invite'].some(problemOf)) return nothing
  return errorLine(error)
}

async function submit(event, up, then) {
  event.preventDefault()
  if (state.busy) return
  state.busy = true
  state.error = null
  update()
  try {
    const { email, password, name, invite } = typed
    await (up ? signUp({ email, password, ...(name ? { name } : {}), ...(invite ? { invite } : {}) }) : signIn({ email, password }))
    typed.password = ''
    typed.invite = ''
    then()
  } catch (error) {
    state.error = error
    // A server that lets in who is invited says so when it is asked, and in no other way.
    state.needsInvite ||= up && error.code === 'forbidden' && /invit/.test(error.message)
    drawn(() => document.querySelector('[aria-invalid="true"]')?.focus())
  }
  state.busy = false
  update()
}

const turn = path => event => {
  event.preventDefault()
  state.error = null
  go(path + location.search, { replace: true, keepFocus: true })
  drawn(() => document.getElementById('in-email')?.focus())
}

/** The form; `up` for who has no account yet, `then` is called when somebody is signed in. */
export const accountForm = (up, then) => html`
  <form class="panel hero-in" aria-labelledby="in-title" @submit=${event => submit(event, up, then)}>
    <div class="panel-body form">
      <h2 id="in-title">${up ? 'Create an account' : session.ended ? 'Sign in again' : 'Sign in'}</h2>
      ${field('email', 'Email', 'email', { complete: 'username', required: true })}
      ${field('password', 'Password', 'password', { complete: up ? 'new-password' : 'current-password', required: true, ...(up ? { least: 7, hint: '7 characters or more' } : {}) })}
      ${up ? field('name', 'Name', 'text', { complete: 'name', hint: 'Optional: how you are called here' }) : nothing}
      ${up && state.needsInvite ? field('invite', 'Invitation code', 'text', { complete: 'off' }) : nothing}
      ${whole()}
      <button class="btn ${session.ended || up ? 'primary' : ''}" type="submit" aria-disabled=${state.busy ? 'true' : 'false'}>
        ${up ? (state.busy ? 'Signing up' : 'Sign up') : (state.busy ? 'Signing in' : 'Sign in')}
      </button>
      <p class="meta">${up
        ? html`Have an account? <a href="/signin" @click=${turn('/signin')}>Sign in</a>`
        : html`No account here yet? <a href="/signup" @click=${turn('/signup')}>Create one</a>`}</p>
    </div>
  </form>`

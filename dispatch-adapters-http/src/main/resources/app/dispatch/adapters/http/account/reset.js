// The code is behind the # of the address; it leaves the history at once.
const code = decodeURIComponent(location.hash.slice(1))
history.replaceState(null, '', location.pathname)

const form = document.querySelector('form')
const said = document.querySelector('#said')
const say = text => { said.textContent = text }

if (!code) {
  form.hidden = true
  say('This link is not whole. Open the one that you were given, or ask for another.')
}

form.addEventListener('submit', async event => {
  event.preventDefault()
  const password = form.querySelector('#password').value
  if (password !== form.querySelector('#again').value) {
    say('The two passwords are not the same.')
    return
  }
  form.querySelector('button').disabled = true
  try {
    const answer = await fetch('/api/auth/password/new', {
      method: 'POST',
      headers: {'Content-Type': 'application/json'},
      body: JSON.stringify({code, password})
    })
    const body = await answer.json()
    if (answer.ok) {
      form.hidden = true
      said.replaceChildren('Your new password is set. ', Object.assign(document.createElement('a'), {href: '/signin', textContent: 'Sign in'}))
      return
    }
    const problem = body.details?.problems?.[0]?.message
    say(problem ? `The password ${problem}.` : `${body.error}.`)
  } catch {
    say('The server cannot be reached. Try again.')
  }
  form.querySelector('button').disabled = false
})

// Who is signed in, and what becomes of a page when that ends.
import { get, post, onError } from '../api/http.js'
import { update } from '../shell/view.js'

/** `user` is undefined until it is known, null for nobody. */
export const session = { user: undefined, ended: false, error: null }

onError((error, path) => {
  if (error.status === 401 && session.user && !path.startsWith('/api/auth/')) {
    session.ended = true
    update()
  }
})

const left = new Set()

/** Calls `listener` when a user leaves: what was kept of that one's must go. */
export function onLeave(listener) {
  left.add(listener)
}

/** Asks the server who is signed in. */
export async function load() {
  try {
    session.user = (await get('/api/auth/me')).user
    session.error = null
  } catch (error) {
    session.error = error
  }
  update()
}

const returned = new Set()

/** Calls `listener` when the same user is back after the session had ended; gives a function that stops that. */
export function onReturn(listener) {
  returned.add(listener)
  return () => returned.delete(listener)
}

async function enter(path, content) {
  const before = session.user?.id
  const { user } = await post(path, content)
  if (before && before !== user.id) for (const listener of left) listener()
  const isBack = session.ended && before === user.id
  session.user = user
  session.ended = false
  if (isBack) for (const listener of [...returned]) listener()
  update()
}

export const signIn = content => enter('/api/auth/login', content)
export const signUp = content => enter('/api/auth/signup', content)

export async function signOut() {
  await post('/api/auth/logout')
  gone()
}

/** The user is there no more: what is kept of that one's goes. */
export function gone() {
  for (const listener of left) listener()
  session.user = null
  session.ended = false
  update()
}

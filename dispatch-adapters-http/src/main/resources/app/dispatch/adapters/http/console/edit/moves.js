// Cards are moved by the pointer and by keys.
import { drawn } from '../shell/view.js'
import { droppedOn } from './steps.js'

const KEYS = { ArrowLeft: 'earlier', ArrowUp: 'earlier', ArrowRight: 'later', ArrowDown: 'later' }

export const toCard = id => drawn(() => document.querySelector(`.card[data-step="${id}"]`)?.focus())

const cardOf = event => event.target.closest?.('.card')

function mark(card) {
  for (const other of document.querySelectorAll('.card.onto')) other.classList.remove('onto')
  card?.classList.add('onto')
}

/** Handlers of the plan; `act` is told 'earlier', 'later' or 'remove' and the step's id, `say` what has not come about. */
export function moves(edit, act, say) {
  let dragged = null
  return {
    press: event => {
      const id = cardOf(event)?.dataset.step
      const what = event.altKey ? KEYS[event.key] : event.key === 'Delete' ? 'remove' : null
      if (!id || !what || event.target.closest('input, button')) return
      event.preventDefault()
      act(what, id)
      if (what !== 'remove') toCard(id)
    },
    start: event => {
      dragged = cardOf(event)?.dataset.step || null
      event.dataTransfer.setData('text/plain', dragged || '')
      event.dataTransfer.effectAllowed = 'move'
    },
    over: event => {
      const card = cardOf(event)
      const isPlace = dragged && card && card.dataset.step !== dragged
      if (isPlace) event.preventDefault()
      mark(isPlace ? card : null)
    },
    drop: event => {
      const target = cardOf(event)?.dataset.step
      const next = dragged && target && droppedOn(edit.plan, dragged, target)
      event.preventDefault()
      if (next) edit.change(next)
      else if (dragged && target) say(`${dragged} stays where it is: what is read must be there first.`)
      mark(null)
    },
    end: () => {
      dragged = null
      mark(null)
    },
  }
}

// Cards are moved by a mouse, by a finger on the grip that they have where there are fingers, and by keys.
import { drawn } from '../shell/view.js'
import { droppedOn } from './steps.js'

const KEYS = { ArrowLeft: 'earlier', ArrowUp: 'earlier', ArrowRight: 'later', ArrowDown: 'later' }

export const toCard = id => drawn(() => document.querySelector(`.card[data-step="${id}"]`)?.focus())

const cardOf = event => event.target.closest?.('.card')

/** From where on a mouse drags and has not just clicked, and how near the edge the page scrolls, in pixels. */
const APART = 5
const EDGE = 56
const STEP = 9

const towards = (at, end) => (at < EDGE ? -STEP : at > end - EDGE ? STEP : 0)

function mark(card) {
  for (const other of document.querySelectorAll('.card.onto')) other.classList.remove('onto')
  card?.classList.add('onto')
}

/** Handlers of the plan; `act` is told 'earlier', 'later' or 'remove' and the step's id, `say` what has not come about. */
export function moves(edit, act, say) {
  /** What is held: {card, from, at, ghost}, the ghost once it is on its way. */
  let held = null

  const under = () => {
    const card = document.elementFromPoint(held.at.x, held.at.y)?.closest('.plan .card')
    return card === held.card ? null : card
  }

  /** Once a frame, for the page scrolls under a pointer that rests at its edge. */
  function follow() {
    if (!held) return
    const { ghost, from, at, card } = held
    ghost.style.translate = `${at.x - from.x}px ${at.y - from.y}px`
    const plan = card.closest('.plan')
    const { top, bottom } = plan.getBoundingClientRect()
    const down = towards(at.y, innerHeight)
    if (down < 0 ? top < EDGE : bottom > innerHeight) scrollBy(0, down)
    plan.scrollBy(towards(at.x, document.querySelector('.canvas').getBoundingClientRect().right), 0)
    mark(under())
    requestAnimationFrame(follow)
  }

  function lift({ pointerId, currentTarget }) {
    const { card } = held
    const { left, top, width } = card.getBoundingClientRect()
    const ghost = card.cloneNode(true)
    ghost.className = 'card held'
    ghost.inert = true
    delete ghost.dataset.step
    Object.assign(ghost.style, { left: `${left}px`, top: `${top}px`, width: `${width}px` })
    currentTarget.append(ghost)
    card.setPointerCapture(pointerId)
    held.ghost = ghost
    follow()
  }

  function end() {
    held?.ghost?.remove()
    held = null
    mark(null)
  }

  return {
    press: event => {
      if (event.key === 'Escape') end()
      const id = cardOf(event)?.dataset.step
      const what = event.altKey ? KEYS[event.key] : event.key === 'Delete' ? 'remove' : null
      if (!id || !what || event.target.closest('input, button')) return
      event.preventDefault()
      act(what, id)
      if (what !== 'remove') toCard(id)
    },
    take: event => {
      const isGrip = event.target.closest('.grip')
      const card = cardOf(event)
      if (!card || event.button || (!isGrip && (event.pointerType !== 'mouse' || event.target.closest('a, button, input')))) return
      const from = { x: event.clientX, y: event.clientY }
      held = { card, from, at: from }
    },
    carry: event => {
      if (!held) return
      if (!event.buttons) return end()
      held.at = { x: event.clientX, y: event.clientY }
      if (!held.ghost && Math.hypot(held.at.x - held.from.x, held.at.y - held.from.y) > APART) lift(event)
    },
    drop: () => {
      const target = held?.ghost && under()?.dataset.step
      const id = held?.card.dataset.step
      end()
      if (!target) return
      const next = droppedOn(edit.plan, id, target)
      if (next) edit.change(next)
      say(next ? `${id} is moved.` : `${id} stays where it is: what is read must be there first.`)
    },
    end,
  }
}

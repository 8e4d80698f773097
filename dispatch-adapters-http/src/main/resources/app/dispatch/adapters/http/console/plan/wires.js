// The wires of a plan: drawn from each step that a card reads to the card, while the card is under the pointer or has the focus.

const SVG = 'http://www.w3.org/2000/svg'

const make = (name, attributes) => {
  const element = document.createElementNS(SVG, name)
  for (const [key, content] of Object.entries(attributes)) element.setAttribute(key, content)
  return element
}

function clear(plan) {
  plan.querySelector('.wires')?.replaceChildren()
  for (const card of plan.querySelectorAll('.linked')) card.classList.remove('linked')
}

/** The way from one card to another: past a phase it runs in the channel between that one's head and its cards. */
function way([x1, y1], [x2, y2], channel) {
  const bend = Math.min(24, (x2 - x1) / 2)
  return x2 - x1 < 60
    ? `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`
    : `M${x1} ${y1}C${x1 + 14} ${y1} ${x1} ${channel} ${x1 + 18} ${channel}H${x2 - 22}C${x2 - 4} ${channel} ${x2 - 18} ${y2} ${x2} ${y2}`
}

function draw(plan, card) {
  clear(plan)
  const svg = plan.querySelector('.wires')
  if (!svg) return
  const zero = plan.getBoundingClientRect()
  const end = (box, right) => [(right ? box.right : box.left) - zero.left + plan.scrollLeft, box.top - zero.top + 26]
  const channel = plan.querySelector('.cards').getBoundingClientRect().top - zero.top - 6
  const of = id => plan.querySelector(`[data-step="${id}"]`)
  const from = (card.dataset.reads || '').split(' ').filter(Boolean).map(id => [of(id), card])
  const to = [...plan.querySelectorAll(`[data-reads~="${card.dataset.step}"]`)].map(other => [card, other])
  for (const [one, other] of [...from, ...to]) {
    if (!one || !other) continue
    const a = end(one.getBoundingClientRect(), true)
    const b = end(other.getBoundingClientRect(), false)
    svg.append(make('path', { d: way(a, b, channel) }), ...[a, b].map(([cx, cy]) => make('circle', { cx, cy, r: 3 })))
    for (const linked of [one, other]) if (linked !== card) linked.classList.add('linked')
  }
}

/** Handlers of the plan: wires, and arrows that go from card to card. */
export const wiring = {
  enter: event => {
    const card = event.target.closest?.('.card')
    if (card) draw(event.currentTarget, card)
  },
  leave: event => {
    if (!event.relatedTarget?.closest?.('.card')) clear(event.currentTarget)
  },
  press: event => {
    const card = event.target
    if (!card.classList.contains('card') || event.altKey) return
    const columns = [...event.currentTarget.querySelectorAll('.cards')].map(column => [...column.querySelectorAll(':scope > .card')])
    const x = columns.findIndex(column => column.includes(card))
    const y = columns[x].indexOf(card)
    const to = {
      ArrowLeft: () => columns[x - 1]?.[Math.min(y, columns[x - 1].length - 1)],
      ArrowRight: () => columns[x + 1]?.[Math.min(y, columns[x + 1].length - 1)],
      ArrowUp: () => columns[x][y - 1],
      ArrowDown: () => columns[x][y + 1],
      Enter: () => {
        card.click()
        return card
      },
    }[event.key]?.()
    if (to) {
      event.preventDefault()
      to.focus()
    }
  },
}

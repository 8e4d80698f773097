// Checks a delivery that the tests received with the code that the guide gives to receivers.
import assert from 'node:assert'
import fs from 'node:fs'

const [guide, delivery] = process.argv.slice(2)
const code = fs.readFileSync(guide, 'utf8').match(/```js\n([^]*?)```/)[1]
const { isFromDispatch, isStandard } = await import('data:text/javascript,' + encodeURIComponent(code))
const { headers, body, secret } = JSON.parse(fs.readFileSync(delivery, 'utf8'))
Date.now = () => Number(headers['x-dispatch-timestamp'])

for (const check of [isFromDispatch, isStandard]) {
  assert(check(headers, body, secret), check.name)
  assert(!check(headers, body + ' ', secret), check.name + ' takes another body')
  // Not the last character: some of its bits are padding.
  const other = secret.replace(/_(.)/, (all, first) => '_' + (first === 'A' ? 'B' : 'A'))
  assert(!check(headers, body, other), check.name + ' takes another secret')
}
Date.now = () => Number(headers['x-dispatch-timestamp']) + 301_000
for (const check of [isFromDispatch, isStandard]) {
  assert(!check(headers, body, secret), check.name + ' takes an old delivery')
}
console.log('A delivery was checked in Node.')

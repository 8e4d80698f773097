// Writes src/openapi.ts, the types of the API, from a server's description of it:
//
//   npm run generate -- http://127.0.0.1:8080            (or a file)
//   npm run generate -- --check http://127.0.0.1:8080    fails where they are not up to date
import fs from 'node:fs'
import openapiTS, { astToString } from 'openapi-typescript'

const TYPES = new URL('src/openapi.ts', import.meta.url)
const args = process.argv.slice(2)
const check = args.includes('--check')
const from = args.find(arg => !arg.startsWith('--'))
if (!from) throw new Error('say where the description is: npm run generate -- http://127.0.0.1:8080')

const text = from.startsWith('http') ? await (await fetch(`${from}/api/openapi.json`)).text() : fs.readFileSync(from, 'utf8')
const api = JSON.parse(text)
for (const operations of Object.values(api.paths)) {
  for (const operation of Object.values(operations)) {
    // What is no success is thrown, as one type: without these, the file has a third of the size.
    for (const status of Object.keys(operation.responses ?? {})) {
      if (!status.startsWith('2')) delete operation.responses[status]
    }
  }
}
// An object of which nothing more is said holds anything; the generator would have it empty.
const opened = JSON.parse(JSON.stringify(api), (_, value) =>
  [value?.type].flat().includes('object') && !value.properties && value.additionalProperties === undefined ? { ...value, additionalProperties: true } : value)
const types = '// Written by generate.mjs from GET /api/openapi.json: do not edit.\n' + astToString(await openapiTS(opened))
if (!check) fs.writeFileSync(TYPES, types)
else if (fs.readFileSync(TYPES, 'utf8') !== types) {
  console.error(`${TYPES.pathname} is not what the server describes: npm run generate -- ${from} writes it anew.`)
  process.exit(1)
}

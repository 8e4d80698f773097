// Holds each object of dispatch.yaml against the schema of its kind, and says what a schema cannot: names that must agree.
const fs = require('fs')
const path = require('path')
const modules = path.join(__dirname, '../target/check/node_modules')
const { parseAllDocuments } = require(path.join(modules, 'yaml'))

const all = parseAllDocuments(fs.readFileSync(path.join(__dirname, 'dispatch.yaml'), 'utf8'), { merge: true })
  .map(document => {
    if (document.errors.length > 0) throw document.errors[0]
    return document.toJS()
  })
  .filter(Boolean)
for (const object of all) {
  const kinds = require(path.join(modules, 'kubernetes-models', object.apiVersion))
  new kinds[object.kind](object).validate()
}

const one = kind => all.find(object => object.kind === kind)
const same = (what, a, b) => {
  if (JSON.stringify(a) !== JSON.stringify(b)) throw new Error(`${what}: ${JSON.stringify(a)} and ${JSON.stringify(b)}`)
}
const pod = one('Deployment').spec.template
same('labels of the pods', pod.metadata.labels, one('Deployment').spec.selector.matchLabels)
same('what the service selects', one('Service').spec.selector, pod.metadata.labels)
same('what the budget selects', one('PodDisruptionBudget').spec.selector.matchLabels, pod.metadata.labels)
const [container] = pod.spec.containers
same('the port', one('Service').spec.ports[0].targetPort, container.ports[0].name)
same('volumes', container.volumeMounts.map(mount => mount.name), pod.spec.volumes.map(volume => volume.name))
same('the service', one('Ingress').spec.rules[0].http.paths[0].backend.service.name, one('Service').metadata.name)

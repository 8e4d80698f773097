// What is around a server in an operator's day: node .ci/around.mjs FOLDER
//
// A service that takes its time where it is asked at /slow, and notes who asks; what takes traces; and a mail server. Each writes its port
// into the folder when it listens, and beside that what came: called, traced, mails.
import fs from 'node:fs'
import http from 'node:http'
import net from 'node:net'
import path from 'node:path'
import zlib from 'node:zlib'

const folder = process.argv[2]
const note = (name, text) => fs.appendFileSync(path.join(folder, name), text)

function listen(name, server) {
  server.listen(0, '127.0.0.1', () => {
    // At once as a whole: who waits for the file reads it.
    fs.writeFileSync(path.join(folder, `${name}.new`), String(server.address().port))
    fs.renameSync(path.join(folder, `${name}.new`), path.join(folder, name))
  })
}

const web = answer => http.createServer((request, response) => {
  const parts = []
  request.on('data', part => parts.push(part)).on('end', () => answer(request, response, Buffer.concat(parts)))
})

listen('service', web((request, response) => {
  note('called', `${request.headers.traceparent ?? '-'} ${request.url}\n`)
  setTimeout(() => response.end('{}'), request.url.startsWith('/slow') ? 300 : 0)
}))

listen('collector', web((request, response, body) => {
  if (request.headers['content-encoding'] === 'gzip') body = zlib.gunzipSync(body)
  note('traced', `${request.method} ${request.url} ${body.toString('hex')}\n`)
  response.end()
}))

/** Takes every mail (RFC 5321), and notes its recipient and its text, which is in base64 below the empty line. */
listen('smtp', net.createServer(client => {
  let text = '', to = '', mail
  const say = line => client.write(`${line}\r\n`)
  const line = said => {
    if (mail !== undefined) {
      if (said !== '.') { mail.push(said); return }
      note('mails', `to ${to}\n${Buffer.from(mail.slice(mail.indexOf('') + 1).join(''), 'base64')}\n`)
      mail = undefined
      say('250 taken')
    } else if (/^DATA$/i.test(said)) {
      mail = []
      say('354 go on')
    } else if (/^QUIT$/i.test(said)) {
      client.end('221 bye\r\n')
    } else {
      to = /^RCPT TO:<(.*)>/i.exec(said)?.[1] ?? to
      say('250 yes')
    }
  }
  say('220 around')
  client.on('error', () => {}).on('data', bytes => {
    const lines = (text + bytes).split('\r\n')
    text = lines.pop()
    lines.forEach(line)
  })
}))

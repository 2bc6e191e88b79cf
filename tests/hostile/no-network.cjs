// Preloaded into a child process: whoever opens a socket, looks up a name or listens is stopped and told.
const stopped = (what) => () => {
  process.stderr.write(`SOCKET ${what}\n`)
  throw new Error(`a socket was opened: ${what}`)
}
for (const [name, keys] of Object.entries({
  'node:net': ['connect', 'createConnection', 'createServer'],
  'node:tls': ['connect', 'createServer'],
  'node:http': ['request', 'get', 'createServer'],
  'node:https': ['request', 'get', 'createServer'],
  'node:http2': ['connect', 'createServer', 'createSecureServer'],
  'node:dgram': ['createSocket'],
  'node:dns': ['lookup', 'resolve', 'resolve4', 'resolve6', 'reverse'],
})) {
  const own = require(name)
  for (const key of keys) own[key] = stopped(`${name}.${key}`)
}
const { Socket, Server } = require('node:net')
Socket.prototype.connect = stopped('Socket.connect')
Server.prototype.listen = stopped('Server.listen')
Object.assign(require('node:dns').promises, {
  lookup: stopped('dns.promises.lookup'),
  resolve: stopped('dns.promises.resolve'),
})
globalThis.fetch = stopped('fetch')
require('node:module').syncBuiltinESMExports()

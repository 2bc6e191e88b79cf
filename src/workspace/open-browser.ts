import { spawn } from 'node:child_process'

/** Opens an address in the user's browser. Where there is none, nothing happens: the address stands in the terminal, too. */
export function openBrowser(url: string): void {
  const commands: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
    darwin: ['open'],
    win32: ['rundll32', 'url.dll,FileProtocolHandler'],
  }
  const [command, ...before] = commands[process.platform] ?? ['xdg-open']
  const opening = spawn(command, [...before, url], { stdio: 'ignore', detached: true })
  opening.on('error', () => {})
  opening.unref()
}

/** Resolves when the user ends the program with Ctrl-C, or the system asks it to end; only then does waiting end. */
export function untilInterrupted(): Promise<void> {
  return new Promise((ended) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ended())
  })
}

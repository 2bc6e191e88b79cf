export const shells = ['bash', 'zsh', 'fish'] as const
/** A shell that completes command lines. */
export type ShellName = (typeof shells)[number]

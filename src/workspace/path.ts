/** A path with / between its folders, as the whole program names files, whatever the system or its user writes. */
export const withSlashes = (path: string): string => path.replaceAll('\\', '/')

/** The same for a folder, without what may stand at its end: `out\` → `out`. */
export const folderPath = (path: string): string => withSlashes(path).replace(/(?<=.)\/+$/, '')

/** The name of a file without its folders. */
export const fileName = (path: string): string => withSlashes(path).split('/').at(-1) ?? path

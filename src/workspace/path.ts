/** A path with / between its folders, as the whole program names files, whatever the system or its user writes. */
export const withSlashes = (path: string): string => path.replaceAll('\\', '/')

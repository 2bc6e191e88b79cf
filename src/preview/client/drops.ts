/** What is done with a file that is dropped on the page. */
export interface Drops {
  readonly take: (name: string, text: string) => void
  readonly refuse: (name: string) => void
}

/** Lets round files be dropped anywhere on the page; without it the browser would leave the page for them. */
export function acceptDrops(drops: Drops): void {
  addEventListener('dragover', (event) => {
    event.preventDefault()
    document.body.classList.add('dropping')
  })
  addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) document.body.classList.remove('dropping')
  })
  addEventListener('drop', (event) => {
    event.preventDefault()
    document.body.classList.remove('dropping')
    const [file] = event.dataTransfer?.files ?? []
    if (file !== undefined) void takeFile(file, drops)
  })
}

async function takeFile(file: File, { take, refuse }: Drops): Promise<void> {
  if (/\.ya?ml$/i.test(file.name)) take(file.name, (await file.text()).replace(/^\uFEFF/, ''))
  else refuse(file.name)
}

import type { Entry, PageFinding, PageState, RoundFile, Shown } from '../page-state.ts'
import type { Refused } from './api.ts'
import { api } from './api.ts'
import type { Schema } from './completions.ts'
import { element, part, say } from './dom.ts'
import type { Editor } from './editor.ts'
import { openEditor } from './editor.ts'
import { acceptDrops } from './drops.ts'
import { drawFindings, showFinding } from './findings-view.ts'
import { closeOrigin, listenToOrigin, showOrigin } from './origin-view.ts'
import { fitPages } from './fit-pages.ts'
import { drawPages, liftChosen, listenToPages, markChosen, releaseChosen, showBlock } from './pages-view.ts'
import { drawSpeeches } from './speeches-view.ts'

/** So long nothing more is typed before the other speeches are asked for, in milliseconds: there may be many. */
const rest = 400

const round: RoundFile = await api.round()
let base = round.digest
let saved = round.text
let speech: string | undefined
let state: PageState = { speeches: [], findings: [] }
/** of every speech; asked for when the page has been drawn */
let elsewhere: readonly PageFinding[] | undefined
let resting: ReturnType<typeof setTimeout> | undefined
/** While one question is on its way, no other is asked; the last state of the pane is asked for after it. */
let asking: Promise<void> | undefined
let again = false
let seen: Shown | undefined
let entries: readonly Entry[] = []
const schemas = new Map<string, Promise<Schema>>()

const editor: Editor = openEditor(part('editor'), {
  schema(language) {
    const known = schemas.get(language) ?? api.schema(language)
    schemas.set(language, known)
    return known
  },
  changed() {
    showSaved()
    void refresh()
  },
  readOnly: !round.readable,
})

const isDirty = (): boolean => editor.text() !== saved
/** A file that cannot be read as text is judged as it lies there. */
const question = (): { readonly text?: string } => (round.readable ? { text: editor.text() } : {})

/** Shows the pages of what stands in the pane now; resolves when they are there. */
function refresh(): Promise<void> {
  clearTimeout(resting)
  again = true
  asking ??= askPages().finally(() => {
    asking = undefined
  })
  return asking
}

async function askPages(): Promise<void> {
  try {
    while (again) {
      again = false
      const wanted = speech
      state = await api.page({ ...question(), ...(wanted === undefined ? {} : { speech: wanted }) })
      // Another speech may have been chosen meanwhile
      if (speech === wanted) speech = state.shown?.key ?? speech
      draw()
      editor.mark(state.findings.filter(({ file }) => file === round.file))
    }
    resting = setTimeout(() => void lookElsewhere(), elsewhere === undefined ? 0 : rest)
  } catch (error) {
    warn((error as Error).message)
  }
}

async function lookElsewhere(): Promise<void> {
  const found = await api.findings(question()).catch(() => null)
  if (found === null || asking !== undefined) return
  elsewhere = found
  drawLists()
  document.body.dataset['settled'] = ''
}

const originParts = {
  source: (file: string) => api.source(file),
  goTo: (line: number) => editor.goTo(line),
  shown: liftChosen,
  closed: releaseChosen,
}
const pagesParts = {
  chosen(block: number) {
    const origin = state.shown?.origins[block]
    if (origin === undefined) return
    markChosen(block)
    void showOrigin(origin, originParts)
  },
  asked: showFinding,
}

function draw(): void {
  const { shown } = state
  seen = shown ?? seen
  if (shown !== undefined || seen === undefined) entries = state.speeches
  // While something is half typed, the pages stay as they were
  part('pages').classList.toggle('stale', shown === undefined && seen !== undefined)
  document.title = seen?.title ?? '讲话稿预览'
  part('about').textContent = shown === undefined ? '轮次文件里有错，稿面停在改错以前' : aboutOf(shown)
  for (const id of ['download-md', 'download-docx', 'print'])
    (part(id) as HTMLButtonElement).disabled = shown === undefined
  if (shown !== undefined || seen === undefined) drawPages(shown, state.findings, pagesParts)
  drawLists()
}

function aboutOf({ characters, minutes, pages, placeholders }: Shown): string {
  const held = placeholders.length === 0 ? [] : [`待补 ${placeholders.length} 处`]
  return [`${characters} 字`, `约 ${minutes} 分钟`, `${pages.length} 页`, ...held].join('　')
}

let listed = ''

function drawLists(): void {
  const findings = [...state.findings, ...(elsewhere ?? []).filter((each) => each.speech !== speech)]
  // Most keys change nothing here
  const lists = JSON.stringify([entries, speech, seen?.title, findings])
  if (lists === listed) return
  listed = lists
  drawSpeeches(entries, speech, findings, (key) => void choose(key))
  drawFindings(findings, seen, {
    file: round.file,
    goTo: (line, column) => editor.goTo(line, column),
    showBlock: (key, block) => void choose(key).then(() => showBlock(block)),
    showSource: (file, line) => void showOrigin({ file, line, data: [] }, originParts),
  })
}

async function choose(key: string): Promise<void> {
  if (key === speech) return
  speech = key
  closeOrigin(originParts)
  await refresh()
  part('pages').scrollTo(0, 0)
}

function showSaved(): void {
  const dirty = isDirty()
  ;(part('save') as HTMLButtonElement).disabled = !dirty
  part('status').textContent = dirty ? '有改动，还没有保存' : ''
}

function warn(text: string): void {
  part('status').textContent = text
}

async function save(): Promise<void> {
  const text = editor.text()
  if (text === saved) return
  const answer = await api
    .save({ text, ...(base === undefined ? {} : { base }) })
    .catch((error: Error): Refused => ({ refused: error.message, conflict: false }))
  if ('refused' in answer) return answer.conflict ? showConflict(answer.refused) : warn(answer.refused)
  base = answer.digest
  saved = text
  showSaved()
  part('status').textContent = '已保存'
  say('已保存')
}

/** The file on the disk and the pane have gone different ways: the user says which is kept. */
function showConflict(message: string): void {
  const bar = part('conflict')
  const end = (): void => {
    bar.hidden = true
    editor.focus()
  }
  const button = (text: string, act: () => Promise<void>): HTMLElement =>
    element(
      'button',
      { type: 'button', onclick: () => void act().then(end, (error: Error) => warn(error.message)) },
      text,
    )
  bar.replaceChildren(
    element('p', {}, message),
    button('换成磁盘上的', async () => take(await api.round())),
    button('保留我的，盖掉那边', async () => {
      base = (await api.round()).digest
      await save()
    }),
  )
  bar.hidden = false
}

function take(file: RoundFile): void {
  base = file.digest
  saved = file.text
  if (editor.text() !== file.text) editor.put(file.text, 'as-edit')
  showSaved()
}

async function followDisk(): Promise<void> {
  const file = await api.round()
  if (file.digest === base) return
  if (isDirty()) showConflict(`${round.file} 在别处改过了，这里也有没保存的改动。`)
  else take(file)
  if (!round.readable) await refresh()
}

async function download(format: 'md' | 'docx'): Promise<void> {
  if (speech === undefined) return
  const answer = await api.download({ ...question(), speech, format })
  if ('refused' in answer) return warn(answer.refused)
  const address = URL.createObjectURL(answer.file)
  element('a', { href: address, download: answer.name }).click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
  say(`已下载 ${answer.name}`)
}

part('round').textContent = round.name
part('save').addEventListener('click', () => void save())
part('download-md').addEventListener('click', () => void download('md'))
part('download-docx').addEventListener('click', () => void download('docx'))
part('print').addEventListener('click', () => print())
addEventListener('keydown', (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === 's') {
    event.preventDefault()
    void save()
  }
})
addEventListener('beforeunload', (event) => {
  if (isDirty()) event.preventDefault()
})
for (const link of document.querySelectorAll<HTMLAnchorElement>('.skips a')) {
  link.addEventListener('click', (event) => {
    event.preventDefault()
    if (link.hash === '#editor') editor.focus()
    else part(link.hash.slice(1)).focus()
  })
}
acceptDrops({
  // Only the pane: what lies on the disk changes when it is saved
  take(name, text) {
    editor.put(text, 'as-edit')
    warn(`放进了 ${name} 的内容，还没有保存`)
  },
  refuse: (name) => warn(`${name} 不是轮次文件（.yaml）。`),
})
fitPages()
listenToPages(pagesParts)
listenToOrigin(originParts)
editor.put(round.text, 'fresh')
api.events((event) => {
  if (event === 'lost') warn('预览已经停了；重新运行 speechgen preview。')
  else if (event === 'assets') void refresh()
  else void followDisk().catch((error: Error) => warn(error.message))
})
await refresh()

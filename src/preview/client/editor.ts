import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  startCompletion,
} from '@codemirror/autocomplete'
import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { yaml } from '@codemirror/lang-yaml'
import { HighlightStyle, bracketMatching, indentOnInput, syntaxHighlighting } from '@codemirror/language'
import type { Diagnostic } from '@codemirror/lint'
import { lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint'
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search'
import { EditorState } from '@codemirror/state'
import { EditorView, drawSelection, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import { tags } from '@lezer/highlight'
import type { PageFinding } from '../page-state.ts'
import type { Offer, Schema } from './completions.ts'
import { keyLanguage, offersAt } from './completions.ts'
import { phrases } from './phrases.ts'
import { theme } from './theme.ts'
import { yamlPlace } from './yaml-path.ts'

/** The pane with the round file. */
export interface Editor {
  readonly text: () => string
  /** puts in another text; `fresh` begins a new history, else it can be taken back */
  readonly put: (text: string, how: 'fresh' | 'as-edit') => void
  /** marks what is wrong in the round file */
  readonly mark: (findings: readonly PageFinding[]) => void
  /** puts the cursor on a line, and the keyboard with it */
  readonly goTo: (line: number, column?: number) => void
  readonly focus: () => void
}

/** What the pane needs from the page. */
export interface EditorParts {
  readonly schema: (language: 'zh' | 'en') => Promise<Schema>
  readonly changed: () => void
  readonly readOnly: boolean
}

const colours = HighlightStyle.define([
  { tag: tags.definition(tags.propertyName), color: '#7a3b12' },
  { tag: tags.propertyName, color: '#7a3b12' },
  { tag: tags.comment, color: '#6b7280', fontStyle: 'italic' },
  { tag: tags.string, color: '#1d5c3f' },
  { tag: [tags.keyword, tags.bool, tags.null], color: '#6d28a8' },
  { tag: [tags.punctuation, tags.separator, tags.squareBracket, tags.brace], color: '#57606a' },
])

/** Opens the editor below an element. It stands in a shadow tree, whose style sheets the page's policy need not allow by name. */
export function openEditor(host: HTMLElement, parts: EditorParts): Editor {
  const root = host.attachShadow({ mode: 'open' })
  const stateOf = (doc: string): EditorState =>
    EditorState.create({
      doc,
      extensions: [
        // A file keeps the line ends it came with
        ...(doc.includes('\r\n') ? [EditorState.lineSeparator.of('\r\n')] : []),
        EditorState.phrases.of(phrases),
        EditorState.readOnly.of(parts.readOnly),
        EditorState.tabSize.of(2),
        lineNumbers(),
        lintGutter(),
        history(),
        drawSelection(),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        highlightActiveLine(),
        highlightSelectionMatches(),
        search({ top: true }),
        yaml(),
        syntaxHighlighting(colours),
        autocompletion({ override: [completeFrom(parts.schema)], icons: false }),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': '轮次文件', spellcheck: 'false' }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) parts.changed()
        }),
        keymap.of([
          // Tab stays the key that leaves the pane: whoever has no mouse must get out of it
          ...closeBracketsKeymap,
          ...defaultKeymap,
          ...searchKeymap,
          ...historyKeymap,
          ...completionKeymap,
          ...lintKeymap,
        ]),
        theme,
      ],
    })
  const view = new EditorView({ state: stateOf(''), parent: root, root })
  return {
    text: () => view.state.sliceDoc(),
    put(text, how) {
      if (how === 'fresh') view.setState(stateOf(text))
      else view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: view.state.toText(text) } })
    },
    mark: (findings) =>
      view.dispatch(
        setDiagnostics(
          view.state,
          findings.flatMap((each) => diagnosticOf(each, view)),
        ),
      ),
    goTo(line, column = 1) {
      const at = offsetOf(view, line, column)
      view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) })
      view.focus()
    },
    focus: () => view.focus(),
  }
}

function diagnosticOf(
  { line, column, endLine, endColumn, severity, message, hint }: PageFinding,
  view: EditorView,
): readonly Diagnostic[] {
  if (line === undefined) return []
  const from = offsetOf(view, line, column ?? 1)
  const to = Math.max(from, offsetOf(view, endLine ?? line, endColumn ?? 1))
  return [{ from, to, severity, message: hint === undefined ? message : `${message}\n${hint}` }]
}

/** Columns count code points; the editor counts UTF-16 units. */
function offsetOf(view: EditorView, line: number, column: number): number {
  const { doc } = view.state
  const at = doc.line(Math.min(Math.max(line, 1), doc.lines))
  return (
    at.from +
    Array.from(at.text)
      .slice(0, column - 1)
      .join('').length
  )
}

function completeFrom(schema: EditorParts['schema']) {
  return async (context: CompletionContext): Promise<CompletionResult | null> => {
    const text = context.state.sliceDoc()
    // sliceDoc writes every line end as the file has it: two characters in a file of Windows
    const lines = context.state.lineBreak.length - 1
    const offset = context.pos + lines * (context.state.doc.lineAt(context.pos).number - 1)
    const place = yamlPlace(text, offset)
    if (place === undefined || (place.word === '' && place.writes === 'key' && !context.explicit)) return null
    const offers = offersAt(await schema(keyLanguage(text)), place)
    if (offers.length === 0) return null
    return { from: context.pos - place.word.length, options: offers.map(optionOf), validFor: /^[^\s:：,，{}[\]]*$/ }
  }
}

function optionOf({ label, about, kind }: Offer): Completion {
  return {
    label,
    ...(about === undefined ? {} : { detail: about.length > 28 ? `${about.slice(0, 28)}…` : about, info: about }),
    type: kind === 'key' ? 'property' : 'enum',
    apply:
      kind === 'value'
        ? label
        : (view, _, from, to) => {
            view.dispatch({
              changes: { from, to, insert: `${label}: ` },
              selection: { anchor: from + label.length + 2 },
            })
            startCompletion(view)
          },
  }
}

import { EditorView } from '@codemirror/view'

/** How the pane looks. It stands in a shadow tree, where the page's own style sheet does not reach. */
export const theme = EditorView.theme({
  '&': { height: '100%', fontSize: '13px', backgroundColor: '#fff', color: '#1f2328' },
  '&.cm-focused': { outline: '2px solid #8f2f25', outlineOffset: '-2px' },
  '.cm-scroller': {
    fontFamily: 'ui-monospace, "SF Mono", Consolas, "Noto Sans Mono CJK SC", monospace',
    lineHeight: '1.65',
  },
  '.cm-content': { padding: '8px 0' },
  '.cm-gutters': { backgroundColor: '#fafaf8', color: '#6e6a62', border: 'none' },
  '.cm-activeLine': { backgroundColor: '#f6f4ef' },
  '.cm-activeLineGutter': { backgroundColor: '#f1eee7' },
  '.cm-tooltip': {
    backgroundColor: '#fff',
    border: '1px solid #d8d4cb',
    borderRadius: '6px',
    boxShadow: '0 6px 20px #0002',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'inherit', maxHeight: '18em' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: '#8f2f25', color: '#fff' },
  '.cm-completionDetail': { fontStyle: 'normal', color: '#6e6a62', marginLeft: '1em' },
  '.cm-tooltip-autocomplete ul li[aria-selected] .cm-completionDetail': { color: '#f3dcd9' },
  '.cm-diagnostic': { whiteSpace: 'pre-wrap', padding: '6px 10px', maxWidth: '34em' },
  '.cm-panels': { backgroundColor: '#fafaf8', color: '#1f2328' },
})

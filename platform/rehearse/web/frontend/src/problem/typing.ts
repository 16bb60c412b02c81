// Typing over a selection, done by the editor instead of the browser.

import { EditorSelection } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

/**
 * What is about to be typed over: the editor's selection, which may reach beyond the lines that are drawn, or the
 * browser's own while the editor has not heard of it yet.
 */
function replaced(view: EditorView): { from: number; to: number } | null {
  const { main, ranges } = view.state.selection;
  if (ranges.length > 1) return null;
  if (!main.empty) return main;
  const selection = document.getSelection();
  const target = selection?.rangeCount ? selection.getRangeAt(0) : null;
  if (!target || target.collapsed || !view.contentDOM.contains(target.commonAncestorContainer)) return null;
  const from = view.posAtDOM(target.startContainer, target.startOffset);
  const to = view.posAtDOM(target.endContainer, target.endOffset);
  return from < to ? { from, to } : null;
}

/** Chromium keeps the look of the text that is typed over in a style attribute, which the content policy reports. */
export const typingOverSelection = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { data } = event;
    if (event.inputType !== "insertText" || !data || event.isComposing || view.composing) return false;
    const range = replaced(view);
    if (!range || view.state.readOnly) return false;
    const { from, to } = range;
    const insert = () =>
      view.state.update({
        changes: { from, to, insert: view.state.toText(data) },
        selection: EditorSelection.cursor(from + data.length),
        userEvent: "input.type",
        scrollIntoView: true,
      });
    // Handlers such as the one that puts a selection in brackets have their say first.
    const handlers = view.state.facet(EditorView.inputHandler);
    if (!handlers.some((handle) => handle(view, from, to, data, insert))) view.dispatch(insert());
    return true;
  },
});

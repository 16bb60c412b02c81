// Typing over a selection, done by the editor instead of the browser.

import { EditorView } from "@codemirror/view";

/** Chromium keeps the look of the text that is typed over in a style attribute, which the content policy reports. */
export const typingOverSelection = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { data } = event;
    const { main, ranges } = view.state.selection;
    if (event.inputType !== "insertText" || !data || event.isComposing || view.composing) return false;
    if (main.empty || ranges.length > 1 || view.state.readOnly) return false;
    const insert = () =>
      view.state.update(view.state.replaceSelection(data), { userEvent: "input.type", scrollIntoView: true });
    // Handlers such as the one that puts a selection in brackets have their say first.
    const handlers = view.state.facet(EditorView.inputHandler);
    if (!handlers.some((handle) => handle(view, main.from, main.to, data, insert))) view.dispatch(insert());
    return true;
  },
});

// The code editor: CodeMirror from its single packages, with our colours taken from the page's own tokens.

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab, isolateHistory } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { Annotation, Compartment, EditorState, type Extension, Prec, StateEffect } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";

import type { Mode } from "./types";
import { typingOverSelection } from "./typing";

/** Marks a change that came from another tab or from the server, which must not be saved again. */
const fromElsewhere = Annotation.define<boolean>();

export interface EditorOptions {
  parent: HTMLElement;
  source: string;
  label: string;
  describedBy: string;
  onChange: (source: string) => void;
  /** Every new text, also one that came from elsewhere. */
  onText?: () => void;
  onSend: (mode: Mode) => void;
}

function sendKeys(onSend: (mode: Mode) => void): Extension {
  const send = (mode: Mode) => () => {
    onSend(mode);
    return true;
  };
  // Highest precedence, because Mod-Enter otherwise inserts a blank line.
  return Prec.highest(
    keymap.of([
      { key: "Ctrl-Enter", mac: "Ctrl-Enter", run: send("run") },
      { key: "Ctrl-Shift-Enter", mac: "Ctrl-Shift-Enter", run: send("submit") },
      { mac: "Cmd-Enter", run: send("run") },
      { mac: "Cmd-Shift-Enter", run: send("submit") },
    ]),
  );
}

const editing: Extension = [
  lineNumbers(),
  highlightActiveLineGutter(),
  highlightActiveLine(),
  highlightSpecialChars(),
  drawSelection(),
  history(),
  EditorState.allowMultipleSelections.of(true),
  python(),
  indentUnit.of("    "),
  EditorState.tabSize.of(4),
  indentOnInput(),
  bracketMatching(),
  closeBrackets(),
  autocompletion({ activateOnTyping: false }),
  highlightSelectionMatches(),
  lintGutter(),
  syntaxHighlighting(classHighlighter),
  keymap.of([
    ...closeBracketsKeymap,
    ...defaultKeymap,
    ...searchKeymap,
    ...historyKeymap,
    ...completionKeymap,
    ...lintKeymap,
    indentWithTab,
  ]),
];

/** What shows a program that is only read. */
export function reading(label: string): Extension {
  return [
    lineNumbers(),
    highlightSpecialChars(),
    EditorState.tabSize.of(4),
    python(),
    syntaxHighlighting(classHighlighter),
    EditorView.lineWrapping,
    EditorState.readOnly.of(true),
    EditorView.editable.of(false),
    EditorView.cspNonce.of(nonce()),
    EditorView.contentAttributes.of({ "aria-label": label, "aria-readonly": "true", tabindex: "0" }),
  ];
}

function nonce(): string {
  return document.querySelector<HTMLMetaElement>("meta[name=csp-nonce]")?.content ?? "";
}

export class Editor {
  readonly view: EditorView;
  private readonly held = new Compartment();

  constructor(options: EditorOptions) {
    const watch = EditorView.updateListener.of((update) => {
      const foreign = update.transactions.some((transaction) => transaction.annotation(fromElsewhere));
      if (update.docChanged && !foreign) options.onChange(update.state.doc.toString());
      if (update.docChanged) options.onText?.();
    });
    this.view = new EditorView({
      parent: options.parent,
      doc: options.source,
      extensions: [
        sendKeys(options.onSend),
        editing,
        typingOverSelection,
        watch,
        this.held.of([]),
        EditorView.cspNonce.of(nonce()),
        EditorView.contentAttributes.of({
          "aria-label": options.label,
          "aria-describedby": options.describedBy,
          tabindex: "0",
        }),
      ],
    });
  }

  get source(): string {
    return this.view.state.doc.toString();
  }

  /** Give the editor something that only some problems need. */
  extend(extension: Extension): void {
    this.view.dispatch({ effects: StateEffect.appendConfig.of(extension) });
  }

  /** Only show the program from now on: somebody writes elsewhere. */
  lock(): void {
    this.extend([EditorState.readOnly.of(true), EditorView.editable.of(false)]);
  }

  /** Take no typing while `on`. */
  hold(on: boolean): void {
    const standing = [EditorState.readOnly.of(true), EditorView.contentAttributes.of({ "aria-readonly": "true" })];
    this.view.dispatch({ effects: this.held.reconfigure(on ? standing : []) });
  }

  /** Put another text in place of this one, as one step that undo takes back. */
  replace(source: string, options: { elsewhere?: boolean } = {}): void {
    if (source === this.source) return;
    const head = Math.min(this.view.state.selection.main.head, source.length);
    this.view.dispatch({
      changes: { from: 0, to: this.view.state.doc.length, insert: source },
      selection: { anchor: head },
      annotations: [isolateHistory.of("full"), ...(options.elsewhere ? [fromElsewhere.of(true)] : [])],
    });
  }

  /** Mark the line that the judge named, or take the mark away. */
  showFault(line: number | null, message: string): void {
    const { doc } = this.view.state;
    const known = line !== null && line >= 1 && line <= doc.lines;
    const at = known ? doc.line(line) : null;
    const indent = at ? at.text.length - at.text.trimStart().length : 0;
    const marks = at ? [{ from: at.from + indent, to: at.to, severity: "error" as const, message }] : [];
    this.view.dispatch(setDiagnostics(this.view.state, marks));
  }

  focusLine(line: number): void {
    const at = this.view.state.doc.line(Math.min(Math.max(line, 1), this.view.state.doc.lines));
    this.view.dispatch({ selection: { anchor: at.from }, scrollIntoView: true });
    this.view.focus();
  }
}

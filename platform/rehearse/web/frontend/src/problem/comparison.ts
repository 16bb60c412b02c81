// Programs to be read and not changed: one alone, or an earlier one beside a new one, with what differs marked.

import { MergeView, unifiedMergeView } from "@codemirror/merge";
import type { EditorStateConfig } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

import { make } from "../dom";
import { reading } from "./editor";

export interface Program {
  text: string;
  label: string;
}

/** From so many pixels on, two programs stand beside each other; else what is new stands among what was. */
const ROOM_FOR_TWO = 620;

function frame(parent: HTMLElement): HTMLElement {
  const box = make("div", { class: "programs", "data-testid": "programs" });
  parent.append(box);
  return box;
}

export function show(parent: HTMLElement, program: Program): void {
  new EditorView({ parent: frame(parent), doc: program.text, extensions: reading(program.label) });
}

export function compare(parent: HTMLElement, earlier: Program, present: Program): void {
  const heads = make("div", { class: "program-heads" });
  parent.append(heads);
  const box = frame(parent);
  let wide: boolean | null = null;
  let drawn: { destroy: () => void } | null = null;
  const draw = (): void => {
    const room = parent.clientWidth >= ROOM_FOR_TWO;
    if (room === wide || !parent.clientWidth) return;
    wide = room;
    drawn?.destroy();
    const titles = room ? [earlier.label, present.label] : [`${earlier.label}, and this one`];
    heads.replaceChildren(...titles.map((title) => make("h3", {}, title)));
    drawn = room ? besides(box, earlier, present) : among(box, earlier, present);
  };
  draw();
  new ResizeObserver(draw).observe(parent);
}

function besides(parent: HTMLElement, earlier: Program, present: Program): MergeView {
  const [a, b] = [earlier, present].map(({ text, label }) => ({ doc: text, extensions: reading(label) })) as [EditorStateConfig, EditorStateConfig];
  return new MergeView({ parent, a, b, gutter: false });
}

function among(parent: HTMLElement, earlier: Program, present: Program): EditorView {
  const changes = unifiedMergeView({ original: earlier.text, mergeControls: false, gutter: false });
  return new EditorView({ parent, doc: present.text, extensions: [reading(`${present.label}, among the lines of ${earlier.label}`), changes] });
}

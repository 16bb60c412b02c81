// The rubric as an interviewer fills it: each rating is kept as it is chosen, and so is what is written beside it.

import { byId } from "../dom";

const QUIET_MS = 800;

type Send = (axis: string, level: number, note: string) => Promise<unknown>;

class Axis {
  private readonly name: string;
  private readonly note: HTMLTextAreaElement;
  private timer = 0;
  private wanted = false;

  constructor(
    private readonly root: HTMLElement,
    private readonly send: Send,
    private readonly say: (text: string) => void,
  ) {
    this.name = root.dataset["axis"] ?? "";
    this.note = root.querySelector("textarea") as HTMLTextAreaElement;
    root.addEventListener("change", () => void this.keep());
    this.note.addEventListener("input", () => {
      this.wanted = true;
      this.say("Not kept yet…");
      clearTimeout(this.timer);
      this.timer = window.setTimeout(() => void this.flush(), QUIET_MS);
    });
  }

  async flush(): Promise<void> {
    if (this.wanted) await this.keep();
  }

  private async keep(): Promise<void> {
    clearTimeout(this.timer);
    const chosen = this.root.querySelector<HTMLInputElement>("input:checked");
    if (!chosen) {
      this.wanted = true;
      return this.say("Choose a level; the note is kept with it.");
    }
    this.wanted = false;
    const shown = this.root.querySelector<HTMLElement>("[data-level-shown]");
    if (shown) shown.textContent = `${chosen.value} · ${chosen.dataset["title"] ?? ""}`;
    try {
      await this.send(this.name, Number(chosen.value), this.note.value);
      // What was typed meanwhile is not, and says so until it is.
      if (!this.wanted) this.say("Kept.");
    } catch (error) {
      this.wanted = true;
      this.say(`Not kept: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

export function bindRubric(send: Send): { flush: () => Promise<void> } {
  const say = (text: string): void => {
    byId("rating-state").textContent = text;
  };
  const axes = [...document.querySelectorAll<HTMLElement>("[data-axis]")].map((root) => new Axis(root, send, say));
  return { flush: async () => void (await Promise.all(axes.map((axis) => axis.flush()))) };
}

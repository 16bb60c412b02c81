// What the card that is being typed will look like. The server renders it, as it does everywhere else.
import { ApiError, ask } from "../api";
import { make } from "../dom";
import { html } from "../markup";
import { renderMath } from "../mathematics";
import { CARDS, type Card, type CardTexts } from "./types";

interface Rendered {
  front: string;
  back: string;
  why: string;
  rubric: string[];
}

const PAUSE_MS = 250;

export class Preview {
  private readonly body = make("div", { class: "card-preview-body" });
  readonly element = make("section", { class: "card-preview", "aria-label": "Preview", "data-testid": "preview" }, make("h3", {}, "Preview"), this.body);
  private asked: AbortController | null = null;
  private timer = 0;

  /** Show what is typed over a card, or on a new one, soon: at once after a pause in typing. */
  show(texts: CardTexts, card: Card | null): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.render(texts, card), PAUSE_MS);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.asked?.abort();
    this.body.replaceChildren();
  }

  private async render(texts: CardTexts, card: Card | null): Promise<void> {
    this.asked?.abort();
    const asked = new AbortController();
    this.asked = asked;
    const rubric = texts.kind === "prompt" ? texts.rubric : [];
    const body = JSON.stringify({ front: texts.front, back: texts.back, why: texts.why, rubric, form: card?.form ?? "markdown", item: card?.item ?? "" });
    try {
      const found = await ask<Rendered>(`${CARDS}/preview`, { method: "POST", body, signal: asked.signal });
      if (asked === this.asked) this.fill(found);
    } catch (error) {
      // Another keystroke has asked anew, or the dialog is closed.
      if (asked.signal.aborted || !(error instanceof ApiError)) return;
      this.body.replaceChildren(make("p", { class: "muted" }, `There is no preview now. ${error.message}`));
    }
  }

  private fill(found: Rendered): void {
    const empty = !found.front && !found.back;
    const parts = [
      html(found.front, { class: "prose review-front" }),
      found.back && html(found.back, { class: "prose review-back" }),
      found.rubric.length > 0 && make("ul", { class: "rubric" }, ...found.rubric.map((line) => make("li", {}, html(line)))),
      found.why && html(found.why, { class: "prose review-why" }),
    ];
    this.body.replaceChildren(...(empty ? [make("p", { class: "muted" }, "Type, and see here what it looks like.")] : parts.filter((part) => part instanceof HTMLElement)));
    void renderMath(this.body);
  }
}

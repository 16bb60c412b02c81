// The dialog in which a card is written or changed, on any page. Nothing that was typed is lost: neither by Escape nor by an error.
import { ApiError, ask } from "../api";
import { make } from "../dom";
import { forget, keep, kept } from "./draft";
import { Fields, same } from "./fields";
import { Preview } from "./preview";
import { CARDS, type Card, type CardTexts, cardAddress, EMPTY } from "./types";

export interface Task {
  title: string;
  /** The card to change; null for a new one. */
  card: Card | null;
  /** What a new card begins with. */
  start?: CardTexts;
  /** The deck that a new card goes into; null for the one that the server chooses. */
  deck?: string | null;
  /** The name under which unsaved typing is kept. */
  draft: string;
  /** Stay open for the next card. */
  again?: boolean;
  saved: (card: Card) => void;
  closed?: () => void;
}

export class CardEditor {
  private readonly fields = new Fields();
  private readonly preview = new Preview();
  private readonly title = make("h2", { id: "card-editor-title" });
  private readonly notice = make("div", { class: "review-notice", role: "alert", hidden: true });
  private readonly told = make("p", { class: "card-told muted", role: "status" });
  private readonly save = make("button", { type: "submit", class: "primary" }, "Save ", make("kbd", {}, "Ctrl Enter"));
  private readonly original = make("button", { type: "button" }, "Back to the original");
  private readonly dialog: HTMLDialogElement;
  private task: Task | null = null;
  private card: Card | null = null;
  private busy = false;

  constructor() {
    const close = make("button", { type: "button" }, "Close ", make("kbd", {}, "Esc"));
    const buttons = make("div", { class: "card-buttons" }, this.save, close, make("span", { class: "spacer" }), this.original);
    const form = make("form", { novalidate: true }, this.notice, this.fields.element, this.told, buttons);
    this.dialog = make("dialog", { class: "card-editor", "aria-labelledby": this.title.id, "data-testid": "card-editor" }, this.title, make("div", { class: "card-columns" }, form, this.preview.element));
    document.body.append(this.dialog);
    close.addEventListener("click", () => this.dialog.close());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.send();
    });
    form.addEventListener("input", () => this.typed());
    this.original.addEventListener("click", () => void this.giveBack());
    this.dialog.addEventListener("keydown", (event) => this.key(event));
    this.dialog.addEventListener("close", () => this.closed());
  }

  open(task: Task): void {
    this.task = task;
    this.card = task.card;
    this.title.textContent = task.title;
    this.original.hidden = !task.card?.rewritten;
    this.hush();
    const draft = kept(task.draft);
    const begun = task.card ?? task.start ?? EMPTY;
    this.fields.value = draft?.texts ?? begun;
    if (draft && !same(draft.texts, begun)) this.offerToDiscard(begun);
    this.preview.show(this.fields.value, this.card);
    this.dialog.showModal();
    this.fields.front.focus();
  }

  private key(event: KeyboardEvent): void {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void this.send();
  }

  private typed(): void {
    if (!this.task) return;
    const texts = this.fields.value;
    const seen = kept(this.task.draft)?.seen ?? this.card?.seen ?? "";
    if (same(texts, this.card ?? this.task.start ?? EMPTY)) forget(this.task.draft);
    else keep(this.task.draft, { texts, seen });
    this.told.textContent = "";
    this.preview.show(texts, this.card);
  }

  private async send(): Promise<void> {
    const { task } = this;
    if (!task || this.busy) return;
    const seen = kept(task.draft)?.seen ?? this.card?.seen ?? "";
    await this.during(async () => {
      const texts = this.fields.value;
      const saved = this.card
        ? await ask<Card>(cardAddress(this.card.item), { method: "PUT", body: JSON.stringify({ ...texts, seen }) })
        : await ask<Card>(CARDS, { method: "POST", body: JSON.stringify({ ...texts, deck: task.deck ?? null }) });
      this.done(task, saved);
    });
  }

  private async giveBack(): Promise<void> {
    const { task, card } = this;
    if (!task || !card) return;
    await this.during(async () => {
      await ask<Card>(cardAddress(card.item), { method: "DELETE" });
      this.done(task, { ...card, rewritten: false, deleted: true });
    });
  }

  private done(task: Task, saved: Card): void {
    forget(task.draft);
    if (!task.again) {
      this.dialog.close();
      this.end();
      return task.saved(saved);
    }
    task.saved(saved);
    // The next card is often of the same kind and about the same thing.
    this.fields.value = { ...EMPTY, kind: saved.kind, tags: saved.tags, links: saved.links };
    this.preview.show(this.fields.value, this.card);
    this.told.textContent = "Saved. Write the next one, or close.";
    this.fields.front.focus();
  }

  /** Do something that may fail, which is told in words; what was typed stays. Whether it went well. */
  private async during(work: () => Promise<void>): Promise<boolean> {
    this.busy = true;
    this.save.setAttribute("aria-disabled", "true");
    this.hush();
    try {
      await work();
      return true;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.status === 409 && this.card) this.offerBoth(error.message);
      else this.tell(error.offline ? `${error.message} What you typed is kept in this tab; save it again when the server is back.` : error.message);
      return false;
    } finally {
      this.busy = false;
      this.save.removeAttribute("aria-disabled");
    }
  }

  private hush(): void {
    this.notice.hidden = true;
    this.told.textContent = "";
  }

  private tell(words: string, ...buttons: HTMLElement[]): void {
    this.notice.replaceChildren(make("p", {}, words), ...buttons);
    this.notice.hidden = false;
    this.notice.scrollIntoView({ block: "nearest" });
  }

  private offerToDiscard(begun: CardTexts): void {
    const discard = this.button("Discard it", () => {
      if (this.task) forget(this.task.draft);
      this.fields.value = begun;
      this.preview.show(begun, this.card);
      this.hush();
      this.fields.front.focus();
    });
    this.tell("What you typed here before and did not save is back.", discard);
  }

  private offerBoth(words: string): void {
    const latest = async (): Promise<void> => {
      if (this.card && this.task) this.card = await ask<Card>(cardAddress(this.card.item), { cache: "no-store" });
    };
    const mine = this.button("Save mine over it", async () => {
      if (!(await this.during(latest)) || !this.task || !this.card) return;
      keep(this.task.draft, { texts: this.fields.value, seen: this.card.seen });
      await this.send();
    });
    const other = this.button("Take the other one", async () => {
      if (!(await this.during(latest)) || !this.task || !this.card) return;
      forget(this.task.draft);
      this.fields.value = this.card;
      this.preview.show(this.card, this.card);
    });
    this.tell(`${words} What you typed is still here.`, mine, other);
  }

  private button(words: string, act: () => unknown): HTMLButtonElement {
    const made = make("button", { type: "button" }, words);
    made.addEventListener("click", act);
    return made;
  }

  private closed(): void {
    // What was saved may have opened it again for the next step before the browser told that it was closed.
    if (!this.dialog.open) this.end();
  }

  private end(): void {
    this.preview.stop();
    const { task } = this;
    this.task = null;
    task?.closed?.();
  }
}

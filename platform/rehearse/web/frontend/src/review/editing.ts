// Cards are changed where they are asked: in place, or split into two. Their histories go on.
import { ApiError, ask } from "../api";
import { CardEditor } from "../cards/editor";
import { type Card, cardAddress } from "../cards/types";

export interface Page {
  /** The card says something else now; told in words, with a way back where there is one. */
  changed: (words: string, undo?: () => Promise<void>) => Promise<void>;
  failed: (words: string) => void;
  /** The time that somebody spends in the dialog is no time of answering. */
  paused: (milliseconds: number) => void;
}

export class Editing {
  private readonly editor = new CardEditor();

  constructor(private readonly page: Page) {}

  async edit(item: string, title = "Change the card"): Promise<void> {
    const card = await this.read(item);
    if (!card) return;
    const began = Date.now();
    this.editor.open({
      title,
      card,
      draft: item,
      saved: (saved) => void this.saved(item, saved),
      closed: () => this.page.paused(Date.now() - began),
    });
  }

  /** First a card of its own for one half, then what stays on the card that there was. */
  async split(item: string): Promise<void> {
    const card = await this.read(item);
    if (!card) return;
    const began = Date.now();
    this.editor.open({
      title: "Split, first: what goes on a new card?",
      card: null,
      start: card,
      deck: card.deck,
      draft: `split:${item}`,
      saved: () => void this.edit(item, "Split, second: what stays on this card?"),
      closed: () => this.page.paused(Date.now() - began),
    });
  }

  private async saved(item: string, saved: Card): Promise<void> {
    if (!saved.deleted) return this.page.changed("Saved. Its history goes on.");
    await this.page.changed("The card has its own words again.", async () => {
      await ask(`${cardAddress(item)}/restore`, { method: "POST", body: "{}" });
      await this.page.changed("Your words are back.");
    });
  }

  private async read(item: string): Promise<Card | null> {
    try {
      return await ask<Card>(cardAddress(item), { cache: "no-store" });
    } catch (error) {
      if (error instanceof ApiError) this.page.failed(error.message);
      return null;
    }
  }
}

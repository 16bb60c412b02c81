// The notice that offers a text which this browser kept. The text is kept until the person uses or discards it.

import { byId } from "../dom";
import type { Draft } from "./draft";
import type { Kept } from "./kept";

export class Choice {
  private readonly waiting: Kept[] = [];

  constructor(
    private readonly draft: Draft,
    use: (source: string) => void,
    done: () => void,
  ) {
    const answer = (event: MouseEvent, act: (kept: Kept) => void): void => {
      if (event.detail > 1) return; // The second half of a double click is no answer about the next text.
      const kept = this.waiting.pop();
      if (kept) act(kept);
      if (kept) draft.discard(kept);
      this.show();
      done();
    };
    byId("unsaved-use").addEventListener("click", (event) => answer(event, (kept) => use(kept.source)));
    byId("unsaved-discard").addEventListener("click", (event) => answer(event, () => undefined));
  }

  /** Ask about one more text; the one that came last is asked about first. */
  offer(kept: Kept): void {
    this.waiting.push(kept);
    this.show();
  }

  /** Go on with what was typed over the text that is shown, where `restoring` is given; offer all else that was kept. */
  begin(restoring: ((source: string) => void) | null): void {
    const kept = this.draft.unsaved();
    const next = restoring && kept.find((each) => !each.clash);
    for (const each of kept.reverse()) if (each !== next) this.offer(each);
    if (!restoring || !next) return;
    restoring(next.source); // It counts as a change, so it is saved at once.
    this.draft.discard(next);
  }

  private show(): void {
    byId("unsaved").hidden = this.waiting.length === 0;
  }
}

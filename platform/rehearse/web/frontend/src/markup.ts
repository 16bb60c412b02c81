// HTML that the server has cleaned: Markdown and imported texts of problems, decks and cards.
import { make } from "./dom";

export function html(markup: string, attributes: Record<string, string> = {}): HTMLElement {
  const box = make("div", attributes);
  box.innerHTML = markup;
  return box;
}

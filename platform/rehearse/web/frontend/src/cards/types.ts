// What the API tells of a person's own cards; `web/own_cards.py` writes it.

export interface CardTexts {
  kind: string;
  front: string;
  back: string;
  why: string;
  tags: string;
  links: string[];
  rubric: string[];
}

export interface Card extends CardTexts {
  item: string;
  seen: string;
  deck: string | null;
  deck_name: string;
  /** The words on a card of the catalogue are the person's. */
  rewritten: boolean;
  deleted: boolean;
  form: "markdown" | "html";
}

export interface OwnDeck {
  id: string;
  name: string;
  cards: number;
  begun: number;
}

export const CARDS = "/api/v1/review/cards";
export const DECKS = "/api/v1/review/own-decks";

/** Where this tab keeps which deck was deleted just now, so that the list of decks can offer to take that back. */
export const DELETED = "deck-deleted";

export function cardAddress(item: string): string {
  return `${CARDS}/${encodeURIComponent(item)}`;
}

export const EMPTY: CardTexts = { kind: "basic", front: "", back: "", why: "", tags: "", links: [], rubric: [] };

// What the review page says when no card is to be asked now.
import { make } from "../dom";
import type { Queue } from "./types";

interface Rest {
  title: string;
  text: string;
  address: string;
  action: string;
}

export function nothingToAsk(queue: Queue, say: (words: string) => void): HTMLElement {
  const { title, text, address, action } = rest(queue);
  say(`${title}. ${text}`);
  return make("div", { class: "empty", "data-testid": "nothing" }, make("h2", {}, title), make("p", {}, text), make("p", {}, make("a", { class: "button", href: address }, action)));
}

function rest(queue: Queue): Rest {
  if (queue.next_at !== null) {
    const words = queue.later === 1 ? "One card comes back today, at" : `${queue.later} cards come back today, the first at`;
    const time = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" }).format(new Date(queue.next_at));
    return { title: "A short break", text: `${words} ${time}. This page goes on by itself; or go on tomorrow.`, address: "/problems", action: "Solve a problem meanwhile" };
  }
  if (queue.other_days) {
    const left = queue.other_days === 1 ? "One more is" : `${queue.other_days} more are`;
    return { title: "Today’s share is done", text: `${left} left for the coming days, the most nearly forgotten first. You can go on with all of them now.`, address: "/review?all", action: "Go on" };
  }
  if (queue.anything) return { title: "Done for today", text: "Nothing else is due. What you answered comes back just before you would forget it.", address: "/problems", action: "Solve a problem" };
  return { title: "Nothing to review yet", text: "Take up a deck of flashcards: a few new ones join each day, and each comes back just before you would forget it.", address: "/review/decks", action: "Choose a deck" };
}

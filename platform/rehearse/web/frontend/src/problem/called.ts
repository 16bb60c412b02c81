// After a failed test: how many cards became due, because the test asks for what they ask about.

import { make } from "../dom";
import { readCalled } from "./api";
import type { Submission } from "./types";
import { plural } from "./wording";

/** Put into the element when cards wait because of this failure. Without an answer nothing is shown: the verdict stands by itself. */
export async function showCalled(into: HTMLElement, submission: Submission): Promise<void> {
  const asked = String(submission.id);
  into.dataset["submission"] = asked;
  const called = await readCalled(asked).catch(() => null);
  if (!called?.cards || into.dataset["submission"] !== asked) return;
  const about = called.concepts.length ? ` on ${called.concepts.join("; ")}` : "";
  const link = make("a", { href: "/review" }, called.cards === 1 ? "Review it" : "Review them");
  const text = `${plural(called.cards, "card")}${about} became due, because this test asks for that. `;
  into.replaceChildren(make("div", { class: "grade", "data-testid": "called" }, make("p", {}, text, link)));
}

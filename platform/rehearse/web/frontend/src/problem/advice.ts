// Remarks on an accepted program: folded, below everything else, and asked for only after the verdict is on the page.

import { make } from "../dom";
import { readAdvice } from "./api";
import type { Advice, Submission } from "./types";
import { plural } from "./wording";

type GoTo = ((line: number) => void) | null;

function place(line: number, goTo: GoTo): HTMLElement {
  if (!goTo) return make("span", { class: "place" }, `Line ${line}`);
  const button = make("button", { type: "button", class: "place" }, `Line ${line}`);
  button.addEventListener("click", () => goTo(line));
  return button;
}

/** The message, with what stands between backticks as code. */
function worded(message: string): (HTMLElement | string)[] {
  return message.split("`").map((part, index) => (index % 2 ? make("code", {}, part) : part));
}

function render(advice: Advice, goTo: GoTo): HTMLElement {
  const remarks = advice.remarks.map(({ line, code, rule, message }) =>
    make("li", {}, place(line, goTo), make("span", { title: `${code} ${rule}` }, ...worded(message))),
  );
  const more = advice.more > 0 && make("p", { class: "muted" }, `… and ${plural(advice.more, "more remark")}.`);
  const count = advice.remarks.length + advice.more;
  return make(
    "details",
    { class: "advice", "data-testid": "advice" },
    make("summary", {}, `Advice: ${plural(count, "remark")} on your code`),
    make("p", { class: "muted" }, "Your program is right. A reviewer might still say:"),
    make("ul", {}, ...remarks),
    more,
  );
}

/** Put the remarks into the element, if there are any. A program without advice, or a server that is gone, changes nothing. */
export async function showAdvice(into: HTMLElement, submission: Submission, goTo: GoTo): Promise<void> {
  const asked = String(submission.id);
  into.dataset["submission"] = asked;
  const advice = await readAdvice(asked).catch(() => null);
  if (advice?.remarks.length && into.dataset["submission"] === asked) into.replaceChildren(render(advice, goTo));
}

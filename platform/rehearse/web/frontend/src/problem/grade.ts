// After an accept: when the problem comes back, which rating that rests on and why, and a way to say that it went otherwise.

import { ApiError, ask } from "../api";
import { make } from "../dom";
import { NAMES, type Rating, RATINGS } from "../review/types";
import type { Submission } from "./types";

interface Grade {
  item: string;
  seen: string;
  rating: Rating;
  suggested: Rating | null;
  reason: string;
  comes_back: string;
  due: string;
  today: boolean;
}

function render(into: HTMLElement, grade: Grade, problem = ""): void {
  const own = grade.suggested !== null && grade.rating !== grade.suggested;
  const words = make("p", {}, make("strong", {}, `Comes back in ${grade.comes_back}. `), own ? `You rated it ${grade.rating}.` : `Rated ${grade.rating}: ${grade.reason}.`);
  const buttons = RATINGS.map((rating) => {
    const button = make("button", { type: "button", class: "quiet", "aria-pressed": String(rating === grade.rating) }, NAMES[rating]);
    button.addEventListener("click", () => void change(into, grade, rating));
    return button;
  });
  const box = make("div", { class: "grade", "data-testid": "grade" }, words);
  if (grade.today) box.append(make("div", { class: "grade-choices", role: "group", "aria-label": "How did it go?" }, ...buttons));
  if (problem) box.append(make("p", { class: "next-step", role: "alert" }, problem));
  into.replaceChildren(box);
}

async function change(into: HTMLElement, grade: Grade, rating: Rating): Promise<void> {
  const address = `/api/v1/review/items/${encodeURIComponent(grade.item)}/grade`;
  try {
    const answer = await ask<{ grade: Grade | null }>(address, { method: "POST", body: JSON.stringify({ rating, seen: grade.seen }) });
    if (answer.grade) render(into, answer.grade);
    into.querySelector<HTMLElement>("[aria-pressed=true]")?.focus();
  } catch (error) {
    if (error instanceof ApiError) render(into, grade, error.message);
  }
}

/** Put into the element when the problem comes back. Without an answer nothing is shown: the verdict stands by itself. */
export async function showGrade(into: HTMLElement, submission: Submission): Promise<void> {
  const asked = String(submission.id);
  into.dataset["submission"] = asked;
  const answer = await ask<{ grade: Grade | null }>(`/api/v1/review/items/${encodeURIComponent(`problem:${submission.slug}`)}/grade`, { cache: "no-store" }).catch(() => null);
  if (answer?.grade && into.dataset["submission"] === asked) render(into, answer.grade);
}

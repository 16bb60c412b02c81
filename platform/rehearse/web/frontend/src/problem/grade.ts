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
  rated_at: string;
  perhaps_easy: boolean;
  asked: boolean;
}

/** What is shown, and for which submission. */
interface Shown {
  into: HTMLElement;
  grade: Grade;
  submission: Submission;
}

const API = "/api/v1/review/items";

let shown: Shown | null = null;

/** Whether the accept is no evidence, so that only the person can say how it went. */
function isUnrated({ grade, submission }: Shown): boolean {
  const accepted = submission.verdict === "accepted" && submission.finished_at !== null;
  return accepted && grade.asked && Date.parse(submission.finished_at ?? "") > Date.parse(grade.rated_at);
}

function isPerhapsEasy({ grade }: Shown): boolean {
  return grade.today && grade.perhaps_easy && grade.rating === "good";
}

function words(now: Shown): HTMLElement {
  const { grade } = now;
  if (isUnrated(now)) {
    return make("p", {}, make("strong", {}, "Not rated. "), "Code that was accepted before says nothing of what you remember. How did it go?");
  }
  const own = grade.rating !== grade.suggested;
  return make("p", {}, make("strong", {}, grade.asked ? "Due for review. " : `Comes back in ${grade.comes_back}. `), own ? `You rated it ${grade.rating}.` : `Rated ${grade.rating}: ${grade.reason}.`);
}

function question(now: Shown): HTMLElement {
  const yes = make("button", { type: "button", "data-testid": "was-easy", "aria-keyshortcuts": "4", title: "Outside the editor: 4" }, "Yes, easy");
  yes.addEventListener("click", () => void change(now, "easy"));
  return make("p", { class: "grade-question" }, "Quick and at the first try: was it easy? ", yes);
}

function render(now: Shown, problem = ""): void {
  shown = now;
  const { grade } = now;
  const unrated = isUnrated(now);
  const buttons = RATINGS.map((rating) => {
    const button = make("button", { type: "button", class: "quiet", "aria-pressed": String(!unrated && rating === grade.rating) }, NAMES[rating]);
    button.addEventListener("click", () => void change(now, rating));
    return button;
  });
  const box = make("div", { class: "grade", "data-testid": "grade" }, words(now));
  if (grade.today || unrated) box.append(make("div", { class: "grade-choices", role: "group", "aria-label": "How did it go?" }, ...buttons));
  if (isPerhapsEasy(now)) box.append(question(now));
  if (problem) box.append(make("p", { class: "next-step", role: "alert" }, problem));
  now.into.replaceChildren(box);
}

async function change(now: Shown, rating: Rating): Promise<void> {
  const { grade } = now;
  const address = `${API}/${encodeURIComponent(grade.item)}`;
  // A first rating is given; one of today makes way for another.
  const way = isUnrated(now) ? "rating" : "grade";
  try {
    await ask(`${address}/${way}`, { method: "POST", body: JSON.stringify({ rating, seen: grade.seen }) });
    const answer = await read(grade.item);
    if (answer) render({ ...now, grade: answer });
    now.into.querySelector<HTMLElement>("[aria-pressed=true]")?.focus();
  } catch (error) {
    if (error instanceof ApiError) render(now, error.message);
  }
}

async function read(item: string): Promise<Grade | null> {
  return (await ask<{ grade: Grade | null }>(`${API}/${encodeURIComponent(item)}/grade`, { cache: "no-store" })).grade;
}

/** Put into the element when the problem comes back. Without an answer nothing is shown: the verdict stands by itself. */
export async function showGrade(into: HTMLElement, submission: Submission): Promise<void> {
  const asked = String(submission.id);
  into.dataset["submission"] = asked;
  const grade = await read(`problem:${submission.slug}`).catch(() => null);
  if (grade && into.dataset["submission"] === asked) render({ into, grade, submission });
}

// As on the review page; whoever types into the editor types a digit.
document.addEventListener("keydown", (event) => {
  const typing = (event.target as Element).closest("input, textarea, select, dialog, [contenteditable=true]");
  if (event.key !== "4" || typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (shown?.into.isConnected && shown.into.hasChildNodes() && isPerhapsEasy(shown)) void change(shown, "easy");
});

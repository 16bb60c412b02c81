// How long a program takes beside the reference: the ratio in words, and both times as bars.

import { make } from "../dom";
import type { Pace } from "./types";
import { times } from "./wording";

function duration(ms: number): string {
  return ms < 1000 ? `${ms.toPrecision(3)} ms` : `${(ms / 1000).toPrecision(3)} s`;
}

function sentence(pace: Pace): HTMLElement {
  const unclear = pace.conclusion === "unclear" && " The times were too noisy to be sure, so this is not held against you.";
  return make(
    "p",
    { class: "law" },
    make("strong", { "data-testid": "ratio" }, times(pace.ratio)),
    " the reference's time; at most ",
    times(pace.at_most),
    " is accepted. Both ran in turns on the same machine, with ",
    `${pace.vary} = ${pace.at.toLocaleString("en")}.`,
    unclear,
  );
}

function row(title: string, ms: number, longest: number, kind: string): HTMLElement {
  const bar = make("span", { class: `bar ${kind}`, "aria-hidden": "true" });
  bar.style.width = `${Math.max(1, (100 * ms) / longest)}%`;
  return make("tr", {}, make("th", { scope: "row" }, title), make("td", {}, duration(ms)), make("td", { class: "bars" }, bar));
}

export function renderPace(pace: Pace): HTMLElement {
  const longest = Math.max(pace.milliseconds, pace.reference_milliseconds, 1e-9);
  const rows = [row("Yours", pace.milliseconds, longest, "yours"), row("Reference", pace.reference_milliseconds, longest, "reference")];
  const table = make("table", { "aria-label": "Your time and the reference's" }, make("tbody", {}, ...rows));
  return make("div", { class: "growth", "data-testid": "pace", "data-conclusion": pace.conclusion }, sentence(pace), table);
}

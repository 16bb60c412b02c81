// How the time of a program grows: the exponent in words, and the times it was read from.

import { make } from "../dom";
import type { Growth } from "./types";

/** Such as n, n² or n^1.5, with the exponent raised. */
function power(vary: string, exponent: number): HTMLElement {
  return make("span", { class: "power" }, vary, exponent !== 1 && make("sup", {}, String(exponent)));
}

/** Small times keep their digits: it is their ratio that counts. */
function duration(ms: number): string {
  return ms < 1000 ? `${ms.toPrecision(3)} ms` : `${(ms / 1000).toPrecision(3)} s`;
}

function sentence(growth: Growth): HTMLElement {
  const { vary, exponent, interval, target, slack, conclusion } = growth;
  const largest = growth.sizes[growth.sizes.length - 1] ?? 0;
  if (exponent === null || !interval) {
    return make("p", {}, `Too quick to measure how the time grows, even with ${vary} = ${largest}: that is quick enough.`);
  }
  const unclear = conclusion === "unclear" && " The times were too noisy to be sure, so this is not held against you.";
  return make(
    "p",
    { class: "law" },
    "Your time grows about like ",
    power(vary, exponent),
    ` (from size to size the exponent is between ${interval[0]} and ${interval[1]}). The target is `,
    power(vary, target),
    ", and up to ",
    power(vary, Math.round((target + slack) * 100) / 100),
    " is accepted.",
    unclear,
  );
}

export function renderGrowth(growth: Growth): HTMLElement {
  const longest = Math.max(...growth.milliseconds, 1e-9);
  const rows = growth.sizes.map((size, place) => {
    const time = growth.milliseconds[place] ?? 0;
    const bar = make("span", { class: "bar", "aria-hidden": "true" });
    bar.style.width = `${Math.max(1, (100 * time) / longest)}%`;
    return make(
      "tr",
      {},
      make("th", { scope: "row" }, `${growth.vary} = ${size.toLocaleString("en")}`),
      make("td", {}, duration(time)),
      make("td", { class: "bars" }, bar),
    );
  });
  const table = make("table", { "aria-label": "Time at each size" }, make("tbody", {}, ...rows));
  return make("div", { class: "growth", "data-testid": "growth", "data-conclusion": growth.conclusion }, sentence(growth), table);
}

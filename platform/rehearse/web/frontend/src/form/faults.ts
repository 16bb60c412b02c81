// What the server says of a form, put next to the fields that it speaks of.
import { byId } from "../dom";
import type { Checked, Fault } from "./types";

/** The element of an address, or of what it lies in. */
export function locate(where: string): HTMLElement {
  for (let place = where; place; place = place.replace(/(^|\.)\w+$|\[\d+\]$/, "")) {
    const found = document.querySelector<HTMLElement>(`[data-where="${CSS.escape(place)}"]`);
    if (found) return found;
  }
  return byId("builder");
}

/** Show faults, warnings and what fits; of untouched fields nothing is said yet. */
export function showChecked(found: Checked, untouched: Set<string>): void {
  for (const place of document.querySelectorAll<HTMLElement>("[data-faulty]")) delete place.dataset["faulty"];
  for (const control of document.querySelectorAll("[aria-invalid]")) control.removeAttribute("aria-invalid");
  for (const told of document.querySelectorAll<HTMLElement>("[data-part=fault]")) {
    told.hidden = true;
    told.textContent = "";
    delete told.dataset["tone"];
  }
  for (const fault of found.faults) if (!untouched.has(fault.where)) show(fault, false);
  for (const warning of found.warnings) show(warning, true);
  found.fitting.forEach((slots, round) => slots.forEach((count, slot) => tellFit(round, slot, count)));
}

function show(fault: Fault, warning: boolean): void {
  const place = locate(fault.where);
  const told = place.querySelector<HTMLElement>(":scope > [data-part=fault]") ?? byId("fault-rounds");
  told.textContent = [told.textContent, fault.message].filter(Boolean).join(" ");
  told.hidden = false;
  if (warning) {
    told.dataset["tone"] = "warn";
    return;
  }
  place.dataset["faulty"] = "";
  place.querySelector(":scope > :is(input, select, textarea)")?.setAttribute("aria-invalid", "true");
}

function tellFit(round: number, slot: number, count: number | null): void {
  const slots = document.querySelectorAll<HTMLElement>(`[data-where="${CSS.escape(`rounds[${round}]`)}"] .slot`);
  const place = slots[slot];
  const told = place?.querySelector<HTMLElement>("[data-part=fits]");
  if (!place || !told) return;
  const what = (place.dataset["where"] ?? "").includes("problems") ? "problem" : "prompt";
  told.textContent = count === null ? "" : count === 1 ? `1 ${what} fits` : `${count} ${what}s fit`;
  told.dataset["none"] = String(count === 0);
}

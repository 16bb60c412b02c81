// Fields of the builder. Each has the address of its value in `data-where`, under which its faults are shown.
import { make } from "../dom";

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const idOf = (where: string): string => `at-${where.replace(/\W+/g, "-")}`;

/** The element that faults of an address are written into. */
export function faultOf(where: string): HTMLElement {
  return make("p", { class: "setting-error", id: `${idOf(where)}-fault`, "data-part": "fault", hidden: true });
}

function labelled(where: string, label: string, control: Control, help = ""): HTMLElement {
  const id = idOf(where);
  control.id = id;
  control.setAttribute("aria-describedby", `${help ? `${id}-help ` : ""}${id}-fault`);
  return make(
    "div",
    { class: "build-field", "data-where": where },
    make("label", { for: id }, label),
    control,
    help && make("p", { class: "field-help", id: `${id}-help` }, help),
    faultOf(where),
  );
}

export function textField(where: string, label: string, value: string, use: (value: string) => void, options: { long?: boolean; help?: string; placeholder?: string; most: number }): HTMLElement {
  const control = options.long ? make("textarea", { rows: "2" }) : make("input", { type: "text" });
  control.maxLength = options.most;
  control.placeholder = options.placeholder ?? "";
  control.value = value;
  control.addEventListener("input", () => use(control.value));
  return labelled(where, label, control, options.help);
}

/** A whole number; what is none is null, which the server then calls a fault. */
export function numberField(where: string, label: string, value: number | null, most: number, use: (value: number | null) => void, help = ""): HTMLElement {
  const control = make("input", { type: "number", inputmode: "numeric", min: "0", max: String(most), step: "1" });
  control.value = value === null ? "" : String(value);
  control.addEventListener("input", () => use(Number.isInteger(control.valueAsNumber) ? control.valueAsNumber : null));
  return labelled(where, label, control, help);
}

export function selectField(where: string, label: string, value: string, choices: [string, string][], use: (value: string) => void): HTMLElement {
  const control = make("select");
  for (const [name, words] of choices) control.append(make("option", { value: name }, words));
  control.value = value;
  control.addEventListener("change", () => use(control.value));
  return labelled(where, label, control);
}

export function checkField(label: string, value: boolean, use: (value: boolean) => void): HTMLElement {
  const box = make("input", { type: "checkbox" });
  box.checked = value;
  box.addEventListener("change", () => use(box.checked));
  return make("label", { class: "choice" }, box, make("span", {}, label));
}

export interface Choices {
  where: string;
  legend: string;
  /** What it says when nothing is chosen. */
  none: string;
  names: [string, string][];
  chosen: string[];
  use: (chosen: string[]) => void;
}

/** Boxes to tick, all in sight. */
export function choiceField(choices: Choices): HTMLElement {
  const field = make("fieldset", { class: "build-field", "data-where": choices.where }, make("legend", {}, choices.legend));
  field.append(boxes(choices, () => undefined), faultOf(choices.where));
  return field;
}

/** Many boxes to tick, behind a line that tells which are; `folds` remembers whether they are in sight. */
export function foldedField(choices: Choices, folds: Set<string>): HTMLElement {
  const told = make("span", { class: "fold-told" });
  const details = make("details", { class: "fold" });
  details.open = folds.has(choices.legend);
  const tell = (chosen: string[]): void => {
    const words = choices.names.filter(([name]) => chosen.includes(name)).map(([, word]) => word);
    told.textContent = words.join(", ") || choices.none;
  };
  details.addEventListener("toggle", () => (details.open ? folds.add(choices.legend) : folds.delete(choices.legend)));
  const group = make("fieldset", {}, make("legend", { class: "visually-hidden" }, choices.legend), boxes(choices, tell));
  details.append(make("summary", {}, make("span", { class: "fold-title" }, `${choices.legend}: `), told), group);
  tell(choices.chosen);
  return make("div", { class: "build-field", "data-where": choices.where }, details, faultOf(choices.where));
}

function boxes(choices: Choices, tell: (chosen: string[]) => void): HTMLElement {
  let chosen = [...choices.chosen];
  // A word that was taken out of the catalogue can still be ticked off.
  const known = choices.names.map(([name]) => name);
  const names = [...choices.names, ...chosen.filter((name) => !known.includes(name)).map((name): [string, string] => [name, `${name} (unknown)`])];
  const list = make("div", { class: "build-choices" });
  for (const [name, words] of names) {
    const change = (ticked: boolean): void => {
      chosen = ticked ? [...chosen, name] : chosen.filter((each) => each !== name);
      choices.use(chosen);
      tell(chosen);
    };
    list.append(checkField(words, chosen.includes(name), change));
  }
  return list;
}

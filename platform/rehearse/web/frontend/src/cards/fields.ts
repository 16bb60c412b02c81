// The fields of a card's form: between what is typed and what the API takes.
import { make } from "../dom";
import type { CardTexts } from "./types";

const KINDS: Record<string, [string, string]> = {
  basic: ["Question", "A question and its answer."],
  cloze: ["Gap", "A sentence with a gap, written as ___; the back fills it."],
  output: ["What is printed?", "A program on the front. The first code on the back is what has to be typed."],
  bug: ["Find the fault", "A program with a fault on the front; the back names it."],
  cost: ["Name the cost", "The first formula on the back, such as $O(n)$, is what has to be typed."],
  prompt: ["Say it aloud", "Two minutes to answer aloud; the rubric's lines are ticked afterwards."],
};

type Area = HTMLTextAreaElement;

function area(name: string, rows: string, extra: Record<string, string | boolean> = {}): Area {
  return make("textarea", { id: `card-${name}`, name, rows, autocomplete: "off", ...extra });
}

function labelled(field: HTMLElement, words: string, help = ""): HTMLElement {
  const label = make("label", { for: field.id }, words);
  const hint = help ? make("span", { class: "field-help", id: `${field.id}-help` }, help) : null;
  if (hint) field.setAttribute("aria-describedby", hint.id);
  return make("div", { class: "field" }, label, field, hint);
}

export class Fields {
  readonly element = make("div", { class: "card-fields" });
  readonly front = area("front", "4", { required: true });
  private readonly kind = make("select", { id: "card-kind", name: "kind" }, ...Object.entries(KINDS).map(([value, [label]]) => make("option", { value }, label)));
  private readonly back = area("back", "4", { required: true });
  private readonly why = area("why", "2");
  private readonly rubric = area("rubric", "4");
  private readonly tags = make("input", { type: "text", id: "card-tags", name: "tags", autocomplete: "off", spellcheck: "false" });
  private readonly links = make("input", { type: "text", id: "card-links", name: "links", autocomplete: "off", spellcheck: "false" });
  private readonly kindHelp = make("span", { class: "field-help", id: "card-kind-help" });
  private readonly rubricField = labelled(this.rubric, "Rubric", "One line for each thing that a good answer says.");
  private readonly more: HTMLDetailsElement;

  constructor() {
    const kind = labelled(this.kind, "Kind");
    kind.append(this.kindHelp);
    this.kind.setAttribute("aria-describedby", this.kindHelp.id);
    this.more = make(
      "details",
      { class: "card-more" },
      make("summary", {}, "Reason, tags, problems"),
      labelled(this.why, "Why it is so", "Shown below the answer."),
      labelled(this.tags, "Tags", "Words, with spaces between them."),
      labelled(this.links, "Problems to practise it", "Their names as in their addresses, such as lru-cache."),
    );
    this.element.append(kind, labelled(this.front, "Front"), labelled(this.back, "Back"), this.rubricField, this.more);
    this.kind.addEventListener("change", () => this.fitToKind());
  }

  get value(): CardTexts {
    const words = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean);
    return {
      kind: this.kind.value,
      front: this.front.value,
      back: this.back.value,
      why: this.why.value,
      tags: words(this.tags.value).join(" "),
      links: words(this.links.value),
      rubric: this.rubric.value.split("\n").filter((line) => line.trim()),
    };
  }

  set value(card: CardTexts) {
    this.kind.value = card.kind;
    this.front.value = card.front;
    this.back.value = card.back;
    this.why.value = card.why;
    this.tags.value = card.tags;
    this.links.value = card.links.join(" ");
    this.rubric.value = card.rubric.join("\n");
    this.more.open = Boolean(card.why || card.tags || card.links.length);
    this.fitToKind();
  }

  private fitToKind(): void {
    this.kindHelp.textContent = KINDS[this.kind.value]?.[1] ?? "";
    this.rubricField.hidden = this.kind.value !== "prompt";
  }
}

/** Whether two cards say the same; they are what `Fields` gives, so the order of their keys is, too. */
export function same(left: CardTexts, right: CardTexts): boolean {
  const said = ({ kind, front, back, why, tags, links, rubric }: CardTexts): string => JSON.stringify([kind, front, back, why, tags, links, rubric]);
  return said(left) === said(right);
}

// The builder of a form: the page shows at once what every slot finds, how long all takes, and each fault next to its field.
import { ApiError, ask } from "./api";
import { tellUndoable } from "./cards/notice";
import { byId, make, pageData } from "./dom";
import { checkField, choiceField, textField } from "./form/fields";
import { locate, showChecked } from "./form/faults";
import { roundItem, type RoundUse } from "./form/rounds";
import { type BuilderData, type Checked, type Kept, newRound, opened, plain, type Round } from "./form/types";

const CHECK_AFTER_MS = 250;

const data = pageData<BuilderData>("form-data");
const form = opened(data.form);
const { parts, urls } = data;
let { seen } = data;
const live = byId("live");
const notice = byId("notice");
const state = byId("state");
const rounds = byId("rounds");
/** Nobody is told of a field that they have not come to yet. */
const untouched = new Set(data.id === null ? ["title", "summary"] : []);
let timer = 0;
let asked = 0;
let dirty = false;

const body = (more: object = {}): RequestInit => ({ method: "POST", body: JSON.stringify({ form: plain(form), ...more }) });

function changed(): void {
  dirty = true;
  tellLength();
  window.clearTimeout(timer);
  timer = window.setTimeout(() => void check(), CHECK_AFTER_MS);
}

/** What is wrong with the form as it stands; null when the server does not say, or somebody typed on meanwhile. */
async function check(): Promise<Checked | null> {
  window.clearTimeout(timer);
  const mine = ++asked;
  try {
    const found = await ask<Checked>(`${urls.api}/check`, body());
    if (mine !== asked) return null;
    showChecked(found, untouched);
    state.textContent = found.sound ? "It can be used." : things(found.faults.filter(({ where }) => !untouched.has(where)).length);
    return found;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (mine === asked) state.textContent = `Not checked: ${error.message}`;
    return null;
  }
}

const things = (count: number): string => (count === 0 ? "" : count === 1 ? "1 thing to mend." : `${count} things to mend.`);

function tellLength(): void {
  const minutes = form.rounds.reduce((sum, round) => sum + (round.minutes ?? 0), 0);
  const words = `${minutes} ${minutes === 1 ? "minute" : "minutes"} in ${form.rounds.length} ${form.rounds.length === 1 ? "round" : "rounds"}`;
  byId("length").textContent = minutes > parts.most.minutes ? `${words}, of at most ${parts.most.minutes}.` : `${words}.`;
}

const use: RoundUse = {
  form,
  parts,
  changed,
  redraw: (where, does) => {
    draw();
    focus(where, does);
    changed();
  },
  move: (index, by, does) => {
    const to = index + by;
    const [round] = to < 0 || to >= form.rounds.length ? [] : form.rounds.splice(index, 1);
    if (!round) return;
    form.rounds.splice(to, 0, round);
    use.redraw(`rounds[${to}]`, does);
    live.textContent = `Round ${index + 1} is now round ${to + 1}.`;
  },
  remove: (index) => {
    const [round] = form.rounds.splice(index, 1);
    if (!round) return;
    use.redraw(`rounds[${Math.min(index, form.rounds.length - 1)}]`, "remove");
    tellUndoable(notice, `Round ${index + 1} is removed.`, () => putBack(round, index));
  },
};

function putBack(round: Round, index: number): Promise<void> {
  form.rounds.splice(index, 0, round);
  notice.hidden = true;
  use.redraw(`rounds[${index}]`, "remove");
  live.textContent = "The round is back.";
  return Promise.resolve();
}

function draw(): void {
  notice.hidden = true;
  rounds.replaceChildren(...form.rounds.map((round, index) => roundItem(round, index, use)));
  byId<HTMLButtonElement>("add-round").disabled = form.rounds.length >= parts.most.rounds;
}

/** Put the focus where somebody goes on: on a button that may have moved, else on the first field. */
function focus(where: string, does: string): void {
  const place = locate(where);
  const wanted = does ? place.querySelector<HTMLElement>(`[data-does="${does}"]:not([disabled])`) : null;
  (wanted ?? place.querySelector<HTMLElement>("input, select, textarea, button:not([disabled])"))?.focus();
}

function drawAbout(): void {
  const text = (key: "title" | "summary", label: string, most: number, long: boolean, help: string): HTMLElement => {
    const field = textField(key, label, form[key], (value) => {
      form[key] = value;
      untouched.delete(key);
      changed();
    }, { long, help, most });
    return field;
  };
  const ticks = (key: "hides" | "asks", legend: string, words: Record<string, string>): HTMLElement =>
    choiceField({ where: key, legend, none: "", names: parts[key].map((name) => [name, words[name] ?? name]), chosen: form[key], use: (chosen) => {
      form[key] = chosen;
      changed();
    } });
  byId("about").append(
    text("title", "Title", 80, false, ""),
    text("summary", "Summary", 400, true, "What it trains, in a sentence or two."),
    ticks("hides", "Hide of each problem", { title: "Its title", tags: "Its tags", difficulty: "Its difficulty" }),
    ticks("asks", "Ask in coding rounds", { assumptions: "State your assumptions before coding", prediction: "Predict the outcome before each run" }),
    make("div", { class: "build-choices" }, checkField("The clock may be stopped", form.pauses, (pauses) => {
      form.pauses = pauses;
      changed();
    })),
  );
}

async function save(): Promise<void> {
  untouched.clear();
  notice.hidden = true;
  const found = await check();
  if (found && !found.sound) {
    document.querySelector<HTMLElement>('[aria-invalid="true"], [data-faulty] summary, [data-faulty] :is(input, select, button)')?.focus();
    live.textContent = `Not saved. ${things(found.faults.length)}`;
    return;
  }
  try {
    const kept = data.id === null ? await ask<Kept>(urls.api, body()) : await ask<Kept>(`${urls.api}/${data.id}`, { ...body({ seen }), method: "PUT" });
    dirty = false;
    location.assign(`${urls.list}#${kept.name}`);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    notSaved(error);
  }
}

function notSaved(error: ApiError): void {
  notice.replaceChildren(make("span", {}, `${error.message} `));
  if (error.status === 409 && data.id !== null && error.message.includes("another window")) {
    const over = make("button", { type: "button" }, "Save mine over it");
    over.addEventListener("click", () => void saveOver());
    notice.append(over);
  }
  notice.hidden = false;
  notice.scrollIntoView({ block: "nearest" });
}

async function saveOver(): Promise<void> {
  try {
    seen = (await ask<Kept>(`${urls.api}/${data.id}`, { cache: "no-store" })).version;
    await save();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    notSaved(error);
  }
}

byId("add-round").addEventListener("click", () => {
  form.rounds.push(newRound());
  use.redraw(`rounds[${form.rounds.length - 1}]`, "");
  byId("rounds").lastElementChild?.querySelector<HTMLElement>("select")?.focus();
});
byId("builder").addEventListener("submit", (event) => {
  event.preventDefault();
  void save();
});
document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || (event.key !== "s" && event.key !== "Enter")) return;
  event.preventDefault();
  void save();
});
window.addEventListener("beforeunload", (event) => {
  if (dirty) event.preventDefault();
});

drawAbout();
draw();
tellLength();
void check();
document.documentElement.dataset["ready"] = "";

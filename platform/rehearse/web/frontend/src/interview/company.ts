// The interviewer as the candidate notices them: that somebody watches, and what they send. Also the link that invites them.

import { ask } from "../api";
import { copyText } from "../copy";
import { byId } from "../dom";
import { inWords, Remarks, type Remark } from "./remarks";

export interface Company {
  watched: boolean;
  remarks: Remark[];
}

const HEARD = "rehearse:heard";
const WATCHING = "An interviewer is watching";
const when = new Intl.DateTimeFormat("en-GB", { weekday: "long", hour: "2-digit", minute: "2-digit" });

/** `sequence` is the last entry that the page was made with. */
export function followCompany(events: EventSource, company: Company, sequence: number): void {
  const box = byId("from-interviewer");
  const list = byId("remarks");
  const remarks = new Remarks(list, () => {
    box.hidden = false;
    list.lastElementChild?.scrollIntoView({ block: "nearest" });
  });
  company.remarks.forEach((each) => remarks.add(each));
  const watched = (on: boolean): void => {
    byId("watching").textContent = on ? WATCHING : "";
  };
  watched(company.watched);
  for (const [kind, on] of [["watched", true], ["left", false]] as const) {
    events.addEventListener(kind, (event) => {
      if (Number((event as MessageEvent<string>).lastEventId) > sequence) watched(on);
    });
  }
  remarks.follow(events, sequence);
  sayWhatCameWithThePage(company.remarks.at(-1));
}

/** A part that is released loads the page anew, which says nothing by itself. */
function sayWhatCameWithThePage(last: Remark | undefined): void {
  if (!last) return;
  const heard = Number(sessionStorage.getItem(HEARD) ?? 0);
  sessionStorage.setItem(HEARD, String(last.sequence));
  if (last.kind === "released" && last.sequence > heard) byId("live").textContent = inWords(last);
}

interface Seats {
  seats: { expires_at: string }[];
}

/** The dialog in which a link is made, copied and revoked. */
export function bindInviting(api: string): void {
  const dialog = byId<HTMLDialogElement>("invite");
  const url = byId<HTMLInputElement>("invite-url");
  const makeLink = byId<HTMLButtonElement>("invite-make");
  const revoke = byId<HTMLButtonElement>("invite-revoke");
  const say = (text: string): void => {
    byId("invite-state").textContent = text;
  };
  const failed = (error: unknown): void => say(error instanceof Error ? error.message : String(error));
  const address = `${api}/seats`;

  function show({ seats }: Seats): void {
    revoke.hidden = !seats.length;
    const last = seats.at(-1);
    if (!last) return say("No link works at the moment.");
    const until = when.format(new Date(last.expires_at));
    say(seats.length === 1 ? `One link works, until ${until}.` : `${seats.length} links work, the last until ${until}.`);
  }

  const look = async (): Promise<void> => show(await ask<Seats>(address, { cache: "no-store" }));

  byId("invite-open").addEventListener("click", () => {
    byId("invite-made").hidden = true;
    url.value = "";
    say("");
    dialog.showModal();
    void look().catch(failed);
  });
  makeLink.addEventListener("click", async () => {
    try {
      const made = await ask<{ url: string; expires_at: string }>(address, { method: "POST", body: "{}" });
      url.value = made.url;
      byId("invite-until").textContent = when.format(new Date(made.expires_at));
      byId("invite-made").hidden = false;
      url.select();
      await look();
    } catch (error) {
      failed(error);
    }
  });
  byId("invite-copy").addEventListener("click", () => {
    url.select();
    void copyText(byId<HTMLButtonElement>("invite-copy"), url.value);
  });
  revoke.addEventListener("click", async () => {
    try {
      await ask(address, { method: "DELETE" });
      byId("invite-made").hidden = true;
      revoke.hidden = true;
      makeLink.focus();
      say("All links are revoked. Nobody can watch.");
    } catch (error) {
      failed(error);
    }
  });
  byId("invite-close").addEventListener("click", () => dialog.close());
}

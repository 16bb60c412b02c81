// Server times are UTC; here they are told as the reader would say them.

const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric" });

export function inWords(when: Date, now: Date): string {
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate());
  const days = Math.ceil((midnight.getTime() - when.getTime()) / 86_400_000);
  if (when.getTime() >= midnight.getTime()) return `today at ${clock.format(when)}`;
  if (days === 1) return `yesterday at ${clock.format(when)}`;
  return `${day.format(when)} at ${clock.format(when)}`;
}

export function localiseTimes(root: ParentNode): void {
  const now = new Date();
  for (const element of root.querySelectorAll<HTMLTimeElement>("time[datetime]")) {
    const when = new Date(element.dateTime);
    if (!Number.isNaN(when.getTime())) element.textContent = inWords(when, now);
  }
}

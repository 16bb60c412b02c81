// Sends a file with its progress, which `fetch` does not tell.
import { ApiError } from "../api";
import type { Imports } from "./types";

/** What a file that was cancelled on its way ends with. */
export const CANCELLED = Symbol("cancelled");

export interface Sending {
  answer: Promise<Imports>;
  cancel: () => void;
}

export function send(url: string, file: File, progress: (sent: number) => void): Sending {
  const request = new XMLHttpRequest();
  const answer = new Promise<Imports>((resolve, reject) => {
    request.upload.addEventListener("progress", (event) => progress(event.loaded));
    request.addEventListener("load", () => {
      const told = parsed(request.responseText);
      if (request.status >= 200 && request.status < 300) resolve(told as Imports);
      else reject(new ApiError(`${told.detail ?? `The server answered with status ${request.status}.`} Nothing was changed.`, false, request.status));
    });
    request.addEventListener("error", () => reject(new ApiError("The file did not reach the server. Nothing was changed; try again.", true)));
    request.addEventListener("abort", () => reject(CANCELLED));
  });
  request.open("POST", url);
  request.setRequestHeader("Accept", "application/json");
  request.setRequestHeader("Content-Type", "application/octet-stream");
  request.send(file);
  return { answer, cancel: () => request.abort() };
}

function parsed(text: string): { detail?: string } {
  try {
    return JSON.parse(text) as { detail?: string };
  } catch {
    return {};
  }
}

// Talking to the server. What goes wrong is either refused, for good, or away, for a while.

const PATIENCE = 30000;

/** The server has understood, and says no. */
export class Refused extends Error {}

/** Nothing is known of what became of it. */
export class Away extends Error {}

const NOBODY = "Tocsin does not answer.";

async function ask(address, options) {
  let response;
  try {
    response = await fetch(address, { ...options, signal: options.signal ?? AbortSignal.timeout(PATIENCE) });
  } catch (failure) {
    if (options.signal?.aborted) throw failure;
    throw new Away(NOBODY);
  }
  if (response.ok) return response;
  const reason = await reasonOf(response);
  throw response.status === 503 ? new Away(reason) : new Refused(reason);
}

async function reasonOf(response) {
  try {
    return (await response.json()).error ?? NOBODY;
  } catch {
    return `Tocsin answered ${response.status}.`;
  }
}

/** The answer in whole; a line that breaks in the middle of it is as good as none. */
async function read(response, kind) {
  try {
    return await response[kind]();
  } catch {
    throw new Away(NOBODY);
  }
}

export async function post(address, body) {
  const headers = { "Content-Type": "application/json" };
  return read(await ask(address, { method: "POST", headers, body: JSON.stringify(body) }), "json");
}

export async function get(address, kind = "json", signal = undefined) {
  return read(await ask(address, { signal }), kind);
}

/** An address with what stands behind its question mark; what is empty is left out. */
export function address(path, parameters) {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== "");
  return `${path}?${new URLSearchParams(given)}`;
}

const room = () => encodeURIComponent(document.body.dataset.room);

export const say = entry => post(`/chat/api/rooms/${room()}/messages`, entry);

export const press = (message, action, body) =>
  post(`/chat/api/messages/${message}/actions/${encodeURIComponent(action)}`, body);

/** A name for what somebody does, by which the server knows it when it comes again. */
export function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map(byte => byte.toString(16).padStart(2, "0")).join("");
  return [8, 12, 16, 20, 32].map((end, i, ends) => hex.slice(i ? ends[i - 1] : 0, end)).join("-");
}

// Reads /usher/status every two seconds with the secret that this tab has been given, and has it shown.
import { announce, show } from "./show.js";

const EVERY = 2000;
const PATIENCE = 5000;
const KEY = "usher-admin-secret";
const at = (id) => document.getElementById(id);

let next = 0;
let reading = false;
let lostAt = null;

function ask(problem) {
  sessionStorage.removeItem(KEY);
  hint("");
  for (const id of ["house", "foot", "leave"]) at(id).hidden = true;
  at("readiness").textContent = "";
  at("door").hidden = false;
  at("refused").textContent = problem;
  at("secret").setAttribute("aria-invalid", String(problem !== ""));
  at("secret").focus();
}

function hint(text) {
  at("hint").hidden = text === "";
  if (at("hint").textContent !== text) at("hint").textContent = text;
  at("house").classList.toggle("old", text !== "");
}

function lost(what) {
  lostAt ??= new Date();
  hint(`${what} since ${lostAt.toLocaleTimeString([], { hourCycle: "h23" })}. What stands below is older; this page goes on trying.`);
}

function open(status) {
  if (lostAt !== null) announce("The gateway answers again.");
  lostAt = null;
  hint("");
  at("door").hidden = true;
  for (const id of ["house", "foot", "leave"]) at(id).hidden = false;
  show(status);
}

/** No secret can hold what a field of HTTP cannot. */
function bearer(secret) {
  try {
    return new Headers({ authorization: `Bearer ${secret}` });
  } catch {
    return null;
  }
}

async function read(secret) {
  const headers = bearer(secret);
  if (headers === null) return ask("A secret has no such characters.");
  let answer;
  let status;
  try {
    answer = await fetch("/usher/status", { headers, cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
    status = answer.ok ? await answer.json() : null;
  } catch {
    return lost("The gateway has not been reached");
  }
  if (secret !== sessionStorage.getItem(KEY)) return undefined;
  if (answer.status === 401) return ask("The gateway does not take this secret.");
  return status === null ? lost(`The gateway has answered ${answer.status}`) : open(status);
}

/** Reads now and, while this tab has a secret and can be seen, again and again. */
async function go() {
  clearTimeout(next);
  const secret = sessionStorage.getItem(KEY);
  if (reading || document.hidden || secret === null) return;
  reading = true;
  await read(secret);
  reading = false;
  next = setTimeout(go, EVERY);
}

at("door").addEventListener("submit", (event) => {
  event.preventDefault();
  sessionStorage.setItem(KEY, at("secret").value.trim());
  at("secret").value = "";
  go();
});
at("leave").addEventListener("click", () => ask(""));
document.addEventListener("visibilitychange", go);

if (sessionStorage.getItem(KEY) === null) {
  ask("");
} else {
  go();
}

// Puts one status into the page. Whatever comes from the gateway becomes text, never markup.
import { since } from "./memory.js";

const WORDS = { ready: "up", unasked: "not asked yet", starting: "starting", misdirected: "wrong url", down: "down" };
const READINESS = {
  ready: "takes requests",
  opening: "does not listen yet",
  draining: "is ending",
  no_server: "is not ready: no server has answered within the last minute",
};
const counts = new Intl.NumberFormat("en");
const tenths = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });
const at = (id) => document.getElementById(id);
const states = new Map();

/** Says `text` to whoever listens instead of looking. */
export function announce(text) {
  at("news").textContent = text;
}

/** Changes nothing where nothing has changed, so that nothing is said twice. */
function put(part, text) {
  if (part.textContent !== text) part.textContent = text;
}

function make(name, text = "", style = "") {
  const part = document.createElement(name);
  part.textContent = text;
  if (style !== "") part.className = style;
  return part;
}

function clock(moment) {
  const today = moment.toDateString() === new Date().toDateString();
  const form = { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" };
  return moment.toLocaleString([], today ? form : { ...form, month: "short", day: "numeric" });
}

function span(seconds) {
  if (seconds < 60) return `${Math.max(0, Math.floor(seconds))} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  return seconds < 86400 ? `${Math.floor(seconds / 3600)} h` : `${Math.floor(seconds / 86400)} d`;
}

function size(bytes) {
  return bytes < 1048576 ? `${tenths.format(bytes / 1024)} KiB` : `${tenths.format(bytes / 1048576)} MiB`;
}

/** Tells what is laid out otherwise on a phone that it is a table all the same. */
function tabular(line) {
  line.setAttribute("role", "row");
  for (const cell of line.children) cell.setAttribute("role", cell.scope === "row" ? "rowheader" : "cell");
  return line;
}

/** A cell whose `word` stands behind its number where no heading does. */
function number(word) {
  const cell = make("td", "", "number");
  cell.dataset.word = word;
  return cell;
}

function row(server) {
  const line = document.createElement("tr");
  line.dataset.server = server.name;
  const name = make("th", server.name);
  name.scope = "row";
  const state = make("td");
  state.append(make("span"));
  const moment = make("td");
  moment.append(make("time"), " ", make("small"));
  line.append(name, state, moment, number("at work"), number("waiting"), number("turned away"));
  return tabular(line);
}

function fill(line, server) {
  const word = WORDS[server.state] ?? server.state;
  const [, state, moment, ...numbers] = line.children;
  const begun = new Date(server.since);
  line.dataset.state = word;
  state.firstChild.className = `state ${server.state}`;
  put(state.firstChild, word);
  moment.firstChild.dateTime = server.since;
  put(moment.firstChild, clock(begun));
  put(moment.lastChild, `for ${span((Date.now() - begun) / 1000)}`);
  [server.in_flight, server.waiting, server.shed].forEach((count, i) => put(numbers[i], counts.format(count)));
  return word;
}

function showServers(servers) {
  const lines = new Map([...at("servers").children].map((line) => [line.dataset.server, line]));
  const news = [];
  for (const server of servers) {
    const line = lines.get(server.name) ?? row(server);
    lines.delete(server.name);
    at("servers").append(...(line.isConnected ? [] : [line]));
    const word = fill(line, server);
    if (states.has(server.name) && states.get(server.name) !== word) news.push(`${server.name} is ${word}.`);
    states.set(server.name, word);
  }
  lines.forEach((line) => line.remove());
  if (news.length > 0) announce(news.join(" "));
}

function showTraffic(status) {
  const { requests, cache } = status;
  const last = since(status);
  const share = last.lookups > 0 ? last.hits / last.lookups : cache.hit_share;
  const waiting = status.servers.reduce((sum, server) => sum + server.waiting, 0);
  put(at("rate"), `${tenths.format(requests.per_second)} /s`);
  put(at("requests"), `${counts.format(requests.total)} since the start`);
  put(at("share"), cache.lookups === 0 ? "–" : `${Math.round(share * 100)} %`);
  put(at("hits"), `${tenths.format(cache.hits_per_second)} /s, ${size(cache.stored_bytes)} stored`);
  put(at("refusals"), counts.format(last.refused));
  const lately = last.seconds < 1 ? "" : `in the last ${span(last.seconds)}, `;
  put(at("refused-total"), `${lately}${counts.format(last.refusedInAll)} since the start`);
  put(at("waiting"), counts.format(waiting));
  put(at("under-way"), `${counts.format(status.under_way)} under way, connections: ${counts.format(status.connections)}`);
  at("curve").firstElementChild.setAttribute("points", last.curve);
}

function showRefusals(refusals) {
  const policies = Object.entries(refusals);
  at("limits").hidden = policies.length === 0;
  const lines = policies.map(([policy, count]) => {
    const line = document.createElement("tr");
    const name = make("th", policy);
    name.scope = "row";
    line.append(name, make("td", counts.format(count), "number"));
    return line;
  });
  at("policies").replaceChildren(...lines);
}

function errorLine(error) {
  const line = document.createElement("tr");
  const when = make("td");
  const time = make("time", clock(new Date(error.time)));
  time.dateTime = error.time;
  when.append(time);
  const reason = [error.problem, error.last_attempt].filter((word) => word).join(", ");
  const words = [String(error.status || "broken off"), error.operation, error.server || "–", reason || "the server's own"];
  line.append(when, ...words.map((word) => make("td", word)), make("td", error.id, "name"));
  return tabular(line);
}

function showErrors(errors) {
  at("no-errors").hidden = errors.length > 0;
  at("errors-table").hidden = errors.length === 0;
  const newest = errors.length === 0 ? "" : errors[0].id;
  if (at("errors").dataset.newest !== newest) {
    at("errors").dataset.newest = newest;
    at("errors").replaceChildren(...errors.map(errorLine));
  }
}

/** Shows what `/usher/status` has told. */
export function show(status) {
  put(at("readiness"), READINESS[status.readiness] ?? status.readiness);
  showServers(status.servers);
  showTraffic(status);
  showRefusals(status.refusals);
  showErrors(status.recent_errors);
  at("begun").dateTime = status.since;
  put(at("begun"), clock(new Date(status.since)));
  put(at("read"), clock(new Date()));
}

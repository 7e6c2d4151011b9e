// Remembers the totals of the last minute, for what has come about since.
const WINDOW = 60_000;
let seen = [];

function totals(status) {
  const refused = Object.values(status.refusals).reduce((sum, count) => sum + count, 0);
  const { lookups, hits } = status.cache;
  const { total: requests, per_second: rate } = status.requests;
  return { at: performance.now(), requests, rate, lookups, hits, refused };
}

/** The rates from the oldest to the newest, as points in a field of 100 by 24. */
function curve() {
  const most = Math.max(1, ...seen.map((total) => total.rate));
  const newest = seen[seen.length - 1].at;
  return seen
    .map((total) => `${(100 - ((newest - total.at) * 100) / WINDOW).toFixed(1)},${(23 - (total.rate / most) * 22).toFixed(1)}`)
    .join(" ");
}

/** What has come about between the oldest totals of the last minute and `status`; a gateway that began anew has none. */
export function since(status) {
  const now = totals(status);
  seen = seen.filter((total) => total.requests <= now.requests && now.at - total.at <= WINDOW);
  seen.push(now);
  const [first] = seen;
  return {
    seconds: (now.at - first.at) / 1000,
    lookups: now.lookups - first.lookups,
    hits: now.hits - first.hits,
    refused: now.refused - first.refused,
    refusedInAll: now.refused,
    curve: curve(),
  };
}

// The last 24 hours: results, causes, what waits and what is late.

import { html, nothing, svg } from '/lib/lit-html.js';
import { badge, empty, row, table } from '/parts.js';
import { runTable } from '/page-runs.js';
import { count, path, plain, shown, zone } from '/words.js';

const HOUR = 3_600_000;
const HOURS = 24;
const WIDTH = 720;
const HEIGHT = 160;
const BAR = WIDTH / HOURS;
const MOST_CAUSES = 5;

/** A deadline that was missed by more than this, in milliseconds, is late: Reconcile looks every minute. */
const LATE = 120_000;

/** Causes differ by pattern, too, for those who do not see colors. The first is plain. */
const HATCHES = svg`<defs>
  ${[
    '',
    'M-1 1 L1 -1 M0 6 L6 0 M5 7 L7 5',
    'M0 3 H6',
    'M-1 5 L1 7 M0 0 L6 6 M5 -1 L7 1',
    'M3 0 V6',
    'M0 3 H6 M3 0 V6',
  ].map((lines, at) => svg`<pattern id="hatch${at}" width="6" height="6" patternUnits="userSpaceOnUse"><path class="hatch" d=${lines} /></pattern>`)}
</defs>`;

const CAUSES = [['Cause'], ['Runs', 'number'], ['Share', 'wide']];

export const overview = {
  section: '/',
  title: () => 'Overview',
  source: () => '/overview',

  show(view, context) {
    const live = (view.live?.order ?? []).map((name) => view.live.runs[name]);
    const isLate = (run) => run.nextAt && Date.parse(run.nextAt) < context.now - LATE;
    return html`<h1>Overview</h1>
      ${view.paused ? html`<p class="banner">${badge('PAUSED')} ${shown(view.paused)}. See <a href="/guards">guards</a>.</p>` : nothing}
      ${view.tripped > 0 ? html`<p class="banner">${badge('open')} ${count(view.tripped, 'circuit breaker')} ${view.tripped === 1 ? 'holds' : 'hold'} launches. See <a href="/guards">guards</a>.</p>` : nothing}
      ${cards(view, live)}
      <section aria-labelledby="day"><h2 id="day">What failed in the last 24 hours</h2>${day(view)}</section>
      <section aria-labelledby="late"><h2 id="late">What is late</h2>
        ${some(live.filter(isLate), 'Late runs', 'Nothing is late.', context)}</section>
      <section aria-labelledby="waits"><h2 id="waits">What is due next</h2>
        ${some(live.filter((run) => !isLate(run)).slice(0, 15), 'Runs by what is due next', 'No live runs.', context)}</section>`;
  },
};

const some = (list, caption, words, context) => (list.length > 0 ? runTable(caption, list, context) : empty(words));

function cards({ results = {}, live }, list) {
  const card = (standing, number, query) =>
    html`<li><a class="card" href=${path('/runs', query)}><strong>${number}</strong>${badge(standing)} <span class="period">${query.since ? 'in the last 24 hours' : 'now'}</span></a></li>`;
  const number = (result) => (results[result] ?? 0).toLocaleString('en');
  return html`<ul class="cards">
    ${card('LIVE', `${list.length}${live?.next ? '+' : ''}`, { state: 'LIVE' })}
    ${['SUCCEEDED', 'FAILED', 'STOPPED'].map((result) => card(result, number(result), { result, since: '24h' }))}
  </ul>`;
}

/** The most frequent causes, and the rest as one. */
function ranked(causes) {
  const all = Object.entries(causes ?? {}).sort(([, one], [, other]) => other - one);
  const rest = all.slice(MOST_CAUSES).reduce((sum, [, number]) => sum + number, 0);
  return rest > 0 ? [...all.slice(0, MOST_CAUSES), ['other', rest]] : all;
}

function day(view) {
  const list = ranked(view.causes);
  if (list.length === 0) {
    return empty('Nothing failed.');
  }
  const total = list.reduce((sum, [, number]) => sum + number, 0);
  const links = (cause) =>
    cause === 'other' || cause in (view.results ?? {}) ? plain(cause) : html`<a href=${path('/runs', { cause, since: '24h' })}>${plain(cause)}</a>`;
  return html`<div class="day">
      ${chart(view, list)}
      ${table(
        'Causes',
        CAUSES,
        list.map(([cause, number], at) =>
          row(CAUSES, [
            html`<svg class="key k${at}" viewBox="0 0 12 12" aria-hidden="true"><rect width="12" height="12" rx="2" /><rect fill="url(#hatch${at})" width="12" height="12" /></svg> ${links(cause)}`,
            number.toLocaleString('en'),
            html`<svg class="share k${at}" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                <rect class="ground" width="100" height="8" /><rect width=${(100 * number) / total} height="8" /><rect fill="url(#hatch${at})" width=${(100 * number) / total} height="8" />
              </svg>
              ${Math.round((100 * number) / total)} %`,
          ]),
        ),
      )}
    </div>
    ${view.isCut ? html`<p class="empty">Only the latest 10,000 runs are counted.</p>` : nothing}`;
}

/** Failures by the hour, stacked by cause. The table has the sums in words. */
function chart(view, list) {
  const first = Date.parse(view.from);
  const kinds = list.map(([cause]) => cause);
  const hours = Array.from({ length: HOURS }, (_, at) => {
    const counts = view.hours?.[new Date(first + at * HOUR).toISOString().replace('.000Z', 'Z')] ?? {};
    const known = kinds.map((cause) => counts[cause] ?? 0);
    const all = Object.entries(counts).reduce((sum, [, number]) => sum + number, 0);
    if (kinds.at(-1) === 'other') {
      known[known.length - 1] = all - known.reduce((sum, number) => sum + number, 0);
    }
    return { at: new Date(first + at * HOUR), known, all };
  });
  const most = Math.max(...hours.map((hour) => hour.all), 1);
  return html`<figure>
    <svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT + 22}" role="img" aria-label="Runs that failed, by hour; at most ${most}">
      ${HATCHES}
      <line class="axis" x1="0" y1=${HEIGHT} x2=${WIDTH} y2=${HEIGHT} />
      <text x="0" y="10">${most}</text>
      ${hours.map((hour, at) => column(hour, at, most))}
    </svg>
    <figcaption>Runs that failed, by the hour in which they ended (${zone(first)})</figcaption>
  </figure>`;
}

function column({ at, known, all }, place, most) {
  const time = at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  let top = HEIGHT;
  return svg`<g><title>${time}: ${count(all, 'run')}</title>
    ${known.map((number, kind) => {
      const height = (number / most) * (HEIGHT - 18);
      top -= height;
      return number > 0
        ? svg`<rect class="k${kind}" x=${place * BAR + 3} y=${top} width=${BAR - 6} height=${height} rx="1" /><rect class="over" fill="url(#hatch${kind})" x=${place * BAR + 3} y=${top} width=${BAR - 6} height=${height} />`
        : nothing;
    })}
    ${place % 4 === 0 ? svg`<text x=${place * BAR + 3} y=${HEIGHT + 16}>${time}</text>` : nothing}
  </g>`;
}

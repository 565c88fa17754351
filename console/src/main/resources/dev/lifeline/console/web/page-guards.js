// What holds launches back, and quarantined messages.

import { html, nothing } from '/lib/lit-html.js';
import { buttons } from '/actions.js';
import { badge, empty, row, table, when } from '/parts.js';
import { count, shown } from '/words.js';

const BREAKERS = [['State'], ['Breaker'], ['What it does', 'wide']];
const LANES = [['Lane'], ['Next free slot', 'wide']];
const MESSAGES = [['Message'], ['Function'], ['Since'], ['Reason', 'wide'], ['Redriven', 'number']];

export const guards = {
  section: '/guards',
  title: () => 'Guards',
  source: () => '/guards',

  show(view, { now, session }) {
    const columns = session.actions ? [...MESSAGES, ['Action']] : MESSAGES;
    return html`<h1>Guards</h1>
      ${view.paused
        ? html`<p class="banner">${badge('PAUSED')} ${when(view.paused.since, now)}: ${shown(view.paused.reason)}. No task is launched or stopped until <code>lifeline pause --off</code>.</p>`
        : html`<p>Nothing is paused.</p>`}
      <section aria-labelledby="breakers">
        <h2 id="breakers">Circuit breakers</h2>
        ${(view.breakers ?? []).length > 0
          ? table('Circuit breakers', BREAKERS, view.breakers.map((each) => breaker(each, now)))
          : empty('No image or registry has failed lately.')}
      </section>
      <section aria-labelledby="lanes">
        <h2 id="lanes">Pace</h2>
        ${(view.lanes ?? []).length > 0
          ? table('Lanes of the pace', LANES, view.lanes.map((each) => row(LANES, [shown(each.lane), when(each.until, now)])))
          : empty('No launch waits for its slot.')}
      </section>
      <section aria-labelledby="quarantine">
        <h2 id="quarantine">Quarantined messages</h2>
        ${(view.quarantined ?? []).length > 0
          ? table('Quarantined messages', columns, view.quarantined.map((each) => message(each, columns, { now, session })))
          : empty('Nothing is quarantined.')}
      </section>`;
  },
};

function breaker(each, now) {
  const words = {
    closed: () => `lets launches through; ${count(each.failures ?? 0, 'recent failed pull')}`,
    open: () =>
      Date.parse(each.until) > now
        ? html`holds launches; lets one through ${when(each.until, now)}`
        : 'held launches; lets the next one through',
    'half-open': () => html`waits for ${shown(each.probe)}, at most until ${when(each.until, now)}`,
  };
  return row(BREAKERS, [badge(each.state), html`<bdi>${shown(each.breaker)}</bdi>`, words[each.state]?.() ?? nothing]);
}

function message(each, columns, { now, session }) {
  const redrive = buttons(['REDRIVE'], each.id, () => ({ message: each.id }), session);
  return row(columns, [
    html`<bdi>${shown(each.id)}</bdi>`,
    `${shown(each.function)}${each.queue ? '' : ', invoked directly'}`,
    when(each.at, now),
    shown(each.reason),
    each.redriven,
    redrive,
  ].slice(0, columns.length));
}

// Runs, live and filtered.

import { html, nothing } from '/lib/lit-html.js';
import { repeat } from '/lib/directives/repeat.js';
import { badge, empty, row, runLink, standing, table, when, why } from '/parts.js';
import { count, path, plain, shown } from '/words.js';

const FILTERS = ['state', 'result', 'cause', 'family', 'cluster', 'prefix', 'since', 'suspended'];
const COLUMNS = [['State'], ['Run'], ['Attempts', 'number'], ['When'], ['Why', 'wide'], ['Family'], ['Cluster']];

/** While somebody types, in milliseconds. */
const TYPING = 300;

let typing;

const filters = (url) => Object.fromEntries(FILTERS.map((name) => [name, url.searchParams.get(name) ?? '']));

export const runs = {
  section: '/runs',
  title: () => 'Runs',
  source: (url) => `/runs${url.search}`,
  /** The old rows stay until there are others. */
  keeps: (before, after) => before.searchParams.get('next') === after.searchParams.get('next'),
  begin() {
    clearTimeout(typing);
  },

  /** Never drawn anew: whoever fills it in keeps the focus. */
  top: (context) => html`<h1>Runs</h1>
    ${form(context)}`,

  show(view, context) {
    const names = view.order ?? [];
    return html`${(view.unreadable ?? []).map(
        (item) => html`<p class="problem">${shown(item.item)} cannot be read: ${shown(item.why)}</p>`,
      )}
      ${names.length > 0
        ? table('Runs', COLUMNS, repeat(names, (name) => name, (name) => runRow(view.runs[name], context)))
        : empty(view.next ? 'No run on this page matches; the next page searches further.' : 'No run matches.')}
      ${pages(view, names, context)}`;
  },
};

/** A row of the table of runs; other pages show it, too. */
export function runRow(run, { now }) {
  return row(COLUMNS, [
    badge(standing(run)),
    runLink(run.run),
    run.attempts,
    run.ended ? html`ended ${when(run.ended, now)}` : run.nextAt ? html`${shown(run.next)}, ${when(run.nextAt, now)}` : nothing,
    why(run),
    html`<bdi>${shown(run.family)}</bdi>`,
    html`<bdi>${shown(run.cluster)}</bdi>`,
  ]);
}

export const runTable = (caption, list, context) =>
  table(caption, COLUMNS, repeat(list, (run) => run.run, (run) => runRow(run, context)));

function pages(view, names, { url }) {
  const next = view.next && path('/runs', { ...filters(url), next: view.next });
  return html`<nav class="pages" aria-label="Pages of runs">
    <span>${count(names.length, 'run')} on this page</span>
    ${url.searchParams.get('next') ? html`<a href=${path('/runs', filters(url))}>First page</a>` : nothing}
    ${next ? html`<a href=${next}>Next page</a>` : nothing}
  </nav>`;
}

function form({ url, session, go }) {
  const values = filters(url);
  const change = (event) => {
    const data = Object.fromEntries(new FormData(event.currentTarget));
    if (data.result && data.state === 'LIVE') {
      data.state = 'ENDED';
    }
    clearTimeout(typing);
    typing = setTimeout(() => go(path('/runs', data), { replaces: true }), event.type === 'input' ? TYPING : 0);
  };
  const choice = (name, label, options) => {
    const isListed = options.some(([value]) => value === values[name]);
    const all = isListed ? options : [...options, [values[name], shown(values[name])]];
    return html`<label
      >${label}
      <select name=${name}>
        ${all.map(([value, words]) => html`<option value=${value} .selected=${values[name] === value}>${words}</option>`)}
      </select></label
    >`;
  };
  const field = (name, label) =>
    html`<label>${label} <input name=${name} .value=${values[name]} autocomplete="off" spellcheck="false" /></label>`;
  return html`<form class="filters" role="search" aria-label="Filter runs" @input=${change} @submit=${(event) => event.preventDefault()}>
    ${field('prefix', 'Name begins with')}
    ${choice('state', 'State', [['', 'all'], ['LIVE', 'live'], ['ENDED', 'ended']])}
    ${choice('result', 'Result', [['', 'any'], ['SUCCEEDED', 'succeeded'], ['FAILED', 'failed'], ['STOPPED', 'stopped']])}
    ${choice('cause', 'Cause', [['', 'any'], ...(session.causes ?? []).map((cause) => [cause, plain(cause)])])}
    ${choice('since', 'Since', [['', 'any time'], ['1h', 'an hour ago'], ['24h', '24 hours ago'], ['7d', '7 days ago']])}
    ${choice('suspended', 'Suspended', [['', 'any'], ['true', 'yes'], ['false', 'no']])}
    ${field('family', 'Family')} ${field('cluster', 'Cluster')}
    ${FILTERS.some((name) => values[name]) ? html`<a href="/runs">Clear</a>` : nothing}
  </form>`;
}

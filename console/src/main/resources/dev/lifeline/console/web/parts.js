// What several pages show. Texts become text nodes and attributes, never markup.

import { html, nothing } from '/lib/lit-html.js';
import { moment, path, plain, relative, shown, zone } from '/words.js';

/** A sign, a class and a word for each standing: the colour is never the only difference. */
const STANDINGS = {
  SUCCEEDED: ['✓', 'good'],
  FAILED: ['✕', 'bad'],
  STOPPED: ['■', 'off'],
  ATTEMPTING: ['▸', 'busy'],
  BACKING_OFF: ['↻', 'waits'],
  AWAITING_RECORD: ['…', 'waits'],
  LIVE: ['▸', 'busy'],
  SUSPENDED: ['‖', 'waits'],
  PAUSED: ['‖', 'bad'],
  LATE: ['!', 'bad'],
  open: ['!', 'bad'],
  'half-open': ['↻', 'waits'],
  closed: ['✓', 'good'],
};

export function badge(standing) {
  const [sign, kind] = STANDINGS[standing] ?? ['·', 'off'];
  return html`<span class="badge ${kind}"><span aria-hidden="true">${sign}</span> ${plain(standing)}</span>`;
}

/** The word for where a run stands. */
export const standing = (run) => run.result ?? (run.suspended ? 'SUSPENDED' : run.phase);

export const runLink = (name) => html`<a class="name" href=${path('/run', { name })}><bdi>${shown(name)}</bdi></a>`;

export const policyLink = (policy) => {
  const [name, version] = shown(policy).split('@');
  return html`<a href=${path('/policy', { name, version: version === '0' ? '' : version })}>${shown(policy)}</a>`;
};

export const when = (instant, now) =>
  instant
    ? html`<time datetime=${instant} title="${moment(instant)} ${zone(instant)}">${relative(instant, now)}</time>`
    : nothing;

/** A cause with its evidence; the evidence is cut by the style, and whole in the title. */
export function why(run) {
  if (!run.cause && !run.evidence) {
    return nothing;
  }
  const evidence = shown(run.evidence);
  return html`${run.cause ? html`<span class="cause">${plain(run.cause)}</span> ` : nothing}<span
      class="evidence"
      title=${evidence}
      >${evidence}</span
    >`;
}

/**
 * A table that becomes a list of cards on a narrow screen; the roles keep its meaning then.
 *
 * @param columns [title, class]
 * @param rows each a list of cells
 */
export function table(caption, columns, rows) {
  return html`<table role="table">
    <caption class="unseen">
      ${caption}
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        ${columns.map(([title, kind]) => html`<th role="columnheader" scope="col" class=${kind ?? ''}>${title}</th>`)}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${rows}
    </tbody>
  </table>`;
}

export const row = (columns, cells) =>
  html`<tr role="row">
    ${cells.map((cell, at) => html`<td role="cell" class=${columns[at][1] ?? ''} data-title=${columns[at][0]}><div class="cell">${cell}</div></td>`)}
  </tr>`;

export const empty = (words) => html`<p class="empty">${words}</p>`;

export const loading = () => html`<p class="empty">Reading …</p>`;

export const pair = (term, value) => (value === undefined || value === nothing || value === '' ? nothing : html`<div><dt>${term}</dt><dd>${value}</dd></div>`);

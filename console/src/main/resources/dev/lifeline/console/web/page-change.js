// What is different in two versions of a policy. The address has the choice, so a link to it can be shared.

import { html, nothing } from '/lib/lit-html.js';
import { empty, policyLink, row, table } from '/parts.js';
import { count, path, shown } from '/words.js';

const CHANGES = [['Part'], ['Setting'], ['Before', 'wide'], ['After', 'wide']];
const name = (url) => url.searchParams.get('name') ?? '';

export const policyChange = {
  section: '/policies',
  title: (url) => `${shown(name(url))}: changes`,
  source: (url) => `/policy-change${url.search}`,
  /** Whoever chooses with the keyboard keeps the choice. */
  keeps: (before, after) => name(before) === name(after),

  show(view, { url, go }) {
    const changes = view.changes ?? [];
    const same = changes.length === 0 && !view.missing && !view.problem;
    return html`<h1>What changed in <bdi>${shown(view.name)}</bdi></h1>
      ${view.latest ? choice(view, url, go) : nothing}
      <p role="status">${changes.length > 0 ? `${count(changes.length, 'setting')} changed from version ${view.before} to version ${view.after}.` : nothing}</p>
      ${view.missing ? empty('There is no such policy or version.') : nothing}
      ${view.problem ? html`<p class="problem">${shown(view.problem)}</p>` : nothing}
      ${same ? empty(`Versions ${view.before} and ${view.after} mean the same; comments do not count.`) : nothing}
      ${changes.length > 0 ? table('Settings that differ', CHANGES, changes.map(change)) : nothing}
      ${view.latest ? html`<p>Documents: ${policyLink(`${view.name}@${view.before}`)}, ${policyLink(`${view.name}@${view.after}`)}</p>` : nothing}`;
  },
};

function change(each) {
  return row(CHANGES, [
    shown(each.part),
    shown(each.setting),
    each.before === undefined ? html`<span class="evidence">not there</span>` : html`<del>${shown(each.before)}</del>`,
    each.after === undefined ? html`<span class="evidence">not there</span>` : html`<ins>${shown(each.after)}</ins>`,
  ]);
}

function choice(view, url, go) {
  const chosen = (event) => {
    const data = Object.fromEntries(new FormData(event.currentTarget));
    go(path('/policy-change', { name: view.name, ...data }));
  };
  return html`<form class="filters" aria-label="Versions to compare" @change=${chosen} @submit=${(event) => event.preventDefault()}>
    ${versions('before', 'Before', view.latest, Number(url.searchParams.get('before')))}
    ${versions('after', 'After', view.latest, Number(url.searchParams.get('after')))}
  </form>`;
}

function versions(field, label, latest, chosen) {
  const numbers = Array.from({ length: latest }, (_, at) => latest - at);
  return html`<label
    >${label}
    <select name=${field}>
      ${numbers.map((version) => html`<option value=${version} ?selected=${version === chosen}>version ${version}</option>`)}
    </select></label
  >`;
}

/** The change to a version from the one before it. */
export const changeLink = (name, version, words) =>
  version > 1
    ? html`<a href=${path('/policy-change', { name, before: version - 1, after: version })}>${words}</a>`
    : nothing;

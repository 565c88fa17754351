// Policies with their versions, and what shadows would have decided otherwise.

import { html, nothing } from '/lib/lit-html.js';
import { changeLink } from '/page-change.js';
import { parting } from '/page-run.js';
import { empty, policyLink, row, runLink, table, when } from '/parts.js';
import { count, path, shown } from '/words.js';

const STORED = [['Policy'], ['Latest version', 'number'], ['Stored'], ['Versions', 'wide']];
const PARTINGS = [['Run'], ['Difference', 'wide'], ['When']];
const RULES = [['Order', 'number'], ['Rule'], ['Decision', 'wide']];
const MOST_LINKS = 10;

export const policies = {
  section: '/policies',
  title: () => 'Policies',
  source: () => '/policies',

  show(view, { now }) {
    const stored = view.policies ?? [];
    return html`<h1>Policies</h1>
      ${stored.length > 0
        ? table('Stored policies', STORED, stored.map((each) => storedRow(each, now)))
        : empty('No policy is stored yet: lifeline policy put FILE.')}
      <section aria-labelledby="built-in">
        <h2 id="built-in">Built in</h2>
        <p class="chips">${(view.builtIn ?? []).map((name) => html`<a href=${path('/policy', { name })}>${name}</a> `)}</p>
      </section>
      <section aria-labelledby="shadows">
        <h2 id="shadows">Shadow differences</h2>
        ${(view.shadows ?? []).length > 0
          ? view.shadows.map((shadow) => differences(shadow, now))
          : empty('No recent run is compared with a shadow policy.')}
      </section>`;
  },
};

function storedRow(each, now) {
  return row(STORED, [
    html`<a class="name" href=${path('/policy', { name: each.name })}><bdi>${shown(each.name)}</bdi></a>`,
    each.version,
    when(each.at, now),
    html`<span class="chips">${versions(each.name, each.version)}</span> ${changeLink(each.name, each.version, 'what changed')}`,
  ]);
}

/** Links to the latest versions, the latest first. */
function versions(name, latest, current) {
  const numbers = Array.from({ length: Math.min(latest, MOST_LINKS) }, (_, at) => latest - at);
  return html`${numbers.map(
    (version) =>
      html`<a href=${path('/policy', { name, version })} aria-current=${version === current ? 'true' : nothing}>${version}</a> `,
  )}${latest > MOST_LINKS ? '…' : nothing}`;
}

function differences(shadow, now) {
  return html`<h3>${policyLink(shadow.policy)}</h3>
    <p>
      ${count(shadow.compared, 'recent run')} compared; ${count(shadow.parted, 'run')} would have gone differently.
    </p>
    ${shadow.parted > 0
      ? table(
          'Runs that would have gone differently',
          PARTINGS,
          shadow.partings.map((each) => row(PARTINGS, [runLink(each.run), parting(each), when(each.at, now)])),
        )
      : nothing}`;
}

const decided = ({ live, decided: number, runs = [] }) =>
  html`<section aria-labelledby="decides">
    <h2 id="decides">Live runs that it decides about</h2>
    <p>${number} of the ${count(live, 'live run')} that ${live === 1 ? 'is' : 'are'} due next${runs.length < number ? html`; the first ${runs.length}` : nothing}.</p>
    <ul class="decided">${runs.map((name) => html`<li>${runLink(name)}</li>`)}</ul>
  </section>`;

export const policy = {
  section: '/policies',
  title: (url) => shown(url.searchParams.get('name')).trim() || 'Policy',
  source: (url) => `/policy${url.search}`,

  show(view, { now }) {
    return html`<div class="heading">
        <h1><bdi>${shown(view.name)}</bdi></h1>
        ${view.builtIn ? html`<span class="badge off">built in</span>` : nothing}
      </div>
      ${view.latest
        ? html`<p class="chips">Versions ${versions(view.name, view.latest, view.version)}</p>
            <p>Version ${view.version}${view.at ? html`, stored ${when(view.at, now)}` : nothing}${view.version === view.latest ? ', the latest' : nothing}. ${changeLink(view.name, view.version, `What changed from version ${view.version - 1}`)}</p>`
        : nothing}
      ${view.rules
        ? html`<p>The first rule that matches decides; the rules of your own policies come before these.</p>
            ${table('Rules', RULES, view.rules.map((each, at) => row(RULES, [at + 1, each.rule, each.verdict])))}`
        : nothing}
      ${view.missing ? empty('There is no such policy or version.') : nothing}
      ${view.problem ? html`<p class="problem">${shown(view.problem)}</p>` : nothing}
      ${view.document
        ? html`<pre tabindex="0" role="region" aria-label="Document of the policy">${view.document.split('\n').map((line) => shown(line)).join('\n')}</pre>`
        : nothing}
      ${view.decides ? decided(view.decides) : nothing}`;
  },
};

// One run: verdict, timeline, attempts, journal.

import { html, nothing } from '/lib/lit-html.js';
import { repeat } from '/lib/directives/repeat.js';
import { buttons, permitted } from '/actions.js';
import { badge, empty, pair, policyLink, row, standing, table, when, why } from '/parts.js';
import { moment, path, plain, safeLink, shown, zone } from '/words.js';

const ATTEMPTS = [['Attempt'], ['State'], ['Began'], ['Ended'], ['Why', 'wide'], ['Logs and task']];

let picture;

export const run = {
  section: '/runs',
  title: (url) => shown(url.searchParams.get('name')).trim() || 'Run',
  source: (url) => `/run${url.search}`,
  begin() {
    picture = undefined;
  },

  show(view, context) {
    if (view.missing) {
      return html`<h1><bdi>${shown(view.missing)}</bdi></h1>
        ${empty('There is no such run. It may have been deleted, or have expired.')}`;
    }
    const found = view.run;
    draw(found.run, Object.keys(view.journal ?? {}).length, context);
    return html`<div class="heading">
        <h1><bdi>${shown(found.run)}</bdi></h1>
        ${badge(standing(found))}
        ${buttons(permitted(found), found.run, (name) => request(name, found), context.session)}
      </div>
      ${verdict(view, context)}
      <section aria-labelledby="timeline"><h2 id="timeline">Timeline</h2><div class="picture">${picture?.node ?? empty('Drawing …')}</div></section>
      ${otherwise(view.story)}
      <section aria-labelledby="attempts">
        <h2 id="attempts">Attempts</h2>
        ${table('Attempts, the latest first', ATTEMPTS, [...(found.history ?? [])].reverse().map((each) => attempt(each, context)))}
      </section>
      <section aria-labelledby="story"><h2 id="story">Story</h2>${times(context)}${chapters(view.story?.story ?? [])}</section>
      <details><summary>Journal, as stored</summary>${times(context)}${journal(view.journal ?? {})}</details>`;
  },
};

function request(name, found) {
  const body = { run: found.run, generation: found.generation };
  return name === 'DELETE' ? body : { ...body, action: name };
}

function verdict(view, { now }) {
  const { run: found, shadow } = view;
  return html`<dl class="verdict">
    ${pair('Result', found.result ? plain(found.result) : 'not yet')}
    ${pair('Why', found.cause || found.evidence ? why(found) : undefined)}
    ${pair('Tried', view.story?.verdict?.tried ? shown(view.story.verdict.tried) : shown(found.reason))}
    ${pair('Next', found.next ? html`${shown(found.next)}, ${when(found.nextAt, now)}` : undefined)}
    ${pair('Suspended', found.suspended ? html`${when(found.suspended.since, now)}: ${shown(found.suspended.reason)}` : undefined)}
    ${pair('Policy', policyLink(found.policy))}
    ${pair('Shadow', shadow ? html`${policyLink(shadow.policy)} ${parting(shadow)}` : undefined)}
    ${pair('Task definition', html`<bdi title=${shown(found.taskDefinition)}>${shown(found.taskDefinition).split('/').at(-1)}</bdi>`)}
    ${pair('Cluster', html`<bdi>${shown(found.cluster)}</bdi>`)}
    ${pair('Generation', found.generation)}
    ${pair('Began', when(found.began, now))}
    ${pair('Ended', found.ended ? when(found.ended, now) : undefined)}
  </dl>`;
}

const otherwise = (story) =>
  (story?.otherwise ?? []).length > 0
    ? html`<section aria-labelledby="otherwise"><h2 id="otherwise">What would have changed it</h2>
        <ul class="otherwise">
          ${story.otherwise.map((sentence) => html`<li>${shown(sentence)}</li>`)}
        </ul></section>`
    : nothing;

const times = ({ now }) => html`<p class="empty">Times are in ${zone(now)}.</p>`;

const chapters = (list) =>
  html`<ol class="journal">
    ${list.map(
      (chapter) => html`<li>
        <time datetime=${chapter.at}>${moment(chapter.at)}</time>
        <span class="step">attempt ${chapter.attempt}</span>
        <span>${shown(chapter.title)}</span>
        <span class="reason">${chapter.sentences.map(shown).join(' ')}</span>
      </li>`,
    )}
  </ol>`;

export const parting = (shadow) =>
  shadow.instead
    ? `diverged at attempt ${shadow.attempt}: ${shown(shadow.instead)}; ${shown(shadow.further)}`
    : 'has decided the same so far';

function attempt(each, { now }) {
  return row(ATTEMPTS, [
    each.attempt,
    html`<span class="state">${plain(each.state)}</span>`,
    when(each.began, now),
    each.ended ? when(each.ended, now) : nothing,
    why(each),
    html`<ul class="links">
      ${(each.logs ?? []).map((log) => html`<li>${logPlace(log)}</li>`)}
      ${safeLink(each.links?.task) ? html`<li><a href=${each.links.task} rel="noreferrer" target="_blank">task in ECS</a></li>` : nothing}
    </ul>`,
  ]);
}

function logPlace(log) {
  const name = shown(log.container ?? 'logs');
  if (safeLink(log.link)) {
    return html`<a href=${log.link} rel="noreferrer" target="_blank" title=${shown(log.stream)}>logs of ${name}</a>`;
  }
  return log.why ? html`<span title=${shown(log.why)}>${name}: ${shown(log.why)}</span>` : html`${shown(log.stream)}`;
}

function journal(entries) {
  const revisions = Object.keys(entries).sort((one, other) => Number(other) - Number(one));
  return html`<ol class="journal">
    ${repeat(revisions, (revision) => revision, (revision) => decision(entries[revision]))}
  </ol>`;
}

function decision(entry) {
  const step = entry.from === entry.to ? plain(entry.to) : `${plain(entry.from)} → ${plain(entry.to)}`;
  return html`<li>
    <time datetime=${entry.at}>${moment(entry.at)}</time>
    <span class="step">attempt ${entry.attempt}, ${step}</span>
    <span class="seen">${shown(entry.observation)}</span>
    <span class="reason">${shown(entry.reason)}${entry.cause ? html` <span class="cause">${plain(entry.cause)}</span>` : nothing}${entry.rule ? html` <span class="rule">rule ${shown(entry.rule)}</span>` : nothing}${entry.shadow ? html` <span class="shadow">${shown(entry.shadow)}</span>` : nothing}</span>
  </li>`;
}

/** Reads the picture again when the journal has grown. The browser parses it as a document that runs nothing. */
function draw(name, length, { redraw }) {
  const width = Math.round(Math.min(document.getElementById('main').clientWidth - 40, 1_160));
  const key = `${name} ${length} ${width}`;
  if (picture?.key === key) {
    return;
  }
  picture = { ...picture, key };
  const question = new XMLHttpRequest();
  question.open('GET', path('/api/timeline.svg', { name, width }));
  question.responseType = 'document';
  question.addEventListener('load', () => {
    const root = question.responseXML?.documentElement;
    if (picture?.key === key && question.status === 200 && root?.localName === 'svg') {
      picture.node = document.importNode(root, true);
      redraw();
    }
  });
  question.send();
}

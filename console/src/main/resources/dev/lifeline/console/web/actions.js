// Actions: asked about in a dialog, sent with the secret of this session, and announced.

import { html, nothing, render } from '/lib/lit-html.js';
import { shown } from '/words.js';

const ACTIONS = {
  STOP: { verb: 'Stop', path: 'control', asks: true, words: 'Its task is stopped, and the run ends as STOPPED.' },
  SUSPEND: { verb: 'Suspend', path: 'control', asks: true, words: 'No further attempt begins until it is resumed.' },
  RESUME: { verb: 'Resume', path: 'control', asks: false, words: 'It goes on where it was suspended.' },
  RERUN: { verb: 'Run again', path: 'control', asks: false, words: 'Its next generation begins, with fresh budgets.' },
  DELETE: { verb: 'Delete', path: 'delete', asks: false, words: 'The run and its journal are gone for good.' },
  REDRIVE: { verb: 'Redrive', path: 'redrive', asks: false, words: 'The message returns to its queue.' },
};

/** What the state of a run permits. */
export function permitted(run) {
  if (run.result) {
    return ['RERUN', 'DELETE'];
  }
  return run.suspended ? ['RESUME', 'STOP'] : ['STOP', 'SUSPEND'];
}

/**
 * Buttons for actions.
 *
 * @param about the name of what they change
 * @param body of each action's request
 */
export const buttons = (names, about, body, session) =>
  session.actions
    ? html`<div class="actions">
        ${names.map(
          (name) => html`<button
            type="button"
            class=${name === 'DELETE' || name === 'STOP' ? 'danger' : ''}
            @click=${() => ask(name, about, body(name), session)}
          >
            ${ACTIONS[name].verb}
          </button>`,
        )}
      </div>`
    : nothing;

export function announce(words) {
  document.getElementById('announcement').textContent = words;
}

function ask(name, about, body, session) {
  const { verb, asks, words } = ACTIONS[name];
  const dialog = document.getElementById('question');
  const close = () => dialog.close();
  const show = (problem, isBusy) =>
    render(
      html`<form method="dialog" @submit=${send}>
        <h2 id="question-title">${verb} <bdi>${shown(about)}</bdi>?</h2>
        <p>${words}</p>
        ${asks
          ? html`<label>Reason, for the journal <input name="reason" maxlength="256" autocomplete="off" /></label>`
          : nothing}
        <p class="problem" role="alert">${problem}</p>
        <div class="actions">
          <button type="button" autofocus @click=${close}>Cancel</button>
          <button type="submit" class=${name === 'DELETE' || name === 'STOP' ? 'danger' : 'primary'} ?disabled=${isBusy}>
            ${verb}
          </button>
        </div>
      </form>`,
      dialog,
    );
  const send = async (event) => {
    event.preventDefault();
    const reason = new FormData(event.target).get('reason');
    show('', true);
    const { done, answer } = await sent(name, { ...body, ...(reason ? { reason } : {}) }, session);
    if (done) {
      close();
      announce(answer);
      notice(answer);
    } else {
      show(answer, false);
    }
  };
  show('', false);
  dialog.showModal();
}

async function sent(name, body, session) {
  try {
    const answer = await fetch(`/actions/${ACTIONS[name].path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Lifeline-Secret': session.secret },
      body: JSON.stringify(body),
    });
    return { done: answer.ok, answer: shown((await answer.text()).trim()) };
  } catch {
    return { done: false, answer: 'the console does not answer; nothing is known of the action' };
  }
}

let notices = () => {};

/** Where the answer to an action is shown. */
export function onNotice(show) {
  notices = show;
}

const notice = (words) => notices(words);

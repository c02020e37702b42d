import { parentPort, workerData } from 'node:worker_threads';
import { connected } from './connected.ts';
import type { Done, Given, ToDo, Wire } from './live-script.ts';

/** The script in a thread of its own: it waits for answers as it does at Google, while the rest of the world goes on. */
const { id, locale, zone, url, tokens, wire } = workerData as Given & { readonly wire: SharedArrayBuffer };
const port = parentPort!;
const [state, text] = [new Int32Array(wire, 0, 2), new Uint8Array(wire, 8)];

const world = connected({ id, locale, zone }, Object.keys(tokens)[0]!);
world.token = (user, withEmail) => tokens[user]?.[withEmail ? 'named' : 'nameless'] ?? '';
world.reply = ({ headers, payload }) => {
  Atomics.store(state, 0, 0);
  port.postMessage({ is: 'call', url, headers, payload } satisfies Wire);
  Atomics.wait(state, 0, 0);
  const { code, body } = JSON.parse(Buffer.from(text.slice(0, state[1])).toString('utf8'));
  return code === 0 ? new Error('Address unavailable') : { code, body };
};

port.on('message', (todo: ToDo) => {
  world.alerts.length = 0;
  world.toasts.length = 0;
  const began = world.now();
  switch (todo.is) {
    case 'choose':
      world.chosen = todo.chosen ?? null;
      world.replies.push(...(todo.replies ?? []));
      world.choose(todo.item, todo.user);
      break;
    case 'edit':
      world.edit(todo.rows);
      break;
    default:
      todo satisfies never;
  }
  const done: Done = {
    alerts: world.alerts.map((one) => one.text),
    toasts: world.toasts.map((one) => one.text),
    milliseconds: world.now() - began,
    failures: world.failures,
  };
  port.postMessage({ is: 'done', done } satisfies Wire);
});
port.postMessage({ is: 'ready' } satisfies Wire);

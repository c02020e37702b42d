/**
 * One of the processes that work at the same spreadsheet. It says `ready`, waits for `go`, ticks until it is told to
 * `stop`, and ends with whoever started it. Usage: node worker.ts SETTING
 */
import { randomInt } from 'node:crypto';
import { flushCompileCache } from 'node:module';
import { openState } from '../../adapters/state/index.ts';
import { RowcallError } from '../../core/errors.ts';
import { derivedId } from '../../core/id.ts';
import type { Ticked } from '../../core/tick.ts';
import { tick } from '../../core/tick.ts';
import { caller } from './call.ts';
import { fastClock, type Pace } from './fast-clock.ts';
import { messageKinds, tradeModel } from './model.ts';
import { remoteSender } from './remote-sender.ts';
import { remoteStore } from './remote-store.ts';

/** What a worker is started with: where the state and the host are, and how fast its time goes. */
export interface WorkerSetting extends Pace {
  readonly name: string;
  readonly database: string;
  readonly port: number;
}

/** What a worker tells. `failed`: a tick threw what it may throw · `broke`: it threw what nobody expects. */
export type Told =
  | { readonly is: 'ready' }
  | { readonly is: 'ticked'; readonly hadLease: boolean; readonly left: number; readonly changed: number }
  | { readonly is: 'failed'; readonly code: string }
  | { readonly is: 'broke'; readonly error: string };

/** How long a tick may take, in seconds of the fast clock, and how long it rests then, in milliseconds. */
const seconds = 60;
const rest = 5_000;

const tell = (told: Told) => process.send?.(told);
const setting: WorkerSetting = JSON.parse(process.argv[2]!);
const { name, database, port, times } = setting;
process.on('disconnect', () => process.exit());

const clock = fastClock(setting);
const call = caller(port, name);
const start = randomInt(2 ** 47).toString(36);
let drawn = 0;
const ids = { fresh: () => derivedId(`${start}/${drawn++}`) };
const model = tradeModel();
const state = await openState({ path: database, workspace: 'team', clock });
const senders = new Map(messageKinds.map((kind) => [kind, remoteSender(call, times, kind)]));
const ports = { store: remoteStore(call, times), state, senders, clock, ids };
let isOver = false;
const told = Promise.withResolvers<void>();
process.on('message', (word) => {
  if (word === 'stop') isOver = true;
  told.resolve();
});
flushCompileCache();
tell({ is: 'ready' });
await told.promise;

while (!isOver) {
  try {
    tell(toldOf(await tick(ports, model, { seconds })));
  } catch (error) {
    if (error instanceof RowcallError) tell({ is: 'failed', code: error.code });
    else tell({ is: 'broke', error: error instanceof Error ? String(error.stack) : String(error) });
  }
  await clock.sleep(rest);
}
await state.close();
process.disconnect();

function toldOf({ report, delivery }: Ticked): Told {
  const left = report.left + delivery.left;
  return { is: 'ticked', hadLease: report.read > 0, left, changed: report.changed + report.written + delivery.sent };
}

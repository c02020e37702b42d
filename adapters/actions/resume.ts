import * as z from 'zod';
import { foresee } from '../../core/foresee.ts';
import type { Model } from '../../core/model.ts';
import type { Pause } from '../../core/pause.ts';
import { keepPause, pauseIn } from '../../core/pause.ts';
import type { Ports } from '../../core/ports.ts';
import { presentLabel } from '../../core/present.ts';
import { partsOfKey } from '../../core/record.ts';
import { rowOf } from '../../core/starts.ts';
import type { State } from '../../core/state.ts';
import { action } from './calling/action.ts';
import type { Desk } from './calling/desk.ts';
import { bookShape, openSettings } from './examining/open-book.ts';
import { teamViewer } from './examining/wording.ts';
import { bringBookToRest } from './keeping/bring-book-to-rest.ts';
import { alone } from './keeping/bring-to-rest.ts';
import { withPorts } from './keeping/with-ports.ts';
import { evidenceOf, evidenceSchema } from './letting-in/evidence.ts';
import type { LateMessage } from './pausing/late-messages.ts';
import { cancelLate, lateMessages, unsentMessages } from './pausing/late-messages.ts';

const staleSchema = z.strictObject({
  label: z.string().meta({ description: 'What names the record it was about; empty where there is none.' }),
  kind: z.string(),
  lane: z.string().meta({ description: 'Where it would have gone.' }),
  at: z.string(),
});

const resumedSchema = z.strictObject({
  language: z.string(),
  paused: z.strictObject({ by: z.string(), since: z.string() }).nullable(),
  evidence: evidenceSchema.nullable().meta({ description: 'What is to be written at once.' }),
  stale: z.array(staleSchema).meta({ description: 'Messages for staff whose time has passed: they are not sent.' }),
  waiting: z.int().min(0).meta({ description: 'Messages that are sent all the same.' }),
  done: z.boolean(),
});
export type Resumed = z.output<typeof resumedSchema>;

/**
 * Says what was held back while Rowcall was paused; with `yes` it goes on: cells are written as the settings say, and
 * reminders whose time has passed are cancelled.
 */
export const resume = action({
  name: 'resume',
  summary: 'Says what a pause held back, and with `yes` lets Rowcall go on; stale reminders are not sent.',
  input: z.strictObject({ ...bookShape, yes: z.boolean().default(false).meta({ description: 'Let it go on.' }) }),
  output: resumedSchema,
  async run(desk, { yes, ...asked }) {
    const { settings } = await openSettings(desk, asked);
    return await withPorts(desk, asked, 'look', async (model, ports) => {
      const { state, clock } = ports;
      const paused = pauseIn(await state.memo());
      const language = model.locale.language.code;
      if (paused === null) return { language, paused, evidence: null, stale: [], waiting: 0, done: false };
      await bringBookToRest(desk, ports, model);
      const now = clock.now();
      const span = { from: paused.since, to: now };
      const plan = await foresee(ports, model);
      const evidence = await evidenceOf(model, teamViewer(model), plan, settings.mode, ports, span);
      const late = await lateMessages(state, paused, now);
      const stale = [...late, ...(await unsentMessages(state, paused, now))];
      const { waiting } = await state.backlog(now);
      if (yes) await goOn(desk, ports, model, paused);
      return {
        language,
        paused: { by: paused.by, since: paused.since },
        evidence,
        stale: await Promise.all(stale.map((one) => inWords(model, state, one))),
        waiting: waiting - late.length,
        done: yes,
      };
    });
  },
});

async function goOn(desk: Desk, ports: Ports, model: Model, pause: Pause): Promise<void> {
  await alone(desk, ports.state, async (lease) => {
    await cancelLate(ports.state, lease, pause, ports.clock.now());
    await keepPause(ports.state, lease, null);
  });
  await bringBookToRest(desk, ports, model, undefined, true);
}

async function inWords(
  model: Model,
  state: State,
  { about, kind, lane, at }: LateMessage,
): Promise<Resumed['stale'][number]> {
  const { table: key, id } = partsOfKey(about);
  const table = model.tables.get(key);
  const [kept] = table === undefined ? [] : await state.records(table.key, [id]);
  const label = kept === undefined ? '' : presentLabel(model, teamViewer(model), rowOf(table!, kept));
  return { label, kind, lane, at };
}

import * as z from 'zod';
import { foresee } from '../../core/foresee.ts';
import { keepAlive } from '../../core/keep-alive.ts';
import { mayDeliver } from '../../core/licence.ts';
import type { Mode } from '../../core/mode.ts';
import { modeNames } from '../../core/mode.ts';
import { pauseIn } from '../../core/pause.ts';
import { action } from './calling/action.ts';
import type { Desk } from './calling/desk.ts';
import type { Asked } from './examining/open-book.ts';
import { bookShape, openSettings } from './examining/open-book.ts';
import { teamViewer } from './examining/wording.ts';
import { bringBookToRest } from './keeping/bring-book-to-rest.ts';
import { alone } from './keeping/bring-to-rest.ts';
import { columnsInWords, columnsSchema } from './keeping/missing-columns.ts';
import { personShape } from './keeping/person.ts';
import { tallyWrites } from './keeping/tally-writes.ts';
import { withPorts } from './keeping/with-ports.ts';
import type { Evidence } from './letting-in/evidence.ts';
import { evidenceOf, evidenceSchema } from './letting-in/evidence.ts';
import { settingsToChange } from './letting-in/settings-to-change.ts';
import { settingsWithMode } from './letting-in/settings-with-mode.ts';
import { mayComeBack } from './letting-in/take-out-ours.ts';
import { keepHost } from './telling/host.ts';

const count = z.int().min(0);

const modeSchema = z.strictObject({
  language: z.string(),
  mode: z.enum(modeNames).meta({ description: 'How far Rowcall may go, where nothing nearer says otherwise.' }),
  to: z.enum(modeNames).meta({ description: 'How far it would go.' }),
  file: z.string().meta({ description: 'The file of the settings.' }),
  text: z.string().meta({ description: 'The settings as they would be.' }),
  published: z.boolean().meta({ description: 'Whether they count only once they are published.' }),
  evidence: evidenceSchema.nullable().meta({ description: 'What it would do at once; null where it was done.' }),
  done: z
    .strictObject({ columns: columnsSchema, answers: count, changed: count, conflicts: count })
    .nullable()
    .meta({ description: 'What it did at once; null: nothing was done.' }),
});
export type Moded = z.output<typeof modeSchema>;

/** Long before there was a first spreadsheet: everything that was ever noted. */
const ever = '1900-01-01T00:00:00.000Z';

/**
 * Says how far Rowcall may go, and what it would do if that were changed; `yes` does at once what the settings, which say
 * so by now, let it do. Without that nothing is written.
 */
export const mode = action({
  name: 'mode',
  summary: 'Says how far Rowcall may go, and what would be done at once if it might go further.',
  input: z.strictObject({
    ...bookShape,
    ...personShape,
    to: z.enum(modeNames).optional().meta({ description: 'How far it is to go. If not said: one step further.' }),
    yes: z.boolean().default(false).meta({ description: 'Do it now: the settings say so.' }),
  }),
  output: modeSchema,
  async run(desk, asked) {
    const loaded = await openSettings(desk, asked);
    const now = loaded.settings.mode;
    const to = asked.to ?? stepUp(now);
    const { file, text: before, published } = await settingsToChange(desk, asked);
    const text = settingsWithMode(before, to);
    const answer = { language: loaded.model.locale.language.code, mode: now, to, file, text, published };
    if (asked.yes)
      return { ...answer, evidence: null, done: await letIn(desk, { ...asked, settings: text }, asked.person) };
    return { ...answer, evidence: await whatWouldFollow(desk, asked, text, to), done: null };
  },
});

function stepUp(mode: Mode): Mode {
  return modeNames[modeNames.indexOf(mode) + 1] ?? mode;
}

/** What stands there now is taken in first, and answered as far as the settings let Rowcall do that already. */
async function whatWouldFollow(desk: Desk, asked: Asked, text: string, to: Mode): Promise<Evidence> {
  await withPorts(desk, asked, 'work', async (model, ports) => {
    await bringBookToRest(desk, ports, model);
  });
  return await withPorts(desk, { ...asked, settings: text }, 'look', async (model, ports) => {
    const plan = await foresee(ports, model);
    const span = { from: ever, to: desk.clock.now() };
    return await evidenceOf(model, teamViewer(model), plan, to, ports, span);
  });
}

async function letIn(desk: Desk, asked: Asked, person: string): Promise<NonNullable<Moded['done']>> {
  await withPorts(desk, asked, 'look', async (_, { state }) => {
    await mayComeBack(desk, state);
  });
  return await withPorts(desk, asked, 'write', async (model, given) => {
    const { ports, writes } = tallyWrites(model, given);
    // What is written safely depends on whether the spreadsheet tells of changes.
    if (mayDeliver(model, pauseIn(await ports.state.memo()) !== null)) await keepAlive(ports);
    const { columns, report } = await bringBookToRest(desk, ports, model, undefined, true);
    await alone(desk, ports.state, (lease) => keepHost(ports.state, lease, person));
    const sum = (counts: ReadonlyMap<string, number>) => [...counts.values()].reduce((total, one) => total + one, 0);
    return {
      columns: columnsInWords(model, columns),
      answers: sum(writes.answers),
      changed: sum(writes.others),
      conflicts: report.conflicts,
    };
  });
}

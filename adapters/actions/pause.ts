import * as z from 'zod';
import { keepPause, pauseIn } from '../../core/pause.ts';
import { action } from './calling/action.ts';
import { bookShape } from './examining/open-book.ts';
import { alone } from './keeping/bring-to-rest.ts';
import { personShape } from './keeping/person.ts';
import { withPorts } from './keeping/with-ports.ts';

const pausedSchema = z.strictObject({
  language: z.string(),
  by: z.string().meta({ description: 'Who has paused it.' }),
  since: z.string(),
  before: z.boolean().meta({ description: 'Whether it had been paused before.' }),
  waiting: z.int().min(0).meta({ description: 'Messages that wait.' }),
});
export type Paused = z.output<typeof pausedSchema>;

/** Stops every write and every message until somebody lets it go on. What people type meanwhile is still remembered. */
export const pause = action({
  name: 'pause',
  summary: 'Stops every write and every message until somebody lets it go on.',
  input: z.strictObject({ ...bookShape, ...personShape }),
  output: pausedSchema,
  async run(desk, { person, ...asked }) {
    return await withPorts(desk, asked, 'look', async (model, { state }) => {
      let stands = pauseIn(await state.memo());
      const before = stands !== null;
      await alone(desk, state, async (lease) => {
        stands = pauseIn(await state.memo()) ?? { by: person, since: desk.clock.now() };
        await keepPause(state, lease, stands);
      });
      const { by, since } = stands ?? { by: person, since: desk.clock.now() };
      const { waiting } = await state.backlog(desk.clock.now());
      return { language: model.locale.language.code, by, since, before, waiting };
    });
  },
});

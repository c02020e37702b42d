import * as z from 'zod';
import { senderKind } from '../../../core/sender.ts';

/** Nowhere: for trying things out and for tests. */
export const memory = senderKind({
  kind: 'memory',
  summary: 'Messages that go nowhere and are gone when the program ends, to try things out.',
  reachesOne: true,
  options: z.strictObject({}),
  async open(_options, { clock }) {
    const { memorySender } = await import('./sender.ts');
    return memorySender({ clock });
  },
});

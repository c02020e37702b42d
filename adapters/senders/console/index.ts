import * as z from 'zod';
import { senderKind } from '../../../core/sender.ts';

/** The screen of whoever runs Rowcall. */
export const console = senderKind({
  kind: 'console',
  summary: 'Messages on the screen of whoever runs Rowcall; they are kept nowhere.',
  options: z.strictObject({}),
  async open(_options, setting) {
    const { consoleSender } = await import('./sender.ts');
    return consoleSender(setting);
  },
});

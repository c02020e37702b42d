import * as z from 'zod';
import { senderKind } from '../../../core/sender.ts';

/** Files in a folder of this computer. */
export const file = senderKind({
  kind: 'file',
  summary: 'Each message as a file of its own in a folder, for other programs to fetch.',
  reachesOne: true,
  options: z.strictObject({
    folder: z.string().min(1).default('messages').describe('The folder, from the folder of the settings.'),
  }),
  async open(options, setting) {
    const { fileSender } = await import('./sender.ts');
    return fileSender(options, setting);
  },
});

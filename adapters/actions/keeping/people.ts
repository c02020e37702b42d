import * as z from 'zod';
import type { Job } from '../../../core/ports.ts';

/** Whether people's own cells are written too. */
export const peopleShape = {
  people: z
    .boolean()
    .default(false)
    .meta({ description: 'Whether people’s own cells are written too, rather than suggested.' }),
};

/** What becomes of changes in people's own cells. */
export function peopleOf({ people }: { readonly people: boolean }): NonNullable<Job['people']> {
  return people ? 'write' : 'suggest';
}

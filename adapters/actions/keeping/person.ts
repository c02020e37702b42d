import * as z from 'zod';
import type { Desk } from '../calling/desk.ts';

/** Who asks for it, by their own word. */
export const personShape = {
  person: z.string().min(1).max(100).default('somebody').meta({ description: 'Who asks for it, as history shows it.' }),
};

/** A person who asks for something. */
export type Asker = NonNullable<Desk['caller']>;

/** The person who asks, as history knows them: whoever is proven to, else whom they say they are. */
export function askedBy(desk: Desk, { person }: { readonly person: string }): Asker {
  return desk.caller ?? { is: 'person', id: person, proof: 'claim' };
}

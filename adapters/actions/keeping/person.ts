import * as z from 'zod';
import type { Request } from '../../../core/rule.ts';

/** Who asks for it, by their own word. */
export const personShape = {
  person: z.string().min(1).max(100).default('somebody').meta({ description: 'Who asks for it, as history shows it.' }),
};

/** Somebody by their own word. */
export type Claimed = Extract<Request['actor'], { readonly is: 'person' }>;

/** The person as history knows them. */
export function claimed({ person }: { readonly person: string }): Claimed {
  return { is: 'person', id: person, proof: 'claim' };
}

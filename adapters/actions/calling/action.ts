import * as z from 'zod';
import { RowcallError } from '../../../core/errors.ts';
import type { Desk } from './desk.ts';

/** One thing that a person or a program can ask or do. */
export interface Action<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly name: string;
  /** One sentence for the reference. */
  readonly summary: string;
  readonly input: I;
  readonly output: O;
  run(desk: Desk, input: z.output<I>): Promise<z.output<O>>;
}

/** Keeps the schemas of a definition. */
export function action<I extends z.ZodType, O extends z.ZodType>(definition: Action<I, O>): Action<I, O> {
  return definition;
}

/** Runs an action on what somebody sent. Throws `request.invalid` for what its schema does not accept. */
export async function perform<I extends z.ZodType, O extends z.ZodType>(
  wanted: Action<I, O>,
  desk: Desk,
  sent: z.input<I>,
): Promise<z.output<O>> {
  const input = wanted.input.safeParse(sent);
  if (!input.success) throw new RowcallError('request.invalid', z.prettifyError(input.error));
  return await wanted.run(desk, input.data);
}

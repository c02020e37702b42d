import { RowcallError } from '../../../core/errors.ts';

/** Why rows cannot be joined, as something to throw. */
export function impossible(message: string): RowcallError {
  return new RowcallError('join.impossible', message);
}

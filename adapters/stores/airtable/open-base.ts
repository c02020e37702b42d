import type { Clock } from '../../../core/clock.ts';
import { RowcallError } from '../../../core/errors.ts';
import type { StoreSetting } from '../../../core/store.ts';
import { type AirtableClient, openAirtable } from '../../vendors/airtable.ts';
import { machineClock } from '../../vendors/machine-clock.ts';
import { baseOf } from './address.ts';
import { rootName, tokenName } from './names.ts';

/** One base with the connection to it. */
export interface OpenBase {
  /** Its id. */
  readonly id: string;
  readonly client: AirtableClient;
  readonly clock: Clock;
  /** The same token's connection to another base. */
  other(id: string): AirtableClient;
}

/** Opens a base by its id or link; nothing is called yet. Throws `vendor.auth` without a token. */
export function openBase(address: string, { given = () => undefined, clock = machineClock }: StoreSetting): OpenBase {
  const token = given(tokenName);
  if (token === undefined) throw new RowcallError('vendor.auth', `${tokenName} is not set.`);
  const id = baseOf(address) ?? address;
  const other = (base: string) => openAirtable({ token, base, root: given(rootName), clock });
  return { id, client: other(id), clock, other };
}

import type { Desk } from '../adapters/actions/calling/desk.ts';
import { addressName, passwordName } from '../adapters/actions/deploying/choices.ts';
import type { Asked } from '../adapters/actions/examining/open-book.ts';
import { findBook } from '../adapters/actions/examining/open-book.ts';
import { signingNeeds } from '../adapters/actions/signing/signing-needs.ts';
import { RowcallError } from '../core/errors.ts';
import { environment, saidBeside } from './env.ts';

/** What the surroundings say to whoever brings Rowcall elsewhere. */
export interface DeploySurroundings {
  /** Names of secrets that have a value. */
  readonly secrets: readonly string[];
  /** Everything else that the kind of spreadsheet is told, by name. */
  readonly open: Readonly<Record<string, string>>;
  /** A value by its name, secrets too: for nobody's eyes. Throws `environment.invalid` for one that cannot be right. */
  said(name: string): string | undefined;
}

/** Looks around for everything that a spreadsheet's functions are to be told elsewhere. Throws as `findBook` does. */
export async function deploySurroundings(desk: Desk, asked: Asked): Promise<DeploySurroundings> {
  const { kind, settings } = await findBook(desk, { ...asked, draft: true });
  const all = saidBeside(settings);
  const needs = [...(kind.needs ?? []), ...signingNeeds];
  const isSaid = (name: string) => (all[name] ?? '') !== '';
  const secrets = [addressName, passwordName, ...needs.filter(({ secret }) => secret).map(({ name }) => name)];
  return {
    secrets: secrets.filter(isSaid),
    open: Object.fromEntries(
      needs.flatMap(({ name, secret }) => (!secret && isSaid(name) ? [[name, all[name] ?? '']] : [])),
    ),
    said(name) {
      const value = all[name];
      if (name === addressName) environment({ [addressName]: value });
      // It becomes part of an address, and of a file of flags.
      if (name === passwordName && value !== undefined && !/^[A-Za-z0-9]{16,}$/u.test(value))
        throw new RowcallError('environment.invalid', `${passwordName} must have 16 letters and digits at least.`);
      return value;
    },
  };
}

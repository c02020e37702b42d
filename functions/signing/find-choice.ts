import type { Signing } from '../../adapters/actions/signing/look-at-signing.ts';
import { logError } from '../log.ts';
import type { Served } from '../served.ts';
import type { Workspace } from '../workspace.ts';

/** Where a link leads, and in which spreadsheet. */
export interface FoundChoice {
  readonly workspace: Workspace;
  readonly signing: Exclude<Signing, { readonly is: 'unknown' }>;
}

/** Finds the spreadsheet that a token was made in; `null`: none; `unsure`: not every one could be asked. */
export async function findChoice(
  { workspaces, log }: Pick<Served, 'workspaces' | 'log'>,
  token: string,
  email: string | null,
): Promise<FoundChoice | null | 'unsure'> {
  let failed = false;
  for (const workspace of await workspaces())
    try {
      const signing = await workspace.lookAtSigning(token, email);
      if (signing.is !== 'unknown') return { workspace, signing };
    } catch (error) {
      failed = true;
      logError(log, error, { name: workspace.name });
    }
  return failed ? 'unsure' : null;
}

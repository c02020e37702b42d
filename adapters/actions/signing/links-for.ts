import type { Loaded } from '../../../manifests/load.ts';
import type { Desk } from '../calling/desk.ts';
import type { SignInLinks } from '../calling/sign-in-links.ts';
import { wayToOne } from './way-to-one.ts';

/** What links of a spreadsheet with settings in that file are made of; `null` where nobody could say there who they are. */
export function linksFor(desk: Desk, loaded: Pick<Loaded, 'senders'>, settings: string): SignInLinks | null {
  const links = desk.signInLinks?.(settings) ?? null;
  return links === null || (!links.hasGoogle && wayToOne(loaded) === null) ? null : links;
}

import type { Desk } from '../../adapters/actions/calling/desk.ts';
import { layDesk } from '../../functions/compose.ts';
import { kinds } from '../../manifests/kinds.ts';
import { peopleTables, teamSettings } from '../team-settings.ts';
import { remote } from './remote-kind.ts';
import type { Vendor } from './vendor.ts';

export const remoteSecret = 'remote-secret-19c4';

/** Says in the environment what the service needs to be told. */
export function tellOf(vendor: Pick<Vendor, 'url' | 'token'>): void {
  Object.assign(process.env, {
    REMOTE_URL: vendor.url,
    REMOTE_TOKEN: vendor.token,
    REMOTE_SECRET: remoteSecret,
  });
}

/** The desk of this computer, which knows the service of tests as well. */
export function remoteDesk(): Desk {
  return layDesk(
    () => {},
    () => {},
    { ...kinds, storeKinds: [...kinds.storeKinds, remote] },
  );
}

/** Settings of a small team whose spreadsheet stands there. */
export function remoteSettings(sheet: string): string {
  return teamSettings({ name: `Team ${sheet}`, store: `{ kind: remote, sheet: ${sheet} }`, mode: 'act' }, peopleTables);
}

/** What stands in such a spreadsheet before Rowcall comes. */
export const remoteTabs = [
  {
    title: 'People',
    headers: ['Name', 'Phone', 'Stage'],
    rows: [
      ['Ann', '067 123 45 67', 'New'],
      ['Bob', '+380671234567', 'won'],
      [null, '0501112233', 'Lost'],
    ],
  },
];

import type { Desk } from '../../adapters/actions/calling/desk.ts';
import { layDesk } from '../../functions/compose.ts';
import { kinds } from '../../manifests/kinds.ts';
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
  return `rowcall: 1
name: Team ${sheet}
store: { kind: remote, sheet: ${sheet} }
mode: act
language: en
zone: Europe/Kyiv
currency: UAH
countries: [UA]
tables:
  people:
    label: name
    fields:
      name: { type: text, column: Name, required: true }
      phone: { type: phone, column: Phone }
      stage: { type: choice, column: Stage, options: [New, Won, Lost], owner: shared }
      check: { type: text, column: Rowcall, owner: rowcall }
      says: { type: long-text, column: Rowcall says, owner: rowcall }
status:
  people: { state: check, note: says }
`;
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

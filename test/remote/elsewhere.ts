import type { Cell } from '../../core/cell.ts';
import { layTable } from '../emulators/airtable/seed.ts';
import { startAirtable } from '../emulators/airtable/serve.ts';
import { ourToken } from '../emulators/airtable/world.ts';
import { startGoogle } from '../emulators/google/start-google.ts';
import { startNotion } from '../emulators/notion/notion.ts';
import { peopleTables, teamSettings } from '../team-settings.ts';

/** A spreadsheet of a small team with a vendor on this machine, as other processes reach it. */
export interface Elsewhere {
  readonly kind: string;
  /** The link that a browser shows. */
  readonly link: string;
  /** What the settings say of it. */
  readonly store: string;
  /** Where the vendor is. */
  readonly env: Readonly<Record<string, string>>;
  /** The name of its key, and the key. */
  readonly key: readonly [name: string, value: string];
  /** What stands in a column, from the top, by the names in the first one. */
  column(header: string): Readonly<Record<string, Cell>>;
  headers(): readonly string[];
  /** A person types something into the row of that name. */
  type(name: string, header: string, value: string): void;
  add(name: string, phone: string, stage: string): void;
  rename(header: string, to: string): void;
  /** Brings rows and columns into another order and puts empty ones between, as far as that can be done there. */
  shuffle(): void;
  /** From now on Rowcall may do no more than that. */
  share(as: 'nothing' | 'looking' | 'writing'): void;
  /** What a person does just before the next write arrives. */
  beforeNextWrite(act: () => void): void;
  /** Calls since it was last asked: whole reads and writes, and light questions whether anything changed. */
  calls(): { readonly light: number; readonly reads: number; readonly writes: number };
  close(): Promise<void>;
}

/** Rows as people typed them. The last column is nobody's business but theirs. */
export const people = [
  ['Ann', '067 123 45 67', 'New', 'met in Lviv'],
  ['Bob', '+380671234567', 'won', '068 000 00 00'],
  ['Cid', '050 111 22 33', 'Lost', 'lost'],
] as const;
const headers = ['Name', 'Phone', 'Stage', 'Remark'];
const clock = {
  now: () => new Date().toISOString(),
  sleep: (milliseconds: number) => new Promise<void>((wake) => setTimeout(wake, milliseconds).unref()),
};
const title = 'People';

/** Settings of that team. */
export function settingsOf({ store }: Pick<Elsewhere, 'store'>): string {
  return teamSettings({ store, zone: 'UTC' }, peopleTables.replace('note: says', 'note: says, silent: {}'));
}

export async function inGoogle(): Promise<Elsewhere> {
  const id = '1team-0000000000000000000000';
  const robot = 'rowcall@team.iam.gserviceaccount.com';
  const rows = [headers, ...people];
  const seed = { id, title: 'Team', owner: 'olena@example.com', tabs: [{ title, rows }] };
  const google = await startGoogle({ spreadsheets: [seed], quota: { perUser: null, perProject: null } });
  const human = google.human(id);
  const sheet = () => google.doc(id).sheets[0]!;
  const text = (row: number, column: number): Cell => {
    const [value = null] = Object.values(sheet().rows[row]?.cells[column]?.value ?? {});
    return value;
  };
  const heads = () => (sheet().rows[0]?.cells ?? []).map((_, at) => String(text(0, at) ?? ''));
  const rowOf = (name: string) => sheet().rows.findIndex((_, row) => text(row, 0) === name);
  const at = (header: string) => heads().indexOf(header);
  const cell = (row: number, column: number) => `${String.fromCharCode(65 + column)}${row + 1}`;
  return {
    kind: 'google-sheets',
    link: `https://docs.google.com/spreadsheets/d/${id}`,
    store: `{ kind: google-sheets, spreadsheet: ${id} }`,
    env: { GOOGLE_API_ROOT_URL: google.url },
    key: ['GOOGLE_SERVICE_ACCOUNT', JSON.stringify(google.accounts.serviceAccount(robot))],
    headers: heads,
    column(header) {
      const found: Record<string, Cell> = {};
      sheet().rows.forEach((_, row) => {
        const name = text(row, at('Name'));
        if (row > 0 && typeof name === 'string') found[name] = text(row, at(header));
      });
      return found;
    },
    type: (name, header, value) => human.type(title, cell(rowOf(name), at(header)), value),
    add(name, phone, stage) {
      const row = sheet().rows.findLastIndex((_, one) => text(one, 0) !== null) + 1;
      for (const [column, value] of [name, phone, stage].entries()) human.type(title, cell(row, column), value);
    },
    rename: (header, to) => void human.type(title, cell(0, at(header)), to),
    shuffle() {
      human.sort(title, 'B', 'down');
      human.insertRows(title, 3, 2);
      human.insertColumns(title, 'B');
    },
    share(as) {
      const others = google.doc(id).permissions.filter(({ emailAddress }) => emailAddress !== robot);
      const role = as === 'writing' ? 'writer' : 'reader';
      const shared = { id: 'robot', type: 'user', role, emailAddress: robot, displayName: 'Rowcall' } as const;
      google.changeFile(id, { permissions: as === 'nothing' ? others : [...others, shared] });
    },
    beforeNextWrite(act) {
      google.fault({ on: 'spreadsheets.batchUpdate', fault: { is: 'meanwhile', when: 'before', act } });
    },
    calls() {
      const all = google.calls.splice(0).filter(({ api }) => api !== 'accounts');
      const light = all.filter(({ api }) => api === 'drive').length;
      const writes = all.filter(({ kind }) => kind === 'write').length;
      return { light, writes, reads: all.length - light - writes };
    },
    close: () => google.close(),
  };
}

export async function inAirtable(): Promise<Elsewhere> {
  const base = await startAirtable(clock);
  // Commands that are run one after another by hand leave Airtable more time.
  base.quota.spend = () => {};
  const { world, person } = base;
  const laid = layTable(world, {
    name: title,
    fields: [
      { name: 'Name', type: 'singleLineText' },
      { name: 'Phone', type: 'phoneNumber' },
      { name: 'Stage', type: 'singleLineText' },
      { name: 'Remark', type: 'singleLineText' },
    ],
    records: people.map(([Name, Phone, Stage, Remark]) => ({ values: { Name, Phone, Stage, Remark } })),
  });
  const [[token, owner]] = [...world.tokens] as [[string, { readonly user: string }]];
  const idOf = (name: string) => laid.records.find(({ id }) => person.cell(title, id, 'Name') === name)!.id;
  return {
    kind: 'airtable',
    link: `https://airtable.com/${world.id}`,
    store: `{ kind: airtable, base: ${world.id}, poll: 1 }`,
    env: { AIRTABLE_ENDPOINT_URL: base.url },
    key: ['AIRTABLE_TOKEN', ourToken],
    headers: () => laid.fields.map(({ name }) => name),
    column: (header) =>
      Object.fromEntries(
        laid.records.map(({ id }) => [
          person.cell(title, id, 'Name'),
          (person.cell(title, id, header) ?? null) as Cell,
        ]),
      ),
    type: (name, header, value) => person.type(title, idOf(name), header, value),
    add: (Name, Phone, Stage) => void person.insert(title, { Name, Phone, Stage }),
    rename: (header, to) => person.renameField(title, header, to),
    shuffle: () => person.moveField(title, 'Stage', 0),
    share(as) {
      world.permissionLevel = as === 'writing' ? 'create' : 'read';
      world.tokens.set(token, as === 'nothing' ? { ...owner, scopes: [] } : owner);
    },
    beforeNextWrite: (act) => base.fault({ is: 'meanwhile', when: 'before', act }, 'update records'),
    calls() {
      const all = base.calls.splice(0);
      const light = all.filter(({ name }) => name === 'list payloads').length;
      const writes = all.filter(({ kind }) => kind === 'write').length;
      return { light, writes, reads: all.length - light - writes };
    },
    close: () => base.close(),
  };
}

export async function inNotion(): Promise<Elsewhere> {
  const notion = await startNotion(clock);
  const { world, person } = notion;
  notion.budget = 100_000;
  person.makeTable({
    title,
    properties: [
      { name: 'Name', type: 'title' },
      { name: 'Phone', type: 'phone_number' },
      { name: 'Stage', type: 'rich_text' },
      { name: 'Remark', type: 'rich_text' },
    ],
  });
  const value = (header: string, text: string) => (header === 'Phone' ? text : [{ text: { content: text } }]);
  const cells = (name: string, phone: string, stage: string) => ({
    Name: value('Name', name),
    Phone: phone,
    Stage: value('Stage', stage),
  });
  for (const [name, phone, stage, remark] of people)
    person.add(title, { ...cells(name, phone, stage), Remark: value('Remark', remark) });
  const shown = (id: string, header: string): Cell => {
    const inner = person.sees(title, id, header);
    if (!Array.isArray(inner)) return typeof inner === 'string' ? inner : null;
    return inner.map((item) => item.plain_text ?? item.text?.content ?? '').join('') || null;
  };
  const blocks = world.blocks.get(world.root)!;
  return {
    kind: 'notion',
    link: `https://www.notion.so/${world.root.replaceAll('-', '')}`,
    store: `{ kind: notion, page: https://www.notion.so/${world.root.replaceAll('-', '')} }`,
    env: { NOTION_BASE_URL: notion.url },
    key: ['NOTION_TOKEN', world.token],
    headers: () => [...world.sources.values()][0]!.properties.map(({ name }) => name),
    column: (header) => Object.fromEntries(person.rows(title).map(({ id }) => [shown(id, 'Name'), shown(id, header)])),
    type(name, header, text) {
      const row = person.rows(title).find(({ id }) => shown(id, 'Name') === name)!;
      person.type(title, row.id, { [header]: value(header, text) });
    },
    add: (name, phone, stage) => void person.add(title, cells(name, phone, stage)),
    rename: (header, to) => person.renameColumn(title, header, to),
    shuffle: () => void person.reverseColumns(title),
    share(as) {
      world.rights.update = as === 'writing';
      world.rights.insert = as === 'writing';
      if (as === 'nothing') world.blocks.delete(world.root);
      else world.blocks.set(world.root, blocks);
    },
    beforeNextWrite: (act) => notion.before(/^PATCH \/v1\/pages\//u, act),
    calls() {
      const { reads, writes } = notion.count();
      return { light: 0, reads, writes };
    },
    close: () => notion.close(),
  };
}

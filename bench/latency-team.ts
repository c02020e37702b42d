import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Desk } from '../adapters/actions/calling/desk.ts';
import type { Clock } from '../core/clock.ts';
import { layDesk, storeSetting } from '../functions/compose.ts';
import { memories } from '../functions/memories.ts';
import { startGoogle } from '../test/emulators/google/start-google.ts';
import { teamSettings } from '../test/team-settings.ts';
import { chances, type Duration, drawDuration } from './vendor-times.ts';

const rows = 1000;
const always = Number.POSITIVE_INFINITY;
/** Whom the script's tokens are signed for. */
const audience = '77.apps.googleusercontent.com';
const robot = 'robot@rowcall.iam.gserviceaccount.com';
const id = '1spreadsheet-of-the-bench';
const headers = ['Name', 'Phone', 'Rowcall', 'Rowcall says', '_id'];

const tables = `tables:
  people:
    label: name
    fields:
      name: { type: text, column: Name, required: true }
      phone: { type: phone, column: Phone }
      check: { type: text, column: Rowcall, owner: rowcall }
      says: { type: long-text, column: Rowcall says, owner: rowcall }
status:
  people: { state: check, note: says }
`;

const right = (row: number) => `+380 67 ${String(1_000_000 + row).replace(/(\d{3})(\d{4})/u, '$1 $2')}`;

/** A team that works in a Google spreadsheet of a thousand rows, and what stands ready to answer it. */
export type LatencyTeam = Awaited<ReturnType<typeof layLatencyTeam>>;

/** Lays the team; calls to Google take their time from `begin` on. */
export async function layLatencyTeam(clock: Clock) {
  const google = await startGoogle({ clock });
  const laid = Array.from({ length: rows }, (_, n) => [`Person ${n}`, right(n + 2), 'Fine', null, null]);
  google.add({ id, shared: [{ role: 'writer', email: robot }], tabs: [{ title: 'People', rows: [headers, ...laid] }] });
  const folder = mkdtempSync(join(tmpdir(), 'rowcall-latency-'));
  writeFileSync(
    join(folder, 'rowcall.yaml'),
    teamSettings({ store: `{ kind: google-sheets, spreadsheet: ${id} }` }, tables),
  );
  Object.assign(process.env, {
    GOOGLE_SERVICE_ACCOUNT: JSON.stringify(google.accounts.serviceAccount(robot)),
    GOOGLE_API_ROOT_URL: google.url,
    GOOGLE_CERTS_URL: `${google.url}/oauth2/v1/certs`,
    GOOGLE_SCRIPT_AUDIENCE: audience,
  });
  const desk: Desk = {
    ...layDesk(),
    clock,
    ...memories(clock),
    openBook: (book, setting) => book.kind.open(book.options, { ...storeSetting(book, setting), clock }),
  };

  const chance = chances(20_261_122);
  const person = google.human(id);
  const waiting = new Map<number, number>();
  const taken: number[] = [];
  const now = () => Date.parse(clock.now());

  function noteAnswers(): void {
    for (const [row, at] of waiting)
      if (person.see('People', `C${row}`) === 'To fix') {
        waiting.delete(row);
        taken.push(now() - at);
      }
  }

  return {
    desk,
    folder,
    chance,
    /** The body of the script's call, and its headers. */
    say(rowsOf: readonly number[]) {
      // Tokens are judged by the real time.
      const iat = Math.floor(Date.now() / 1000);
      const token = google.accounts.idToken({ aud: audience, email: 'anna@example.com', iat, exp: iat + 3600 });
      const rows = rowsOf.map((row) => [row, row]);
      return {
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ kind: 'edit', spreadsheetId: id, sheetId: google.doc(id).sheets[0]!.id, rows }),
      };
    },
    /** From here on calls take their time; a call has done its work somewhere in the middle of it. */
    begin() {
      const kinds: Readonly<Record<string, Duration>> = { read: 'read', write: 'write', other: 'light' };
      for (const [kind, what] of Object.entries(kinds)) {
        const half = () => drawDuration(what, chance) / 2;
        const slow = {
          is: 'slow' as const,
          get there() {
            return half();
          },
          get back() {
            return half();
          },
        };
        google.fault({ fault: slow, on: (call) => call.kind === kind, times: always });
      }
      google.fault({
        fault: { is: 'meanwhile', when: 'after', act: noteAnswers },
        on: 'spreadsheets.batchUpdate',
        times: always,
      });
    },
    /** Somebody types something wrong into a row that was right; answers which. */
    type(): number {
      const draw = () => 2 + Math.floor(chance() * rows);
      let row = draw();
      while (waiting.has(row) || person.see('People', `C${row}`) !== 'Fine') row = draw();
      person.type('People', `B${row}`, '12');
      waiting.set(row, now());
      return row;
    },
    /** What was typed and has no answer yet. */
    waiting: () => waiting.size,
    /** How long the answers have taken, in milliseconds. */
    taken,
    async close() {
      await google.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

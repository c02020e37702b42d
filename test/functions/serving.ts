import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Desk } from '../../adapters/actions/calling/desk.ts';
import { answering, type Handler } from '../../functions/answer.ts';
import { functionEnvironment } from '../../functions/env.ts';
import { listen } from '../../functions/listen.ts';
import { openServed, type Served } from '../../functions/served.ts';
import type { BroughtKey } from '../../functions/show-key.ts';
import { remoteDesk, remoteSettings } from '../remote/remote-desk.ts';

/** A function that is served over HTTP. */
export interface Serving {
  readonly url: string;
  readonly served: Served;
  /** What it has said of its work. */
  readonly lines: { readonly severity: string; readonly message: string }[];
  /** Keys that were shown to whoever sets up. */
  readonly shown: BroughtKey[];
  close(): Promise<void>;
}

/** Serves a function by settings in a folder; `env` says what else surrounds it. */
export async function serving(
  handlerOf: (served: Served) => Handler,
  folder: string,
  env: Readonly<Record<string, string>> = {},
  desk: Desk = remoteDesk(),
): Promise<Serving> {
  const lines: Serving['lines'] = [];
  const surroundings = functionEnvironment({ ROWCALL_SETTINGS: folder, ...env });
  const shown: BroughtKey[] = [];
  const served = openServed(
    desk,
    surroundings,
    (severity, message, more) => lines.push({ severity, message, ...more }),
    (key) => shown.push(key),
  );
  const handler = answering(handlerOf(served), (error) => lines.push({ severity: 'ERROR', message: String(error) }));
  const server = await listen(handler, 0);
  return {
    url: `http://127.0.0.1:${server.port}`,
    served,
    lines,
    shown,
    async close() {
      await served.close();
      await server.close();
    },
  };
}

/** A folder with the settings of these spreadsheets, a file for each. */
export function settingsFolder(...sheets: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'rowcall-functions-'));
  for (const sheet of sheets) writeFileSync(join(folder, `${sheet}.yaml`), remoteSettings(sheet));
  return folder;
}

import { stopServer } from './server.ts';

/** Stops the PostgreSQL server of a run, if any test file has needed it. */
export default async function endRun(): Promise<void> {
  await stopServer({ folder: process.env['ROWCALL_TEST_POSTGRES']! });
}

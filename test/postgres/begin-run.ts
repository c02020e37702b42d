import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Says to all test files of a run where its PostgreSQL server stands, should any of them need one. */
export default function beginRun(): void {
  process.env['ROWCALL_TEST_POSTGRES'] = join(tmpdir(), `rowcall-postgres-${process.pid}-${Date.now()}`);
  process.env['ROWCALL_TEST_PARENT'] = String(process.pid);
}

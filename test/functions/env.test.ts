import { describe, expect, test } from '@jest/globals';
import { environment } from '../../functions/env.ts';

const address = 'postgres://anna:hunter2@db.example/crm';

describe('the environment', () => {
  test('says nothing where nothing is set, nor where a variable is empty', () => {
    const nothing = { database: null, workspace: null, passingDisk: false };

    expect(environment({})).toEqual(nothing);
    expect(environment({ DATABASE_URL: '', K_SERVICE: '', ROWCALL_WORKSPACE: '', HOME: '/root' })).toEqual(nothing);
  });

  test('names the database and the workspace', () => {
    expect(environment({ DATABASE_URL: address, ROWCALL_WORKSPACE: 'team' })).toEqual({
      database: address,
      workspace: 'team',
      passingDisk: false,
    });
  });

  test.each([
    ['on Cloud Run the disk passes', { K_SERVICE: 'rowcall' }, true],
    ['unless it is said that it stays', { K_SERVICE: 'rowcall', SINGLE_HOST_OK: '1' }, false],
    ['which 0 does not say', { K_SERVICE: 'rowcall', SINGLE_HOST_OK: '0' }, true],
    ['elsewhere it stays', { SINGLE_HOST_OK: '0' }, false],
  ])('%s', (_, set, passing) => {
    expect(environment(set).passingDisk).toBe(passing);
  });

  test.each([
    [{ DATABASE_URL: 'mysql://anna:hunter2@db.example/crm' }, /^DATABASE_URL must begin with postgres:\/\/\.$/],
    [{ SINGLE_HOST_OK: 'hunter2' }, /^SINGLE_HOST_OK must be 1 or 0\.$/],
  ])('that is wrong is named, its value is not', (set, message) => {
    const read = () => environment(set);

    expect(read).toThrow(
      expect.objectContaining({ code: 'environment.invalid', message: expect.stringMatching(message) }),
    );
    expect(read).not.toThrow(/hunter2/);
  });
});

import { expect, test } from '@jest/globals';
import { kickInProcess } from '../../functions/kick.ts';

test('any number of kicks while the work is being done make it be done once more', async () => {
  const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let begun = 0;
  const kick = kickInProcess(
    () => gates[begun++]?.promise ?? Promise.resolve(),
    () => {},
  );

  kick();
  for (let i = 0; i < 5; i++) kick();
  gates[0]!.resolve();
  gates[1]!.resolve();
  await kick.idle();

  expect(begun).toBe(2);
});

test('work that fails is told of, and the next kick tries again', async () => {
  const failures: unknown[] = [];
  let begun = 0;
  const kick = kickInProcess(
    async () => {
      if (begun++ === 0) throw new Error('no power');
    },
    (error) => failures.push(error),
  );

  kick();
  await kick.idle();
  kick();
  await kick.idle();

  expect([begun, failures]).toEqual([2, [new Error('no power')]]);
});

import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { RowcallError } from '../../core/errors.ts';
import { type StoreWatch, watchStore } from '../../functions/watch-store.ts';

let watch: StoreWatch | undefined;

beforeEach(() => {
  jest.useFakeTimers();
});

afterEach(() => {
  watch?.close();
  jest.useRealTimers();
});

/** Watches every fifteen seconds what `touched` answers; tells when it was asked, told and failed, in seconds. */
function watching(touched: (call: number) => Promise<boolean>) {
  const began = Date.now();
  const seconds = () => (Date.now() - began) / 1000;
  const [asked, told, failed]: number[][] = [[], [], []];
  const ask = async () => {
    asked!.push(seconds());
    return await touched(asked!.length);
  };
  watch = watchStore(
    { touched: ask, every: 15 },
    () => told!.push(seconds()),
    () => failed!.push(seconds()),
  );
  return { asked, told, failed };
}

test('it is asked every fifteen seconds, not at once, and told only when somebody was at work', async () => {
  const { asked, told, failed } = watching(async (call) => call === 2);

  await jest.advanceTimersByTimeAsync(60_000);

  expect([asked, told, failed]).toEqual([[15, 30, 45, 60], [30], []]);
});

test('what was missed while the computer slept or an answer was late is not made up for', async () => {
  const { asked } = watching(async (call) => {
    if (call === 1) await new Promise((answered) => setTimeout(answered, 100_000));
    return false;
  });

  await jest.advanceTimersByTimeAsync(150_000);

  expect(asked).toEqual([15, 130, 145]);
});

test('while calls fail they come ever more seldom, and as usual once one succeeds', async () => {
  const { asked, failed } = watching(async (call) => {
    if (call <= 6) throw new RowcallError('vendor.unreachable', 'The service cannot be reached.');
    return false;
  });

  await jest.advanceTimersByTimeAsync(1_200_000);

  expect(asked?.slice(0, 9)).toEqual([15, 45, 105, 225, 465, 765, 1065, 1080, 1095]);
  expect(failed).toHaveLength(6);
});

test('a service that says when it wants to be asked again is not asked before', async () => {
  const { asked } = watching(async (call) => {
    if (call === 1) throw new RowcallError('vendor.busy', 'The service is busy.', { retryAfter: 600 });
    return false;
  });

  await jest.advanceTimersByTimeAsync(640_000);

  expect(asked).toEqual([15, 615, 630]);
});

test('once it is closed nothing is asked or told any more, not even of the call on its way', async () => {
  const { asked, told } = watching(() => new Promise((answer) => setTimeout(answer, 1000, true)));

  await jest.advanceTimersByTimeAsync(15_500);
  watch?.close();
  await jest.advanceTimersByTimeAsync(60_000);

  expect([asked, told]).toEqual([[15], []]);
});

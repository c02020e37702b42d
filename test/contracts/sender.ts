import { describe, expect, test } from '@jest/globals';
import type { Effect } from '../../core/effect.ts';
import { RowcallError } from '../../core/errors.ts';
import type { Notice } from '../../core/notice.ts';
import type { Sender, SenderSetting } from '../../core/sender.ts';

/** A new sender with nothing sent yet, and what people see of it as text. */
export interface SenderGround {
  readonly sender: Sender;
  seen(): Promise<string>;
}

export interface SenderHarness {
  open(setting: SenderSetting): Promise<SenderGround>;
  /** It can look up what became of an effect. */
  readonly finds: boolean;
  /** It knows a key again, so that the same effect may be given to it twice. */
  readonly once: boolean;
}

const noon = '2026-11-22T12:00:00.000Z';

/** Says of a notice what its arguments hold; a number is said with its sign. */
const setting: SenderSetting = {
  say({ reason: { args = {} }, items = [], record }, audience) {
    const number = args['number'] === undefined ? '' : ` №${args['number']}`;
    return {
      text: `${args['what'] ?? `${args['count']} in one`}${number} for ${audience}`,
      link: record === undefined ? null : `https://sheet.example/${record}`,
      items: items.map((item) => setting.say(item, audience)),
    };
  },
  print: () => {},
  folder: '.',
  clock: { now: () => noon, sleep: async () => {} },
};

function message(key: string, what: string, part: Partial<Effect> = {}): Effect {
  const payload: Notice = { reason: { code: 'report.new', args: { what } } };
  return { key, kind: 'any', about: 'deals/d1', lane: 'sales', audience: 'staff', payload, ...part };
}

function times(text: string, part: string): number {
  return text.split(part).length - 1;
}

/** What every way of sending must do. What one cannot do is left out, and must then indeed not be so. */
export function describeSender(kind: string, { open, finds, once }: SenderHarness): void {
  const given = { previous: null };
  const lay = (print: SenderSetting['print'] = () => {}) => open({ ...setting, print });

  describe(`${kind} keeps the contract of senders`, () => {
    test('it is registered under the name it gives itself', async () => {
      expect((await lay()).sender.kind).toBe(kind);
    });

    test('people see what was sent, in words for those readers, and the receipt says when', async () => {
      const { sender, seen } = await lay();
      const receipt = await sender.send(message('a', 'Дах протікає', { audience: 'channel' }), given);

      expect(times(await seen(), 'Дах протікає')).toBe(1);
      expect(receipt).toMatchObject({ at: noon, id: expect.stringMatching(/./) });
    });

    test('a number that was taken for it is said', async () => {
      const { sender, seen } = await lay();
      await sender.send(message('a', 'Invoice', { number: { sequence: 'i', period: '2026' } }), {
        ...given,
        number: '17',
      });

      expect(await seen()).toMatch(/17/);
    });

    test(`it ${finds ? 'can' : 'cannot'} look up what became of an effect, and says so`, async () => {
      expect((await lay()).sender.find !== undefined).toBe(finds);
    });

    if (finds)
      test('what was sent is found again with its receipt, and nothing else is', async () => {
        const { sender } = await lay();
        const find = (effect: Effect) => sender.find!(effect);
        const keys = ['deals/1/won', '../../etc/passwd', 'Ключ з пробілом?*', 'x'.repeat(600), 'a\u0000b'];
        for (const key of keys) {
          expect(await find(message(key, 'x'))).toBeNull();
          const receipt = await sender.send(message(key, 'x'), given);
          expect(await find(message(key, 'x'))).toEqual(receipt);
        }
        for (const key of ['deals/1', 'deals/1/won/', 'DEALS/1/WON', 'x'.repeat(599), 'a']) {
          expect([key, await find(message(key, 'x'))]).toEqual([key, null]);
        }
      });

    test(`the same effect given to it twice, or twice at once, is seen ${once ? 'once' : 'as often'}`, async () => {
      const { sender, seen } = await lay();
      const [first, second] = await Promise.all([
        sender.send(message('a', 'Привіт'), given),
        sender.send(message('a', 'Привіт'), given),
      ]);
      const third = await sender.send(message('a', 'Привіт'), given);

      expect(times(await seen(), 'Привіт')).toBe(once ? 1 : 3);
      if (once) expect([second, third]).toEqual([first, first]);
    });

    test.each([
      null,
      'text',
      { text: 'canary@people.example' },
      { reason: { code: 7 } },
      { reason: { code: 'x' }, items: [1] },
    ])('what is no message (%j) is refused for good, with none of it in the error', async (payload) => {
      const { sender, seen } = await lay();
      const error: unknown = await sender.send(message('a', '', { payload }), given).catch((one: unknown) => one);

      expect(error).toBeInstanceOf(RowcallError);
      expect(error).toMatchObject({ code: 'sender.cannot' });
      expect(JSON.stringify([String(error), (error as RowcallError).details])).not.toContain('canary');
      expect(times(await seen(), 'canary')).toBe(0);
    });

    test('many in one say what each would have said', async () => {
      const { sender, seen } = await lay();
      const parts = ['Дах', 'Двері', 'Вікно'].map((what, at) => message(`p${at}`, what));
      const payload = sender.gather?.(parts);
      await sender.send(message('all', '', { about: '', parts: parts.map(({ key }) => key), payload }), given);

      const text = await seen();
      for (const what of ['Дах', 'Двері', 'Вікно']) expect([what, times(text, what)]).toEqual([what, 1]);
    });

    test('text cannot give orders to whatever shows it', async () => {
      const { sender, seen } = await lay();
      await sender.send(message('a', 'one\u001b[2J\r\ntwo\u2028three\u0007'), given);

      expect(await seen()).not.toMatch(/[^\P{Cc}\n]|[\u2028\u2029]/u);
    });
  });
}

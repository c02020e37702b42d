import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { html } from '../../functions/signing/html.ts';
import { limit } from '../../functions/signing/limit.ts';
import { oneTimeCode, typedCode } from '../../functions/signing/one-time-code.ts';
import { sealWith } from '../../functions/signing/seal.ts';

const seal = sealWith('a secret of many characters, for tests alone');

describe('what is sealed', () => {
  test('is opened by whoever has the secret, for its purpose, until its time is over', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(10_000), (data, at) => {
        const sealed = seal.close('session', data, at, 1000);
        expect(seal.open('session', sealed, at + 999)).toEqual(JSON.parse(JSON.stringify(data)));
        expect(seal.open('session', sealed, at + 1000)).toBeNull();
        expect(seal.open('way', sealed, at)).toBeNull();
        expect(sealWith('another secret').open('session', sealed, at)).toBeNull();
        expect(sealWith(null).open('session', sealed, at)).toBeNull();
      }),
      { numRuns: 50 },
    );
  });

  test('is nothing once a single sign of it was changed, and so is what was never sealed', () => {
    const sealed = seal.close('session', { email: 'olena@gmail.com' }, 0, 1000);
    expect(sealed).not.toContain('olena');
    fc.assert(
      fc.property(fc.nat(Buffer.from(sealed, 'base64url').length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const bytes = Buffer.from(sealed, 'base64url');
        bytes[at] = bytes[at]! ^ by;
        expect(seal.open('session', bytes.toString('base64url'), 0)).toBeNull();
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => seal.open('session', text, 0) === null));
  });
});

describe('a code', () => {
  test('is of one link, one address and one secret', () => {
    const codes = [
      oneTimeCode(seal, 'a', 'olena@gmail.com'),
      oneTimeCode(seal, 'b', 'olena@gmail.com'),
      oneTimeCode(seal, 'a', 'ivan@gmail.com'),
      oneTimeCode(sealWith('another'), 'a', 'olena@gmail.com'),
    ];
    expect(new Set(codes).size).toBe(4);
    expect(oneTimeCode(seal, 'a', 'olena@gmail.com')).toBe(codes[0]);
  });

  test('may be typed in small letters, in one, and with signs that look alike', () => {
    fc.assert(
      fc.property(fc.string(), (link) => {
        const code = oneTimeCode(seal, link, 'olena@gmail.com');
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/u);
        const typed = ` ${code.toLowerCase().replace('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `;
        expect(typedCode(typed)).toBe(code);
      }),
    );
  });
});

test('something may be done so often in a time, by each name for itself, and then again', () => {
  const may = limit(2, 1000);
  const asked = ['a', 'a', 'b', 'a', 'b', 'b'].map((name) => may(name, 0));
  expect(asked).toEqual([true, true, true, false, true, false]);
  expect([may('a', 999), may('a', 1000), may('a', 1001), may('a', 1002)]).toEqual([false, true, true, false]);
});

test('no text makes a page say anything else than that text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const { html: page } = html`<p title="${text}">${text}</p>`;
      expect(page.replace(/^<p title="/u, '').replace(/<\/p>$/u, '')).not.toMatch(/[<']|&(?!amp;|lt;|gt;|quot;|#39;)/u);
      expect(page.match(/"/gu)).toHaveLength(2);
    }),
  );
});

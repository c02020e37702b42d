import { expect, test } from '@jest/globals';
import { showKey } from '../../functions/show-key.ts';

const key = { name: 'NOTION_WEBHOOK_TOKEN', value: 'a-secret-that-came' };

function shown(isTTY: boolean): { readonly screen: string; readonly log: string } {
  let [screen, log] = ['', ''];
  const write = (text: string | Uint8Array) => {
    screen += String(text);
    return true;
  };
  showKey(
    key,
    (_, message) => {
      log += message;
    },
    { isTTY, write },
  );
  return { screen, log };
}

test('a key that came is shown to whoever sits at the screen', () => {
  expect(shown(true)).toEqual({ screen: '\nNOTION_WEBHOOK_TOKEN=a-secret-that-came\n\n', log: '' });
});

test('where nobody sits there it is not written anywhere', () => {
  const { screen, log } = shown(false);
  expect(screen).toBe('');
  expect(log).toContain('NOTION_WEBHOOK_TOKEN');
  expect(log).not.toContain(key.value);
});

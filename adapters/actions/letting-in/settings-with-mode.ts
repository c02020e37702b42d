import { isMap, isScalar, parseDocument } from 'yaml';
import type { Mode } from '../../../core/mode.ts';

/** Settings with another word for `mode`, and otherwise letter for letter as they were written. */
export function settingsWithMode(text: string, mode: Mode): string {
  const { contents } = parseDocument(text);
  if (!isMap(contents)) return text;
  const pairOf = (name: string) => contents.items.find(({ key }) => isScalar(key) && key.value === name);
  const said = pairOf('mode')?.value;
  if (isScalar(said) && said.range) return text.slice(0, said.range[0]) + mode + text.slice(said.range[1]);
  const before = pairOf('store') ?? pairOf('rowcall');
  const key = before?.key;
  if (!isScalar(key) || !key.range) return text;
  const at = contents.flow ? key.range[0] : text.lastIndexOf('\n', key.range[0]) + 1;
  const line = contents.flow ? `mode: ${mode}, ` : `mode: ${mode}${text.includes('\r\n') ? '\r\n' : '\n'}`;
  return text.slice(0, at) + line + text.slice(at);
}

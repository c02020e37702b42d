import type { Model } from '../core/model.ts';
import { loadSettings } from '../manifests/load.ts';

/** The model of some settings; tables and below are given, the head is the same for all tests. */
export function modelOf(yaml: string, language = 'en'): Model {
  const text = `rowcall: 1\nname: Test\nstore: { kind: memory }\nmode: act\nlanguage: ${language}\nzone: Europe/Kyiv\ncurrency: UAH\ncountries: [UA]\n${yaml}`;
  const loaded = loadSettings(text, 'test.yaml');
  if ('issues' in loaded) throw new Error(loaded.issues.map((issue) => `${issue.line}: ${issue.message}`).join('\n'));
  return loaded.model;
}

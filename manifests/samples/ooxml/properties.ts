import type { Book } from './book.ts';
import { tag, textTag } from './xml.ts';

/** The part that says who made the file, and when. */
export function corePart(book: Book): string {
  const root = {
    'xmlns:cp': 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
    'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
    'xmlns:dcterms': 'http://purl.org/dc/terms/',
    'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  };
  const when = { 'xsi:type': 'dcterms:W3CDTF' };
  return tag(
    'cp:coreProperties',
    root,
    textTag('dc:title', book.title),
    textTag('dc:creator', book.creator),
    textTag('dcterms:created', book.saved, when),
    textTag('dcterms:modified', book.saved, when),
  );
}

/** The part that says which program the file is for. */
export function appPart(): string {
  const xmlns = 'http://schemas.openxmlformats.org/officeDocument/2006/extended-properties';
  return tag('Properties', { xmlns }, textTag('Application', 'Microsoft Excel'), textTag('AppVersion', '16.0300'));
}

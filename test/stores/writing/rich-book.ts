import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import { readDirectory } from '../../../adapters/stores/workbook/zip-directory.ts';
import { type ZipEntry, zipOf } from '../zip-file.ts';

const sample = readFileSync(new URL('../../../manifests/sales/sample.xlsx', import.meta.url));

const notes = 'xl/worksheets/sheet6.xml';
const companies = 'xl/worksheets/sheet2.xml';

/** Drop-downs as newer Excel keeps them, and small pictures of numbers in a cell. */
const extensions =
  '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:dataValidations xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main" count="1"><x14:dataValidation type="list" allowBlank="1"><x14:formula1><xm:f>Lists!$A$2:$A$7</xm:f></x14:formula1><xm:sqref>C2:C61</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>';

/**
 * The workbook of the sales sample (a table with totals, a filter, a chart, a pivot, a picture, comments, threads,
 * conditional formats, names, links, rich text) with what it lacks: drop-downs of newer Excel, protection of a sheet,
 * macros, parts of other programs; packed by several programs, one of which streams.
 */
export function richBook(): Buffer {
  const entries = [...readDirectory(sample).entries.values()].map(({ name, data, packed }): ZipEntry => {
    const content = inflateRawSync(sample.subarray(data, data + packed)).toString();
    if (name === companies) return { name, content: content.replace('</worksheet>', `${extensions}</worksheet>`) };
    if (name === 'xl/worksheets/sheet8.xml') return { name, content: protectedSheet(content) };
    if (name === notes) return { name, content, streamed: true };
    if (name === 'xl/media/image1.png')
      return { name, content: inflateRawSync(sample.subarray(data, data + packed)), stored: true };
    if (name === 'xl/pivotCache/pivotCacheRecords1.xml') return { name, content, streamed: true, comment: 'kept' };
    return { name, content };
  });
  const extra = Buffer.from([0x99, 0x99, 4, 0, 1, 2, 3, 4]);
  return zipOf([
    ...entries,
    { name: 'xl/vbaProject.bin', content: Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3]), stored: true, extra },
    { name: 'customXml/item1.xml', content: '<other xmlns="urn:other">  kept  </other>', extra, flags: 0x0800 },
    { name: 'xl/calcChain.xml', content: '<calcChain><c r="B5" i="1"/></calcChain>' },
  ]);
}

const protectedSheet = (content: string) =>
  content.replace('</sheetData>', '</sheetData><sheetProtection sheet="1" objects="1" scenarios="1"/>');

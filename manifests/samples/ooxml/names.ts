/** XML namespaces of the parts (ECMA-376, transitional, and Microsoft's later additions). */
export const namespaces = {
  main: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  links: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  packageLinks: 'http://schemas.openxmlformats.org/package/2006/relationships',
  contentTypes: 'http://schemas.openxmlformats.org/package/2006/content-types',
  drawing: 'http://schemas.openxmlformats.org/drawingml/2006/main',
  sheetDrawing: 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing',
  chart: 'http://schemas.openxmlformats.org/drawingml/2006/chart',
  threads: 'http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments',
  compatibility: 'http://schemas.openxmlformats.org/markup-compatibility/2006',
  revision: 'http://schemas.microsoft.com/office/spreadsheetml/2014/revision',
} as const;

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const microsoft = 'http://schemas.microsoft.com/office/2017/10/relationships';

/** What one part may be to another. */
export const linkTypes = {
  workbook: `${office}/officeDocument`,
  core: 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
  app: `${office}/extended-properties`,
  sheet: `${office}/worksheet`,
  styles: `${office}/styles`,
  strings: `${office}/sharedStrings`,
  table: `${office}/table`,
  drawing: `${office}/drawing`,
  chart: `${office}/chart`,
  image: `${office}/image`,
  comments: `${office}/comments`,
  vml: `${office}/vmlDrawing`,
  hyperlink: `${office}/hyperlink`,
  pivot: `${office}/pivotTable`,
  pivotCache: `${office}/pivotCacheDefinition`,
  pivotRecords: `${office}/pivotCacheRecords`,
  threads: `${microsoft}/threadedComment`,
  persons: `${microsoft}/person`,
} as const;

const sheetml = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Content types by kind of part. */
export const contentTypes = {
  workbook: `${sheetml}.sheet.main+xml`,
  core: 'application/vnd.openxmlformats-package.core-properties+xml',
  app: 'application/vnd.openxmlformats-officedocument.extended-properties+xml',
  sheet: `${sheetml}.worksheet+xml`,
  styles: `${sheetml}.styles+xml`,
  strings: `${sheetml}.sharedStrings+xml`,
  table: `${sheetml}.table+xml`,
  drawing: 'application/vnd.openxmlformats-officedocument.drawing+xml',
  chart: 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml',
  comments: `${sheetml}.comments+xml`,
  pivot: `${sheetml}.pivotTable+xml`,
  pivotCache: `${sheetml}.pivotCacheDefinition+xml`,
  pivotRecords: `${sheetml}.pivotCacheRecords+xml`,
  threads: 'application/vnd.ms-excel.threadedcomments+xml',
  persons: 'application/vnd.ms-excel.person+xml',
} as const;

/** Content types that go by the ending of a part's name. */
export const defaultTypes = {
  rels: 'application/vnd.openxmlformats-package.relationships+xml',
  xml: 'application/xml',
  vml: 'application/vnd.openxmlformats-officedocument.vmlDrawing',
  png: 'image/png',
} as const;

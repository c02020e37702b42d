import type { Chart, Picture } from './book.ts';
import { namespaces } from './names.ts';
import { tag, textTag } from './xml.ts';

/** English Metric Units in a pixel at 96 dots an inch. */
const pixel = 9525;

function corner(name: string, [column, row]: readonly [column: number, row: number]): string {
  const place = { col: column, colOff: 0, row, rowOff: 0 };
  return tag(name, {}, ...Object.entries(place).map(([key, at]) => textTag(`xdr:${key}`, String(at))));
}

function frame(chart: Chart, id: number, link: string): string {
  const about = tag(
    'xdr:nvGraphicFramePr',
    {},
    tag('xdr:cNvPr', { id, name: chart.title }),
    tag('xdr:cNvGraphicFramePr'),
  );
  const nowhere = tag('xdr:xfrm', {}, tag('a:off', { x: 0, y: 0 }), tag('a:ext', { cx: 0, cy: 0 }));
  const graphic = tag(
    'a:graphic',
    {},
    tag('a:graphicData', { uri: namespaces.chart }, tag('c:chart', { 'xmlns:c': namespaces.chart, 'r:id': link })),
  );
  return tag(
    'xdr:twoCellAnchor',
    {},
    corner('xdr:from', chart.at.from),
    corner('xdr:to', chart.at.to),
    tag('xdr:graphicFrame', { macro: '' }, about, nowhere, graphic),
    tag('xdr:clientData'),
  );
}

function photo(picture: Picture, id: number, link: string): string {
  const extent = { cx: picture.size * pixel, cy: picture.size * pixel };
  const about = tag(
    'xdr:nvPicPr',
    {},
    tag('xdr:cNvPr', { id, name: picture.name, descr: picture.name }),
    tag('xdr:cNvPicPr', {}, tag('a:picLocks', { noChangeAspect: true })),
  );
  const fill = tag('xdr:blipFill', {}, tag('a:blip', { 'r:embed': link }), tag('a:stretch', {}, tag('a:fillRect')));
  const shape = tag(
    'xdr:spPr',
    {},
    tag('a:xfrm', {}, tag('a:off', { x: 0, y: 0 }), tag('a:ext', extent)),
    tag('a:prstGeom', { prst: 'rect' }, tag('a:avLst')),
  );
  return tag(
    'xdr:oneCellAnchor',
    {},
    corner('xdr:from', picture.at),
    tag('xdr:ext', extent),
    tag('xdr:pic', {}, about, fill, shape),
    tag('xdr:clientData'),
  );
}

/** The part that lays charts and pictures over a tab; each comes with the id of its part. */
export function drawingPart(
  charts: readonly (readonly [Chart, link: string])[],
  pictures: readonly (readonly [Picture, link: string])[],
): string {
  const root = {
    'xmlns:xdr': namespaces.sheetDrawing,
    'xmlns:a': namespaces.drawing,
    'xmlns:r': namespaces.links,
  };
  return tag(
    'xdr:wsDr',
    root,
    ...charts.map(([chart, link], at) => frame(chart, at + 2, link)),
    ...pictures.map(([picture, link], at) => photo(picture, charts.length + at + 2, link)),
  );
}

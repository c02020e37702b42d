import { tag, textTag } from './xml.ts';

/** Column and row from 0 of a reference such as `C7`. */
function position(ref: string): readonly [column: number, row: number] {
  const [, letters = '', digits = ''] = /^([A-Z]+)(\d+)$/.exec(ref) ?? [];
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return [column - 1, Number(digits) - 1];
}

function shape(ref: string, at: number): string {
  const [column, row] = position(ref);
  const client = tag(
    'x:ClientData',
    { ObjectType: 'Note' },
    tag('x:MoveWithCells'),
    tag('x:SizeWithCells'),
    textTag('x:Anchor', `${column + 1}, 15, ${row}, 2, ${column + 3}, 31, ${row + 5}, 1`),
    textTag('x:AutoFill', 'False'),
    textTag('x:Row', String(row)),
    textTag('x:Column', String(column)),
  );
  const style = 'position:absolute;margin-left:60pt;margin-top:2pt;width:160pt;height:80pt;z-index:1;visibility:hidden';
  return tag(
    'v:shape',
    { id: `_x0000_s${1025 + at}`, type: '#_x0000_t202', style, fillcolor: '#fef9c3', 'o:insetmode': 'auto' },
    tag('v:fill', { color2: '#fef9c3' }),
    tag('v:shadow', { on: 't', color: 'black', obscured: 't' }),
    tag('v:path', { 'o:connecttype': 'none' }),
    tag('v:textbox', { style: 'mso-direction-alt:auto' }, tag('div', { style: 'text-align:left' })),
    client,
  );
}

/** The boxes in which Excel shows the comments on these cells. */
export function vmlPart(refs: readonly string[]): string {
  const kind = tag(
    'v:shapetype',
    { id: '_x0000_t202', coordsize: '21600,21600', 'o:spt': 202, path: 'm,l,21600r21600,l21600,xe' },
    tag('v:stroke', { joinstyle: 'miter' }),
    tag('v:path', { gradientshapeok: 't', 'o:connecttype': 'rect' }),
  );
  const layout = tag('o:shapelayout', { 'v:ext': 'edit' }, tag('o:idmap', { 'v:ext': 'edit', data: 1 }));
  const root = {
    'xmlns:v': 'urn:schemas-microsoft-com:vml',
    'xmlns:o': 'urn:schemas-microsoft-com:office:office',
    'xmlns:x': 'urn:schemas-microsoft-com:office:excel',
  };
  return tag('xml', root, layout, kind, ...refs.map(shape));
}

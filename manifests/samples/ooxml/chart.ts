import type { Chart } from './book.ts';
import { namespaces } from './names.ts';
import { tag, textTag } from './xml.ts';

const value = (name: string, val: string | number | boolean) => tag(`c:${name}`, { val });

function points(values: readonly (string | number)[]): string[] {
  const each = values.map((item, idx) => tag('c:pt', { idx }, textTag('c:v', String(item))));
  return [value('ptCount', values.length), ...each];
}

function solid(colour: string): string {
  return tag('a:solidFill', {}, tag('a:srgbClr', { val: colour }));
}

function caption(text: string): string {
  const look = { lang: 'en-US', sz: 1300, b: true };
  const run = tag('a:r', {}, tag('a:rPr', look, solid('1F2937')), textTag('a:t', text));
  const rich = tag('c:rich', {}, tag('a:bodyPr'), tag('a:p', {}, tag('a:pPr', {}, tag('a:defRPr')), run));
  return tag('c:title', {}, tag('c:tx', {}, rich), value('overlay', false));
}

function series(chart: Chart): string {
  const { names, numbers } = chart;
  const labels = tag(
    'c:dLbls',
    {},
    value('showLegendKey', false),
    value('showVal', true),
    value('showCatName', false),
    value('showSerName', false),
    value('showPercent', false),
    value('showBubbleSize', false),
  );
  const nameCache = tag('c:strCache', {}, ...points(names.values));
  const numberCache = tag('c:numCache', {}, textTag('c:formatCode', chart.format), ...points(numbers.values));
  return tag(
    'c:ser',
    {},
    value('idx', 0),
    value('order', 0),
    tag('c:spPr', {}, solid(chart.colour)),
    value('invertIfNegative', false),
    labels,
    tag('c:cat', {}, tag('c:strRef', {}, textTag('c:f', names.range), nameCache)),
    tag('c:val', {}, tag('c:numRef', {}, textTag('c:f', numbers.range), numberCache)),
  );
}

const nameAxis = 111111111;
const numberAxis = 222222222;

function axes(across: boolean): string[] {
  const names = tag(
    'c:catAx',
    {},
    value('axId', nameAxis),
    tag('c:scaling', {}, value('orientation', across ? 'maxMin' : 'minMax')),
    value('delete', false),
    value('axPos', across ? 'l' : 'b'),
    value('majorTickMark', 'none'),
    value('minorTickMark', 'none'),
    value('tickLblPos', 'nextTo'),
    value('crossAx', numberAxis),
    value('crosses', 'autoZero'),
    value('auto', true),
    value('lblAlgn', 'ctr'),
    value('lblOffset', 100),
    value('noMultiLvlLbl', false),
  );
  const numbers = tag(
    'c:valAx',
    {},
    value('axId', numberAxis),
    tag('c:scaling', {}, value('orientation', 'minMax'), value('min', 0)),
    value('delete', true),
    value('axPos', across ? 't' : 'l'),
    tag('c:numFmt', { formatCode: 'General', sourceLinked: false }),
    value('majorTickMark', 'none'),
    value('minorTickMark', 'none'),
    value('tickLblPos', 'nextTo'),
    value('crossAx', nameAxis),
    value('crosses', 'autoZero'),
    value('crossBetween', 'between'),
  );
  return [names, numbers];
}

/** The part of a bar chart; the numbers it was last drawn with stand in it, so that it shows before a recalculation. */
export function chartPart(chart: Chart): string {
  const across = chart.bars === 'across';
  const bars = tag(
    'c:barChart',
    {},
    value('barDir', across ? 'bar' : 'col'),
    value('grouping', 'clustered'),
    value('varyColors', false),
    series(chart),
    value('gapWidth', 35),
    value('axId', nameAxis),
    value('axId', numberAxis),
  );
  const plot = tag('c:plotArea', {}, tag('c:layout'), bars, ...axes(across));
  return tag(
    'c:chartSpace',
    { 'xmlns:c': namespaces.chart, 'xmlns:a': namespaces.drawing, 'xmlns:r': namespaces.links },
    value('roundedCorners', false),
    tag(
      'c:chart',
      {},
      caption(chart.title),
      value('autoTitleDeleted', false),
      plot,
      value('plotVisOnly', true),
      value('dispBlanksAs', 'gap'),
    ),
  );
}

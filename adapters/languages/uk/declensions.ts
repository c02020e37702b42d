import type { EndingRule } from '../inflection.ts';

/** Words whose stem changes, as if their nominative were this one: `Сокіл` is declined like `сокол`. */
export const stems: Readonly<Record<string, string>> = {
  антін: 'антон',
  бобер: 'бобр',
  бусел: 'бусл',
  ведмідь: 'ведмедь',
  вітер: 'вітр',
  віл: 'вол',
  журавель: 'журавль',
  камінь: 'камень',
  кисіль: 'кисель',
  кінь: 'конь',
  кіт: 'кот',
  козел: 'козл',
  кривоніс: 'кривонос',
  лебідь: 'лебедь',
  нестір: 'нестор',
  ничипір: 'ничипор',
  ніс: 'нос',
  орел: 'орл',
  пес: 'пс',
  прокіп: 'прокоп',
  ремінь: 'ремень',
  свекор: 'свекр',
  сидір: 'сидор',
  сокіл: 'сокол',
  соловей: 'солов’й',
  тиміш: 'тимош',
  федір: 'федор',
  хміль: 'хмель',
  швець: 'шевць',
  явір: 'явор',
  яків: 'яков',
  ячмінь: 'ячмень',
};

/** Words in -а and -я of both genders: Сковорода, Микола, Ольга, Ілля, Марія. */
const firstDeclension: readonly EndingRule[] = [
  [/(?<=[аеєиіїоуюя])а$/u, 'а а а а а'],
  [/га$/u, 'ги зі гу гою зі'],
  [/ґа$/u, 'ґи дзі ґу ґою дзі'],
  [/ка$/u, 'ки ці ку кою ці'],
  [/ха$/u, 'хи сі ху хою сі'],
  [/(?<=[жчшщ])а$/u, 'і і у ею і'],
  [/а$/u, 'и і у ою і'],
  [/(?<=[аеєиіїоуюяйь’'ʼ`])я$/u, 'ї ї ю єю ї'],
  [/я$/u, 'і і ю ею і'],
];

const softR =
  'бондар|володар|вівчар|господар|золотар|ігор|кобзар|косар|кухар|лазар|лимар|лікар|пекар|писар|пушкар|рибар|римар|секретар|снігир|токар|цар|чинбар|шинкар';
const mixedR = 'бояр|вугляр|газетяр|дігтяр|каменяр|скляр|смоляр|тесляр|школяр';

/** How the prepositional ends, by the kind of stem. */
interface Prepositional {
  readonly soft: string;
  readonly afterJot: string;
  readonly hushing: string;
  readonly hard: string;
}

/** Masculine nouns: Андрій, Коновалець, Заєць, Кравець, Василь, Іваньо, Ігор, Скляр, Моток, Деркач, Шевченко, Ковальчук. */
function secondDeclension({ soft, afterJot, hushing, hard }: Prepositional): readonly EndingRule[] {
  return [
    [/(?<=[аеєиіїоуюя’'ʼ`])й$/u, `я ю я єм ${afterJot}`],
    [/лець$/u, `льця льцю льця льцем льц${soft}`],
    [/єць$/u, `йця йцю йця йцем йц${soft}`],
    [/(?<=[аеєиіїоуюя].*)(?<!черн)ець$/u, `ця цю ця цем ц${soft}`],
    [/ьо?$/u, `я ю я ем ${soft}`],
    [new RegExp(`(?<=^(?:${softR}))$`, 'u'), `я ю я ем ${soft}`],
    [new RegExp(`(?<=^(?:${mixedR}))$`, 'u'), `а у а ем ${hushing}`],
    [/(?<=[аеєиіїоуюя].*[бднтчшж]ь?)ок$/u, `ка ку ка ком к${hard}`],
    [/(?<=[жчшщ])$/u, `а у а ем ${hushing}`],
    [/(?<=[бвгґджзклмнпрстфхц])о?$/u, `а у а ом ${hard}`],
  ];
}

const nounsInInAndOv =
  'августин|валентин|волошин|грузин|константин|лаврін|литвин|мартин|мордвин|русин|северин|сербин|татарин|турчин|угрин|устин|яков';

/**
 * By § 142 of the Ukrainian orthography of 2019; rules are tried in order. Where it allows two forms, the one that
 * changes less is taken: `Коваліва`, not `Ковалева`.
 */
export const masculineFamily: readonly EndingRule[] = [
  [/(?<=^(?:к|зм|стр))ий$/u, 'ия ию ия иєм ию'],
  [/ий$/u, 'ого ому ого им ому'],
  [/(?<=[джзтх])ній$/u, 'нього ньому нього нім ньому'],
  [/(?<=[аеєиіїоуюя].*)ой$/u, 'ого ому ого им ому'],
  [new RegExp(`(?<=[аеєиіїоуюя].*(?:[оеєії]в|[иії]н))(?<!^(?:${nounsInInAndOv}))$`, 'u'), 'а у а им у'],
  ...secondDeclension({ soft: 'ю', afterJot: 'ю', hushing: 'у', hard: 'у' }),
  ...firstDeclension,
];

/** Stems of family names that are adjectives, where the feminine form does not show it: `Біла`. */
const adjectives =
  'біл|висок|гладк|глух|гол|довг|крив|кругл|легк|лис|мал|молод|нім|руд|свят|сив|стар|сух|тих|товст|хорош|худ|широк';

/** By § 142; a name in a consonant or in -о is not declined. */
export const feminineFamily: readonly EndingRule[] = [
  [/(?<=[сцз]ьк)а$/u, 'ої ій у ою ій'],
  [new RegExp(`(?<=^(?:${adjectives}))а$`, 'u'), 'ої ій у ою ій'],
  [/(?<=[оеє]в|[іїй]н|ишин|цин|рн|льн|жн|дн|вн)(?<!^(?:дібров|підков|коров))а$/u, 'ої ій у ою ій'],
  [/(?<=[жд]н|рхн)я$/u, 'ьої ій ю ьою ій'],
  ...firstDeclension,
];

/** By § 140 of the orthography. */
export const masculineGiven: readonly EndingRule[] = [
  ...secondDeclension({ soft: 'еві', afterJot: 'єві', hushing: 'еві', hard: 'ові' }),
  ...firstDeclension,
];

/** By § 140 of the orthography. */
export const feminineGiven: readonly EndingRule[] = [
  [/^любов$/u, 'любові любові любов любов’ю любові'],
  [/(?<=[еіо]л)ь$/u, 'і і ь лю і'],
  ...firstDeclension,
];

/** By § 141 of the orthography. */
export const masculinePatronymic: readonly EndingRule[] = [[/(?<=[иі]ч)$/u, 'а у а ем у']];

/** By § 141 of the orthography. */
export const femininePatronymic: readonly EndingRule[] = [[/(?<=[ії]вн|ичн)а$/u, 'и і у ою і']];

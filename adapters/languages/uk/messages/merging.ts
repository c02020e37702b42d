/** What is said of rows that are joined into one, and of what may be the same twice. */
export const mergingMessages: Readonly<Record<string, string>> = {
  'duplicates.likely':
    '{isCertain, select, true {Майже напевно} other {Імовірно}} те саме, що й «{name}»{isMore, select, true { та ще {more, number}} other {}}: {reasons}',
  'duplicates.likely.remedy':
    '{alone, select, true {Знову «{name}»{isMore, select, true { та ще {more, number}} other {}} ({reason})? } other {}}{verbs, select, true {{mayJoin, select, true {Оберіть «Об’єднати» або «Не дубль».} other {Виправте один із рядків або оберіть «Не дубль».}}} other {{mayJoin, select, true {Об’єднати: rowcall merge.} other {Виправте один із рядків.}} Якщо ні: rowcall not-duplicate.}}',
  'joined.by-hand': '«{field}» — стовпець, який веде Rowcall',
  'joined.by-hand.remedy': 'Об’єднати рядки: rowcall merge. Розділити їх знову: rowcall unmerge.',
  'joined.edited': 'Цей рядок об’єднано з «{name}», але після цього його змінили',
  'joined.edited.remedy':
    'Впишіть це в рядок «{name}». Розділити їх знову: {verbs, select, true {оберіть «Скасувати».} other {rowcall unmerge.}}',
  'joined.gone': 'Рядка, з яким об’єднали цей, більше немає',
  'joined.gone.remedy':
    'Поверніть той рядок або зробіть цей знову самостійним: {verbs, select, true {оберіть «Скасувати».} other {rowcall unmerge.}}',
  'joined.into': 'Об’єднано з «{name}»',
  'joined.into.remedy':
    'Робити нічого не треба: усе, що вело сюди, веде до «{name}». Розділити їх знову: {verbs, select, true {оберіть «Скасувати».} other {rowcall unmerge.}}',
  'joined.ring': 'Ці рядки виявилися б об’єднані один з одним по колу',
  'joined.ring.remedy': 'Скажіть, який із них лишається, а решту спершу розділіть: rowcall unmerge.',
  'report.because.copied': 'Скопійований рядок стоїть сам за себе',
  'report.because.joined': 'Пов’язаний рядок об’єднали з іншим або відділили від нього',
  'report.column.joined': 'Об’єднано з',
  'report.different.again': 'Про це вже сказано: {who}, {when}.',
  'report.different.back': 'Запам’ятали: «{name}» і «{other}» усе ж можуть бути одним і тим самим.',
  'report.different.done': 'Запам’ятали: «{name}» і «{other}» — різні записи. Більше про це не питатимемо.',
  'report.different.noted': 'Запам’ятали: це різні записи, більше про це не питатимемо. {rows}',
  'report.duplicates.automatic':
    '{count, plural, one {# рядок об’єднано} few {# рядки об’єднано} other {# рядків об’єднано}} без запитань, як сказано в налаштуваннях',
  'report.duplicates.both': '{first} і {second}',
  'report.duplicates.certain': 'майже напевно',
  'report.duplicates.found':
    '{groups, plural, =0 {Нічого схожого на одне й те саме двічі немає.} one {# група рядків, які, імовірно, про одне й те саме:} few {# групи рядків, які, імовірно, про одне й те саме:} other {# груп рядків, які, імовірно, про одне й те саме:}}',
  'report.duplicates.next': 'Об’єднати: {merge}. Це різні записи: {different}.',
  'report.duplicates.probable': 'імовірно',
  'report.duplicates.row': 'рядок {row}: {label}',
  'report.duplicates.waiting':
    '{count, plural, one {# група рядків, імовірно, про одне й те саме} few {# групи рядків, імовірно, про одне й те саме} other {# груп рядків, імовірно, про одне й те саме}}: rowcall duplicates',
  'report.join.accepted': 'Об’єднано: {rows}',
  'report.join.again': 'Розділити їх знову: {command}',
  'report.join.children':
    '{isDone, select, true {{count, plural, one {# рядок на аркуші «{table}» ({column}) тепер веде} few {# рядки на аркуші «{table}» ({column}) тепер ведуть} other {# рядків на аркуші «{table}» ({column}) тепер ведуть}}} other {{count, plural, one {# рядок на аркуші «{table}» ({column}) почав би вести} few {# рядки на аркуші «{table}» ({column}) почали б вести} other {# рядків на аркуші «{table}» ({column}) почали б вести}}}} туди: {labels}',
  'report.join.done':
    '{count, plural, one {# рядок об’єднано} few {# рядки об’єднано} other {# рядків об’єднано}} з «{name}»{hasRow, select, true { (рядок {row})} other {}}.',
  'report.join.field': '{column}: {value} — {why}',
  'report.join.left': '{column} з рядка {row} лишається там: {value}',
  'report.join.nothing': 'Його власні клітинки лишаються як є.',
  'report.join.refused': 'Нічого не об’єднано: {why}',
  'report.join.undecided': 'Треба сказати, чиє значення правильне: {columns}. Скажіть так: --take СТОВПЕЦЬ=РЯДОК.',
  'report.join.why.all': 'зібрано разом',
  'report.join.why.ask': 'хтось має вирішити',
  'report.join.why.block': 'адреса береться цілою',
  'report.join.why.fullest': 'з рядка, де заповнено більше',
  'report.join.why.kept': 'як у ньому самому',
  'report.join.why.longest': 'найдовше',
  'report.join.why.only': 'є лише в одному з них',
  'report.join.why.person': 'як ви сказали',
  'report.join.why.recent': 'змінено останнім',
  'report.join.why.source': 'з найнадійнішого джерела',
  'report.join.why.sum': 'додано',
  'report.join.would':
    '{count, plural, one {# рядок було б об’єднано} few {# рядки було б об’єднано} other {# рядків було б об’єднано}} з «{name}»{hasRow, select, true { (рядок {row})} other {}}. Нічого не записано.',
  'report.learn.done':
    '{table}: {rows, plural, one {вивчено # рядок} few {вивчено # рядки} other {вивчено # рядків}}{decisions, plural, =0 {} one { і # рішення людей} few { і # рішення людей} other { і # рішень людей}}. Відтепер рядки порівнюються з урахуванням цього.',
  'report.learn.few':
    '{table}: {rows, plural, one {# рядок} few {# рядки} other {# рядків}}. Щоб учитися, цього мало: треба щонайменше {fewest}. Нічого не змінилося.',
  'report.learn.forgotten': '{table}: вивчене забуто. Рядки знову порівнюються так, як Rowcall уміє від початку.',
  'report.learn.known':
    '{table}: рядки порівнюються за вивченим — {rows, plural, one {# рядок} few {# рядки} other {# рядків}}{decisions, plural, =0 {} one {, # рішення} few {, # рішення} other {, # рішень}}. Хто: {who}, коли: {when}.',
  'report.learn.next': 'Щоб оновити відповіді в рядках: {command}',
  'report.learn.nothing': '{table}: нічого вивчено не було.',
  'report.part.done':
    '{count, plural, =0 {Нічого не розділено.} one {«{names}» знову стоїть сам за себе.} few {# рядки знову стоять самі за себе: {names}.} other {# рядків знову стоять самі за себе: {names}.}}',
  'report.part.refused': 'Нічого не розділено: {why}',
};

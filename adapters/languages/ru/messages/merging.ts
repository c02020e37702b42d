/** What is said of rows that are joined into one, and of what may be the same twice. */
export const mergingMessages: Readonly<Record<string, string>> = {
  'duplicates.likely':
    '{isCertain, select, true {Почти наверняка} other {Вероятно}} то же, что и «{name}»{isMore, select, true { и ещё {more, number}} other {}}: {reasons}',
  'duplicates.likely.remedy':
    '{alone, select, true {Снова «{name}»{isMore, select, true { и ещё {more, number}} other {}} ({reason})? } other {}}{verbs, select, true {{mayJoin, select, true {Выберите «Объединить» или «Не дубль».} other {Исправьте одну из строк или выберите «Не дубль».}}} other {{mayJoin, select, true {Объединить: rowcall merge.} other {Исправьте одну из строк.}} Если нет: rowcall not-duplicate.}}',
  'joined.by-hand': '«{field}» — столбец, который ведёт Rowcall',
  'joined.by-hand.remedy': 'Объединить строки: rowcall merge. Разделить их снова: rowcall unmerge.',
  'joined.edited': 'Эта строка объединена с «{name}», но после этого её изменили',
  'joined.edited.remedy':
    'Впишите это в строку «{name}». Разделить их снова: {verbs, select, true {выберите «Отменить».} other {rowcall unmerge.}}',
  'joined.gone': 'Строки, с которой объединили эту, больше нет',
  'joined.gone.remedy':
    'Верните ту строку или сделайте эту снова самостоятельной: {verbs, select, true {выберите «Отменить».} other {rowcall unmerge.}}',
  'joined.into': 'Объединена с «{name}»',
  'joined.into.remedy':
    'Делать ничего не нужно: всё, что вело сюда, ведёт к «{name}». Разделить их снова: {verbs, select, true {выберите «Отменить».} other {rowcall unmerge.}}',
  'joined.ring': 'Эти строки оказались бы объединены друг с другом по кругу',
  'joined.ring.remedy': 'Скажите, какая из них остаётся, а остальные сначала разделите: rowcall unmerge.',
  'report.because.copied': 'Скопированная строка стоит сама за себя',
  'report.because.joined': 'Связанную строку объединили с другой или отделили от неё',
  'report.column.joined': 'Объединено с',
  'report.different.again': 'Об этом уже сказано: {who}, {when}.',
  'report.different.back': 'Запомнили: «{name}» и «{other}» всё-таки могут быть одним и тем же.',
  'report.different.done': 'Запомнили: «{name}» и «{other}» — разные записи. Больше об этом не спросим.',
  'report.different.noted': 'Запомнили: это разные записи, больше об этом не спросим. {rows}',
  'report.duplicates.automatic':
    '{count, plural, one {# строка объединена} few {# строки объединены} other {# строк объединено}} без вопросов, как сказано в настройках',
  'report.duplicates.both': '{first} и {second}',
  'report.duplicates.certain': 'почти наверняка',
  'report.duplicates.found':
    '{groups, plural, =0 {Ничего похожего на одно и то же дважды нет.} one {# группа строк, которые, вероятно, об одном и том же:} few {# группы строк, которые, вероятно, об одном и том же:} other {# групп строк, которые, вероятно, об одном и том же:}}',
  'report.duplicates.next': 'Объединить: {merge}. Это разные записи: {different}.',
  'report.duplicates.probable': 'вероятно',
  'report.duplicates.row': 'строка {row}: {label}',
  'report.duplicates.waiting':
    '{count, plural, one {# группа строк, вероятно, об одном и том же} few {# группы строк, вероятно, об одном и том же} other {# групп строк, вероятно, об одном и том же}}: rowcall duplicates',
  'report.join.accepted': 'Объединено: {rows}',
  'report.join.again': 'Разделить их снова: {command}',
  'report.join.children':
    '{isDone, select, true {{count, plural, one {# строка на листе «{table}» ({column}) теперь ведёт} few {# строки на листе «{table}» ({column}) теперь ведут} other {# строк на листе «{table}» ({column}) теперь ведут}}} other {{count, plural, one {# строка на листе «{table}» ({column}) стала бы вести} few {# строки на листе «{table}» ({column}) стали бы вести} other {# строк на листе «{table}» ({column}) стали бы вести}}}} туда: {labels}',
  'report.join.done':
    '{count, plural, one {# строка объединена} few {# строки объединены} other {# строк объединено}} с «{name}»{hasRow, select, true { (строка {row})} other {}}.',
  'report.join.field': '{column}: {value} — {why}',
  'report.join.left': '{column} из строки {row} остаётся там: {value}',
  'report.join.nothing': 'Её собственные ячейки остаются как есть.',
  'report.join.refused': 'Ничего не объединено: {why}',
  'report.join.undecided': 'Нужно сказать, чьё значение верно: {columns}. Скажите так: --take СТОЛБЕЦ=СТРОКА.',
  'report.join.why.all': 'собрано вместе',
  'report.join.why.ask': 'кто-то должен решить',
  'report.join.why.block': 'адрес берётся целиком',
  'report.join.why.fullest': 'из строки, где заполнено больше',
  'report.join.why.kept': 'как в ней самой',
  'report.join.why.longest': 'самое длинное',
  'report.join.why.only': 'есть только в одной из них',
  'report.join.why.person': 'как вы сказали',
  'report.join.why.recent': 'изменено последним',
  'report.join.why.source': 'из самого надёжного источника',
  'report.join.why.sum': 'сложено',
  'report.join.would':
    '{count, plural, one {# строка была бы объединена} few {# строки были бы объединены} other {# строк было бы объединено}} с «{name}»{hasRow, select, true { (строка {row})} other {}}. Ничего не записано.',
  'report.learn.done':
    '{table}: {rows, plural, one {изучена # строка} few {изучены # строки} other {изучено # строк}}{decisions, plural, =0 {} one { и # решение людей} few { и # решения людей} other { и # решений людей}}. Теперь строки сравниваются с учётом этого.',
  'report.learn.few':
    '{table}: {rows, plural, one {# строка} few {# строки} other {# строк}}. Чтобы учиться, этого мало: нужно не меньше {fewest}. Ничего не изменилось.',
  'report.learn.forgotten': '{table}: изученное забыто. Строки снова сравниваются так, как Rowcall умеет изначально.',
  'report.learn.known':
    '{table}: строки сравниваются по изученному — {rows, plural, one {# строка} few {# строки} other {# строк}}{decisions, plural, =0 {} one {, # решение} few {, # решения} other {, # решений}}. Кто: {who}, когда: {when}.',
  'report.learn.next': 'Чтобы обновить ответы в строках: {command}',
  'report.learn.nothing': '{table}: ничего изучено не было.',
  'report.part.done':
    '{count, plural, =0 {Ничего не разделено.} one {«{names}» снова стоит сама за себя.} few {# строки снова стоят сами за себя: {names}.} other {# строк снова стоят сами за себя: {names}.}}',
  'report.part.refused': 'Ничего не разделено: {why}',
};

/** What publishing settings says. */
export const publishMessages: Readonly<Record<string, string>> = {
  'report.publish.ask': 'Опублікувати як версію {version}?',
  'report.publish.back': 'Як у версії {version}:',
  'report.publish.changed':
    '{file} змінився після публікації версії {version}, а діє версія {version}. Щоб діяв файл: rowcall publish',
  'report.publish.columns': '{table}: нові стовпці {columns}',
  'report.publish.did': 'Версія {version} відтепер діє всюди, де Rowcall працює з цією таблицею.',
  'report.publish.effect':
    '{table}: {rows, plural, =0 {жоден рядок не змінився б} one {змінився б # рядок} few {змінилися б # рядки} many {змінилося б # рядків} other {змінилося б # рядка}} із {records, number} ({answers, plural, one {# відповідь} few {# відповіді} many {# відповідей} other {# відповіді}}, {written, plural, one {# клітинка} few {# клітинки} many {# клітинок} other {# клітинки}} на запис, {suggested, plural, one {# пропозиція} few {# пропозиції} many {# пропозицій} other {# пропозиції}}), {fresh, plural, =0 {нових зауважень немає} one {# нове зауваження} few {# нових зауваження} many {# нових зауважень} other {# нового зауваження}}',
  'report.publish.file-stays': '{file} лишається як є. Текст версії: rowcall publish --print {version}',
  'report.publish.first':
    'Досі нічого не публікували. Ось чого ці налаштування хочуть від рядків, на які ще ніхто не відповів:',
  'report.publish.gone':
    '{count, plural, one {# теперішнє зауваження зникло б} few {# теперішні зауваження зникли б} many {# теперішніх зауважень зникли б} other {# теперішнього зауваження зникло б}}',
  'report.publish.new-findings': 'Нові зауваження:',
  'report.publish.next': 'Нічого не опубліковано. Щоб опублікувати: {command}',
  'report.publish.none': 'Ще нічого не публікували: діє {file}.',
  'report.publish.nothing': 'Жоден рядок не змінився б.',
  'report.publish.now':
    'Відтепер діє версія {version} налаштувань: {person}{hasNote, select, true {, «{note}»} other {}}.',
  'report.publish.older':
    '{file} — це версія {old}, а діє версія {version}. Чинний текст: rowcall publish --print {version}',
  'report.publish.over': 'Порівняно з версією {version} ({person}, {when}):',
  'report.publish.same': 'Ці налаштування — вже версія {version}.',
  'report.publish.stands': 'Діє те, що в {file}.',
  'report.publish.unreadable':
    'Цей Rowcall не може прочитати версію {version}, тому про кожен рядок сказано так, ніби його бачать уперше.',
  'report.publish.version':
    '{version}  {when}  {person}{isBack, select, true {  (знову версія {back})} other {}}{hasNote, select, true {  {note}} other {}}',
  'report.rules.published': 'Діє версія {version} налаштувань ({person}), і файл такий самий',
  'rules.changed': '{file} змінився після публікації версії {version} налаштувань, а діє вона',
  'rules.changed.remedy': 'Щоб діяв файл: rowcall publish. Спершу буде показано, що зміниться.',
  'rules.older': '{file} — це версія {old} налаштувань, а діє версія {version}',
  'rules.older.remedy': 'Чинний текст: rowcall publish --print {version}. Повернутися: rowcall publish --back {old}.',
};

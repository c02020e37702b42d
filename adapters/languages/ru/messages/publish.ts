/** What publishing settings says. */
export const publishMessages: Readonly<Record<string, string>> = {
  'report.publish.ask': 'Опубликовать как версию {version}?',
  'report.publish.back': 'Как в версии {version}:',
  'report.publish.changed':
    '{file} изменился после публикации версии {version}, а действует версия {version}. Чтобы действовал файл: rowcall publish',
  'report.publish.columns': '{table}: новые столбцы {columns}',
  'report.publish.did': 'Версия {version} теперь действует везде, где Rowcall работает с этой таблицей.',
  'report.publish.effect':
    '{table}: {rows, plural, =0 {ни одна строка не изменилась бы} one {изменилась бы # строка} few {изменились бы # строки} many {изменилось бы # строк} other {изменилось бы # строки}} из {records, number} ({answers, plural, one {# ответ} few {# ответа} many {# ответов} other {# ответа}}, {written, plural, one {# ячейка} few {# ячейки} many {# ячеек} other {# ячейки}} на запись, {suggested, plural, one {# предложение} few {# предложения} many {# предложений} other {# предложения}}), {fresh, plural, =0 {новых замечаний нет} one {# новое замечание} few {# новых замечания} many {# новых замечаний} other {# нового замечания}}',
  'report.publish.file-stays': '{file} остаётся как есть. Текст версии: rowcall publish --print {version}',
  'report.publish.first':
    'Пока ничего не публиковалось. Вот чего эти настройки хотят от строк, на которые ещё никто не ответил:',
  'report.publish.gone':
    '{count, plural, one {# нынешнее замечание исчезло бы} few {# нынешних замечания исчезли бы} many {# нынешних замечаний исчезли бы} other {# нынешнего замечания исчезло бы}}',
  'report.publish.new-findings': 'Новые замечания:',
  'report.publish.next': 'Ничего не опубликовано. Чтобы опубликовать: {command}',
  'report.publish.none': 'Ещё ничего не публиковалось: действует {file}.',
  'report.publish.nothing': 'Ни одна строка не изменилась бы.',
  'report.publish.now':
    'Теперь действует версия {version} настроек: {person}{hasNote, select, true {, «{note}»} other {}}.',
  'report.publish.older':
    '{file} — это версия {old}, а действует версия {version}. Действующий текст: rowcall publish --print {version}',
  'report.publish.over': 'По сравнению с версией {version} ({person}, {when}):',
  'report.publish.same': 'Эти настройки — уже версия {version}.',
  'report.publish.stands': 'Действует то, что в {file}.',
  'report.publish.unreadable':
    'Этот Rowcall не может прочитать версию {version}, поэтому о каждой строке сказано так, будто её видят впервые.',
  'report.publish.version':
    '{version}  {when}  {person}{isBack, select, true {  (снова версия {back})} other {}}{hasNote, select, true {  {note}} other {}}',
  'report.rules.published': 'Действует версия {version} настроек ({person}), и файл такой же',
  'rules.changed': '{file} изменился после публикации версии {version} настроек, а действует она',
  'rules.changed.remedy': 'Чтобы действовал файл: rowcall publish. Сначала будет показано, что изменится.',
  'rules.older': '{file} — это версия {old} настроек, а действует версия {version}',
  'rules.older.remedy':
    'Действующий текст: rowcall publish --print {version}. Вернуться: rowcall publish --back {old}.',
};

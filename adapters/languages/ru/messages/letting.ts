/** How far Rowcall may go, what it did and would have done, and that it stands still. */
export const lettingMessages: Readonly<Record<string, string>> = {
  'report.mode.answers':
    'запишет {count, plural, one {# ответ} few {# ответа} many {# ответов} other {# ответа}} в своих столбцах',
  'report.mode.ask': 'Продолжить?',
  'report.mode.changed':
    'поправит {count, plural, one {# ячейку} few {# ячейки} many {# ячеек} other {# ячейки}} в ваших столбцах',
  'report.mode.did':
    'Готово: {answers, plural, one {# ответ} few {# ответа} many {# ответов} other {# ответа}} в столбцах Rowcall, {changed, plural, one {поправлена # ячейка} few {поправлены # ячейки} many {поправлено # ячеек} other {поправлено # ячейки}}.',
  'report.mode.duplicates':
    'назовёт {count, plural, one {# группу строк, которые, вероятно, об одном и том же} few {# группы строк, которые, вероятно, об одном и том же} many {# групп строк, которые, вероятно, об одном и том же} other {# группы строк, которые, вероятно, об одном и том же}}',
  'report.mode.file': 'Теперь так записано в {file}.',
  'report.mode.left': 'Ничего не изменено.',
  'report.mode.made': 'добавит {count, plural, one {# строку} few {# строки} many {# строк} other {# строки}}',
  'report.mode.messages':
    'Пока он наблюдал, он отправил бы {count, plural, one {# сообщение} few {# сообщения} many {# сообщений} other {# сообщения}}; адресатов: {receivers, number}.',
  'report.mode.more':
    '{count, plural, one {и ещё # вид} few {и ещё # вида} many {и ещё # видов} other {и ещё # вида}}: rowcall check --all',
  'report.mode.next': 'Чтобы разрешить: {command}',
  'report.mode.nothing': 'ничего не изменит',
  'report.mode.now':
    'Rowcall {mode, select, watch {здесь только наблюдает: ничего не пишет и не отправляет} suggest {здесь подсказывает: отвечает в своих столбцах, пишет сотрудникам и предлагает остальное} other {здесь действует: пишет и отправляет то, что велят правила}}.',
  'report.mode.suggested':
    'предложит {count, plural, one {# изменение} few {# изменения} many {# изменений} other {# изменения}}',
  'report.mode.would':
    'Если он {mode, select, watch {будет только наблюдать} suggest {станет подсказывать} other {начнёт действовать}}, то сразу',
  'report.pause.before': 'Его уже остановил {by}, с {since}.',
  'report.pause.done': 'Rowcall остановлен. Он ничего не пишет и не отправляет, пока кто-нибудь не скажет: {command}',
  'report.pause.since': 'Rowcall остановлен с {since} (кто: {by}): ничего не пишется и не отправляется.',
  'report.pause.waiting':
    '{count, plural, one {Ждёт # сообщение} few {Ждут # сообщения} many {Ждут # сообщений} other {Ждут # сообщения}}.',
  'report.remove.ask': 'Убрать всё это?',
  'report.remove.done': 'Rowcall убран из этой таблицы. Удалено:',
  'report.remove.history':
    'История записана в {file}: {count, plural, one {# запись} few {# записи} many {# записей} other {# записи}}.',
  'report.remove.history-will':
    'Сначала история будет записана в {file}: {count, plural, one {# запись} few {# записи} many {# записей} other {# записи}}.',
  'report.remove.ids': 'скрытые номера строк и всё, что отмечено там, где этого никто не видит',
  'report.remove.kept': 'Эти столбцы были до Rowcall и остаются со своим содержимым:',
  'report.remove.left': 'Это отсюда не убрать, только очистить; удалите вручную:',
  'report.remove.only-ids': 'Rowcall не добавлял сюда столбцов. Он уберёт:',
  'report.remove.next': 'Чтобы сделать это: {command}',
  'report.remove.rest':
    'Всё остальное остаётся как есть. То, что помнит Rowcall, лежит в папке .rowcall или в вашей базе: удалите это, когда захотите.',
  'report.remove.tab': 'вкладку «Rowcall»',
  'report.remove.will': 'Rowcall уберёт:',
  'report.resume.done': 'Rowcall продолжает.',
  'report.resume.none': 'Rowcall не остановлен.',
  'report.resume.sent':
    '{count, plural, one {# сообщение отправляется} few {# сообщения отправляются} many {# сообщений отправляются} other {# сообщения отправляются}} всё равно.',
  'report.resume.stale':
    '{count, plural, one {# сообщение опоздало и не отправляется} few {# сообщения опоздали и не отправляются} many {# сообщений опоздали и не отправляются} other {# сообщения опоздали и не отправляются}}:',
  'report.resume.would': 'Когда он продолжит, то сразу',
  'report.tab.about': 'О программе',
  'report.tab.alive': 'Работает',
  'report.tab.by': '{by}, с {since}',
  'report.tab.checked': 'Последняя проверка',
  'report.tab.fine': 'да',
  'report.tab.go-on': 'Продолжить: отметьте, чтобы Rowcall снова работал',
  'report.tab.heads.alarm': 'Сигнал',
  'report.tab.heads.box': 'Отметка',
  'report.tab.heads.from': 'Молчит с',
  'report.tab.heads.late': 'Что тогда',
  'report.tab.heads.value': 'Сейчас',
  'report.tab.host': 'Подключил',
  'report.tab.late': 'Проверок нет с {since}. Введённое не потеряется: оно будет проверено позже.',
  'report.tab.messages': '{count, plural, one {# сообщение} few {# сообщения} many {# сообщений} other {# сообщения}}',
  'report.tab.mode': 'Режим',
  'report.tab.none': 'ничего',
  'report.tab.pause': 'Пауза: отметьте, чтобы всё остановить',
  'report.tab.paused': 'Остановлено',
  'report.tab.settings': 'Настройки',
  'report.tab.still':
    'да; следующий знак будет не позже {until}. Если это время прошло, Rowcall стоит: введённое не потеряется, его проверят позже.',
  'report.tab.suggested': 'Предложения',
  'report.tab.today': 'Кому написано сегодня',
  'report.tab.version': 'Версия',
  'report.tab.waiting': 'Ждёт людей',
  'report.tab.week': 'На этой неделе',
  'report.tick.wished': 'Отмечено, что Rowcall сделал бы нового: {count, number}. Подробнее: rowcall report',
  'report.week.apart': 'похожих пар строк, которые люди назвали разными: {count, number}',
  'report.week.asked': 'задано вопросов: {asked, number}, отвечено: {answered, number}',
  'report.week.did':
    'изменено {changed, plural, one {# ячейка} few {# ячейки} many {# ячеек} other {# ячейки}}, ответов в своих столбцах: {answers, number}',
  'report.week.failed': 'не удалось отправить сообщений: {count, number}',
  'report.week.joined': 'объединено строк: {count, number}',
  'report.week.message': 'Что Rowcall сделал за неделю с {from}:',
  'report.week.nothing': 'ничего',
  'report.week.of': 'Неделя с {from}',
  'report.week.parted': 'снова отделено строк: {count, number}',
  'report.week.refused': 'отказано в просьбах: {count, number}',
  'report.week.sent':
    'отправлено {count, plural, one {# сообщение} few {# сообщения} many {# сообщений} other {# сообщения}}; адресатов: {receivers, number}',
  'report.week.silent':
    'не работал {hours, plural, one {# час} few {# часа} many {# часов} other {# часа}}: введённое за это время проверено позже',
  'report.week.undone':
    'люди вернули {count, plural, one {# изменение} few {# изменения} many {# изменений} other {# изменения}}',
  'report.week.unknown': 'неизвестно, отправлено ли сообщений: {count, number}; посмотрите там сами',
  'report.week.unwelcome':
    'Люди вернули {undone} из {written} изменений в столбце «{column}» ({table}). Выключить? Поставьте mode: watch у этого столбца в настройках.',
  'report.week.wished.answers':
    'записал бы {count, plural, one {# ответ} few {# ответа} many {# ответов} other {# ответа}} в своих столбцах',
  'report.week.wished.cells':
    'поправил бы {count, plural, one {# ячейку} few {# ячейки} many {# ячеек} other {# ячейки}} в столбце «{column}» ({table})',
  'report.week.wished.made':
    'добавил бы {count, plural, one {# строку} few {# строки} many {# строк} other {# строки}}',
  'report.week.wished.messages':
    'отправил бы {count, plural, one {# сообщение} few {# сообщения} many {# сообщений} other {# сообщения}}; адресатов: {receivers, number}',
  'report.week.would': 'сделал бы',
};

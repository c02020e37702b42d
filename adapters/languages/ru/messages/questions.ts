/** What only people can decide, and what their answers do. */
export const questionsMessages: Readonly<Record<string, string>> = {
  'report.answer.alarm.effect.again': 'попробовать ещё раз',
  'report.answer.alarm.effect.fine': 'оставить так',
  'report.answer.alarm.rows.fine': 'так и задумано, оставить',
  'report.answer.alarm.rows.restore': 'вернуть то, что было',
  'report.answer.before': 'На это уже ответили: {answer} — {who}, {when}.',
  'report.answer.changed-since':
    'Ничего не записано: ячейку с тех пор изменили, в ней уже другое. Впишите в неё сами то, что нужно.',
  'report.answer.conflict.keep': 'остаётся то, что там стоит',
  'report.answer.conflict.other': 'записать другое значение',
  'report.answer.copy.copy': 'это копия: здесь Rowcall ничего не пишет и не отправляет',
  'report.answer.copy.same': 'это она самая: её перенесли, или память Rowcall пропала',
  'report.answer.duplicate.accept': 'объединить в одну запись',
  'report.answer.duplicate.decline': 'это разные записи: больше об этом не спросим',
  'report.answer.guard.cells.no': 'оставить ячейки как есть',
  'report.answer.guard.cells.yes': 'изменить их все',
  'report.answer.guard.model.no': 'оставить всё как есть',
  'report.answer.guard.model.yes': 'продолжать',
  'report.answer.holds-already': 'Это значение в ячейке уже стоит.',
  'report.answer.no-column': 'Ничего не записано: такого столбца в настройках больше нет.',
  'report.answer.not-back':
    '{count, plural, one {# строка или ячейка остаётся как есть} few {# строки или ячейки остаются как есть} many {# строк или ячеек остаётся как есть} other {# строки или ячейки остаётся как есть}}; почему, покажет rowcall restore --cause {cause}',
  'report.answer.not-written':
    '{count, plural, one {# ячейку записать не удалось, она остаётся предложением.} few {# ячейки записать не удалось, они остаются предложениями.} many {# ячеек записать не удалось, они остаются предложениями.} other {# ячейки записать не удалось, они остаются предложениями.}}',
  'report.answer.noted': 'Принято: {does}.',
  'report.answer.row-gone': 'Ничего не записано: этой строки больше нет.',
  'report.answer.settled': 'Это уже решено.',
  'report.answer.list.no': 'оставить список таким, каким он был',
  'report.answer.list.yes': 'пусть действует новый список',
  'report.answer.unknown-effect.again': 'не отправлено: отправить ещё раз',
  'report.answer.unknown-effect.sent': 'отправлено',
  'report.answer.written': 'Теперь там стоит другое значение.',
  'report.question.alarm.effect':
    '{kind, select, slack {Сообщение в Slack} email {Письмо} sms {СМС} document {Документ} other {Сообщение}}{isNamed, select, true { ({named})} other {}} отправить не удалось, больше попыток не будет.',
  'report.question.alarm.rows':
    '{table}: {what, select, blanked {разом опустели ячейки в {count, plural, one {# строке} few {# строках} many {# строках} other {# строки}}} other {разом {count, plural, one {исчезла # строка} few {исчезли # строки} many {исчезло # строк} other {исчезло # строки}}}}, всего их было {total, number}{isNamed, select, true { ({named})} other {}}. Так и задумано?',
  'report.question.conflict':
    'Ячейку меняли двое. Сейчас в ней {kept}{isChanged, select, true { (вписано позже)} other {}}, другое значение — {other}{isBySomebody, select, true { ({by})} other {}}.',
  'report.question.copy':
    'Это копия? В строках стоят метки Rowcall, {isKnown, select, true {но помнит он другую таблицу: {known}} other {но об этой таблице он ничего не помнит}}. Пока вы не ответите, ничего не пишется и не отправляется.',
  'report.question.duplicate':
    '{rows} — {isCertain, select, true {почти наверняка} other {вероятно}} об одном и том же: {why}',
  'report.question.guard.cells':
    'Разом {count, plural, one {изменилась бы # ячейка} few {изменились бы # ячейки} many {изменилось бы # ячеек} other {изменилось бы # ячейки}} в {records, plural, one {# строке} few {# строках} many {# строках} other {# строки}}{inTable, select, true { на листе «{table}»} other {}}. Это отложено.',
  'report.question.guard.model':
    'Изменились настройки или сам Rowcall. Из-за этого {count, plural, one {изменилась бы # ячейка} few {изменились бы # ячейки} many {изменилось бы # ячеек} other {изменилось бы # ячейки}} в {records, plural, one {# строке} few {# строках} many {# строках} other {# строки}}{inTable, select, true { на листе «{table}»} other {}}{isSending, select, true { и {messages, plural, one {ушло бы # сообщение} few {ушли бы # сообщения} many {ушло бы # сообщений} other {ушло бы # сообщения}}} other {}}. Это отложено.',
  'report.question.unable': 'Эта версия Rowcall решить такой вопрос не умеет, умеет более новая.',
  'report.question.list':
    'Список {names} изменили. С ним {count, plural, one {# строка оценивалась бы иначе} few {# строки оценивались бы иначе} many {# строк оценивались бы иначе} other {# строки оценивались бы иначе}}: {where}. Пока вы не ответите, действует прежний список.',
  'report.question.unknown-effect':
    'Мы не знаем, отправлено ли {kind, select, slack {сообщение в Slack} email {письмо} sms {СМС} document {документ} other {сообщение}}{isNamed, select, true { ({named})} other {}}. Посмотрите {kind, select, slack {в Slack} email {в отправленных письмах} sms {в отправленных СМС} document {там, где хранятся документы} other {там, куда оно должно было прийти}}.',
  'report.questions.alarm': 'Что-то могло пропасть',
  'report.questions.conflict': 'Это изменили двое',
  'report.questions.copy': 'Та ли это таблица?',
  'report.questions.duplicate': 'Строки, которые, вероятно, об одном и том же',
  'report.questions.guard': 'Разом изменилось бы многое',
  'report.questions.list': 'Список изменили',
  'report.questions.more':
    '{count, plural, one {и ещё # вопрос} few {и ещё # вопроса} many {и ещё # вопросов} other {и ещё # вопроса}}: все покажет --all',
  'report.questions.next':
    '{count, plural, one {# вопрос ждёт} few {# вопроса ждут} many {# вопросов ждут} other {# вопроса ждут}} вашего слова: rowcall questions',
  'report.questions.unknown-effect': 'Мы не знаем, отправлено ли это',
  'report.questions.waiting':
    '{count, plural, one {# вопрос ждёт} few {# вопроса ждут} many {# вопросов ждут} other {# вопроса ждут}} вашего слова.',
  'report.quoted': '{isEmpty, select, true {пусто} other {«{text}»}}',
  'report.standing': '{column}: {value} — {standing}',
  'report.standing.least':
    '{days, plural, =0 {с сегодняшнего дня или дольше} one {не меньше # дня} few {не меньше # дней} many {не меньше # дней} other {не меньше # дня}}{isAdopted, select, true { (с появления Rowcall)} other {}}',
  'report.standing.since':
    '{days, plural, =0 {с сегодняшнего дня} one {# день, с {date}} few {# дня, с {date}} many {# дней, с {date}} other {# дня, с {date}}}{isTold, select, true {, автор: {who}} other {}}',
};

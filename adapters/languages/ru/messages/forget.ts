/** What is said of erasing what is remembered of a record. */
export const forgetMessages: Readonly<Record<string, string>> = {
  'report.forget.ask': 'Стереть?',
  'report.forget.backups':
    'Это ещё может быть в копиях: {count, plural, one {# файл} few {# файла} many {# файлов} other {# файла}} в {folder}. Копии не меняются: удалите их или подождите, пока их сменят новые.',
  'report.forget.done': 'Стёрто:',
  'report.forget.gone': 'В таблице этой строки больше нет: из того, что в ней было, теперь не известно ничего.',
  'report.forget.joined':
    'вместе с {count, plural, one {# строкой, которую} few {# строками, которые} many {# строками, которые} other {# строки, которые}} с ней объединили',
  'report.forget.lines':
    'что стояло в ячейках: {count, plural, one {# запись} few {# записи} many {# записей} other {# записи}} истории',
  'report.forget.messages':
    '{count, plural, one {# сообщение, которое ждёт} few {# сообщения, которые ждут} many {# сообщений, которые ждут} other {# сообщения, которые ждут}}: отправлено не будет',
  'report.forget.next': 'Чтобы стереть: {command}',
  'report.forget.nothing': 'Rowcall ничего о ней не помнит.',
  'report.forget.notes': 'заметки, отвеченные вопросы и то, что говорилось в отправленных сообщениях',
  'report.forget.questions':
    '{count, plural, one {# вопрос или предложение} few {# вопроса и предложения} many {# вопросов и предложений} other {# вопроса и предложения}}',
  'report.forget.stands':
    'Сама строка остаётся в таблице, и то, что в ней стоит сейчас, известно так, будто её увидели впервые. Чтобы стереть и это, удалите строку, дайте Rowcall взглянуть один раз и повторите.',
  'report.forget.stays':
    'Что остаётся: что и когда было стёрто — без значений, какие столбцы, когда и кто менял, и что стоит в других строках. Отменить или вернуть из истории это уже нельзя.',
  'report.forget.will': 'Было бы стёрто:',
};

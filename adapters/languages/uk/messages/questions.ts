/** What only people can decide, and what their answers do. */
export const questionsMessages: Readonly<Record<string, string>> = {
  'report.answer.alarm.effect.again': 'спробувати ще раз',
  'report.answer.alarm.effect.fine': 'лишити так',
  'report.answer.alarm.rows.fine': 'так і задумано, лишити',
  'report.answer.alarm.rows.restore': 'повернути те, що було',
  'report.answer.before': 'На це вже відповіли: {answer} — {who}, {when}.',
  'report.answer.changed-since':
    'Нічого не записано: клітинку відтоді змінили, у ній уже інше. Впишіть у неї самі те, що потрібно.',
  'report.answer.conflict.keep': 'лишається те, що там стоїть',
  'report.answer.conflict.other': 'записати інше значення',
  'report.answer.copy.copy': 'це копія: тут Rowcall нічого не пише й не надсилає',
  'report.answer.copy.same': 'це вона сама: її перенесли, або пам’ять Rowcall зникла',
  'report.answer.duplicate.accept': 'об’єднати в один запис',
  'report.answer.duplicate.decline': 'це різні записи: більше про це не питатимемо',
  'report.answer.guard.cells.no': 'лишити клітинки як є',
  'report.answer.guard.cells.yes': 'змінити їх усі',
  'report.answer.guard.model.no': 'лишити все як є',
  'report.answer.guard.model.yes': 'продовжувати',
  'report.answer.holds-already': 'Це значення в клітинці вже стоїть.',
  'report.answer.no-column': 'Нічого не записано: такого стовпця в налаштуваннях більше немає.',
  'report.answer.not-back':
    '{count, plural, one {# рядок або клітинка лишається як є} few {# рядки або клітинки лишаються як є} many {# рядків або клітинок лишається як є} other {# рядка або клітинки лишається як є}}; чому, покаже rowcall restore --cause {cause}',
  'report.answer.not-written':
    '{count, plural, one {# клітинку записати не вдалося, вона лишається пропозицією.} few {# клітинки записати не вдалося, вони лишаються пропозиціями.} many {# клітинок записати не вдалося, вони лишаються пропозиціями.} other {# клітинки записати не вдалося, вони лишаються пропозиціями.}}',
  'report.answer.noted': 'Прийнято: {does}.',
  'report.answer.row-gone': 'Нічого не записано: цього рядка більше немає.',
  'report.answer.settled': 'Це вже вирішено.',
  'report.answer.list.no': 'лишити список таким, яким він був',
  'report.answer.list.yes': 'хай діє новий список',
  'report.answer.unknown-effect.again': 'не надіслано: надіслати ще раз',
  'report.answer.unknown-effect.sent': 'надіслано',
  'report.answer.written': 'Тепер там стоїть інше значення.',
  'report.question.alarm.effect':
    '{kind, select, slack {Повідомлення в Slack} email {Лист} sms {СМС} document {Документ} other {Повідомлення}}{isNamed, select, true { ({named})} other {}} надіслати не вдалося, більше спроб не буде.',
  'report.question.alarm.rows':
    '{table}: {what, select, blanked {водночас спорожніли клітинки в {count, plural, one {# рядку} few {# рядках} many {# рядках} other {# рядка}}} other {водночас {count, plural, one {зник # рядок} few {зникли # рядки} many {зникло # рядків} other {зникло # рядка}}}}, усього їх було {total, number}{isNamed, select, true { ({named})} other {}}. Так і задумано?',
  'report.question.conflict':
    'Клітинку змінювали двоє. Зараз у ній {kept}{isChanged, select, true { (вписано пізніше)} other {}}, інше значення — {other}{isBySomebody, select, true { ({by})} other {}}.',
  'report.question.copy':
    'Це копія? У рядках стоять мітки Rowcall, {isKnown, select, true {але пам’ятає він іншу таблицю: {known}} other {але про цю таблицю він нічого не пам’ятає}}. Поки ви не відповісте, нічого не пишеться й не надсилається.',
  'report.question.duplicate':
    '{rows} — {isCertain, select, true {майже напевно} other {імовірно}} про одне й те саме: {why}',
  'report.question.guard.cells':
    'Водночас {count, plural, one {змінилася б # клітинка} few {змінилися б # клітинки} many {змінилося б # клітинок} other {змінилося б # клітинки}} в {records, plural, one {# рядку} few {# рядках} many {# рядках} other {# рядка}}{inTable, select, true { на аркуші «{table}»} other {}}. Це відкладено.',
  'report.question.guard.model':
    'Змінилися налаштування або сам Rowcall. Через це {count, plural, one {змінилася б # клітинка} few {змінилися б # клітинки} many {змінилося б # клітинок} other {змінилося б # клітинки}} в {records, plural, one {# рядку} few {# рядках} many {# рядках} other {# рядка}}{inTable, select, true { на аркуші «{table}»} other {}}{isSending, select, true { і {messages, plural, one {пішло б # повідомлення} few {пішли б # повідомлення} many {пішло б # повідомлень} other {пішло б # повідомлення}}} other {}}. Це відкладено.',
  'report.question.unable': 'Ця версія Rowcall вирішити таке питання не вміє, вміє новіша.',
  'report.question.list':
    'Список {names} змінили. З ним {count, plural, one {# рядок оцінювався б інакше} few {# рядки оцінювалися б інакше} many {# рядків оцінювалися б інакше} other {# рядка оцінювалися б інакше}}: {where}. Поки ви не відповісте, діє попередній список.',
  'report.question.unknown-effect':
    'Ми не знаємо, чи надіслано {kind, select, slack {повідомлення в Slack} email {лист} sms {СМС} document {документ} other {повідомлення}}{isNamed, select, true { ({named})} other {}}. Погляньте {kind, select, slack {у Slack} email {серед надісланих листів} sms {серед надісланих СМС} document {там, де зберігаються документи} other {там, куди воно мало прийти}}.',
  'report.questions.alarm': 'Щось могло зникнути',
  'report.questions.conflict': 'Це змінили двоє',
  'report.questions.copy': 'Чи та це таблиця?',
  'report.questions.duplicate': 'Рядки, які, імовірно, про одне й те саме',
  'report.questions.guard': 'Водночас змінилося б багато',
  'report.questions.list': 'Список змінили',
  'report.questions.more':
    '{count, plural, one {і ще # питання} few {і ще # питання} many {і ще # питань} other {і ще # питання}}: усі покаже --all',
  'report.questions.next':
    '{count, plural, one {# питання чекає} few {# питання чекають} many {# питань чекають} other {# питання чекають}} на ваше слово: rowcall questions',
  'report.questions.unknown-effect': 'Ми не знаємо, чи це надіслано',
  'report.questions.waiting':
    '{count, plural, one {# питання чекає} few {# питання чекають} many {# питань чекають} other {# питання чекають}} на ваше слово.',
  'report.quoted': '{isEmpty, select, true {порожньо} other {«{text}»}}',
  'report.standing': '{column}: {value} — {standing}',
  'report.standing.least':
    '{days, plural, =0 {від сьогодні або довше} one {щонайменше # день} few {щонайменше # дні} many {щонайменше # днів} other {щонайменше # дня}}{isAdopted, select, true { (від появи Rowcall)} other {}}',
  'report.standing.since':
    '{days, plural, =0 {від сьогодні} one {# день, від {date}} few {# дні, від {date}} many {# днів, від {date}} other {# дня, від {date}}}{isTold, select, true {, автор: {who}} other {}}',
};

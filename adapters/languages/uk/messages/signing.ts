/** Що читають ті, хто за посиланням робить щось у рядку від свого імені. */
export const signingMessages: Readonly<Record<string, string>> = {
  'report.sign.code':
    'Ваш код: {code}. Він для «{choice}» у таблиці {table} й діє пів години. Якщо ви його не просили, нічого не робіть.',
  'report.sign.does.accept':
    '{count, plural, one {Буде записано # клітинку} few {Буде записано # клітинки} many {Буде записано # клітинок} other {Буде записано # клітинки}}:',
  'report.sign.does.apart':
    'Назавжди запам’ятовується, що це не {count, plural, one {той самий рядок} few {ті # рядки} many {ті # рядків} other {ті # рядка}}:',
  'report.sign.does.decline':
    '{count, plural, one {Відхиляється # пропозиція} few {Відхиляються # пропозиції} many {Відхиляється # пропозицій} other {Відхиляються # пропозиції}}, і більше про це не питають:',
  'report.sign.does.join':
    '{count, plural, one {Цей рядок і ось цей стануть одним} few {Цей рядок і один із цих # стануть одним} many {Цей рядок і один із цих # стануть одним} other {Цей рядок і один із цих # стануть одним}}:',
  'report.sign.does.other': 'У цьому рядку буде зроблено: «{choice}».',
  'report.sign.does.part': 'Об’єднані рядки знову стануть окремими.',
  'report.sign.does.undo':
    '{count, plural, one {У # клітинці} few {У # клітинках} many {У # клітинках} other {У # клітинки}} знову буде те, що було:',
  'report.sign.ready': 'Те, для чого в рядках потрібне ім’я, вирішують на {address}',
  'sign.no-staff': 'У рядках питають ім’я, а в налаштуваннях не названо списку працівників із поштою',
  'sign.no-staff.remedy': 'Назвіть його в розділі staff разом з email або вкажіть людей в actions за поштою.',
  'sign.no-way': 'У рядках питають ім’я, а назватися ніде',
  'sign.no-way.remedy':
    'Задайте GOOGLE_CLIENT_ID і GOOGLE_CLIENT_SECRET там, де працює Rowcall, або назвіть спосіб надсилання, що доходить до однієї людини.',
  'sign.nowhere': 'У рядках питають ім’я, а вести туди, де його називають, нікуди',
  'sign.nowhere.remedy':
    'Задайте ROWCALL_URL там, де працює Rowcall: адресу його функцій. Доти рядки відповідають командою.',
  'sign.unknown': 'За налаштуваннями в рядках вирішують {names}, а серед працівників таких немає',
  'sign.unknown.remedy': 'Напишіть їх так, як у списку працівників, або за поштою.',
  'ui.sign.as': 'Ви — {email}.',
  'ui.sign.busy.text': 'Забагато спроб. Зачекайте кілька хвилин і відкрийте посилання знову.',
  'ui.sign.busy.title': 'Не так швидко',
  'ui.sign.code.enter': 'Далі',
  'ui.sign.code.label': 'Код із повідомлення',
  'ui.sign.code.send': 'Надіслати код',
  'ui.sign.code.sent': 'Якщо {email} має право це вирішувати, на цю адресу надіслано код. Він діє пів години.',
  'ui.sign.code.wrong': 'Код не той. Подивіться ще раз.',
  'ui.sign.confirm': '{choice}',
  'ui.sign.done.text': 'Відповідь стоїть у рядку, а в історії — ваше ім’я. Сторінку можна закрити.',
  'ui.sign.done.title': 'Готово',
  'ui.sign.email.label': 'Ваша пошта, як у списку працівників',
  'ui.sign.failed.text': 'Нічого не змінено. Спробуйте ще раз за хвилину.',
  'ui.sign.failed.title': 'Не вийшло',
  'ui.sign.google': 'Увійти через Google',
  'ui.sign.google.failed': 'Google не сказав, хто ви. Спробуйте ще раз.',
  'ui.sign.google.unsure':
    'Google не ручається за цю адресу. Увійдіть з адресою Gmail або з робочою, якщо ваша компанія користується Google.',
  'ui.sign.late.text': 'Нічого не змінено. Подивіться на рядок і оберіть знову.',
  'ui.sign.late.title': 'Рядок тим часом змінили',
  'ui.sign.leave': 'Це не я',
  'ui.sign.nothing': '(порожньо)',
  'ui.sign.old.text': 'Посилання діє один раз і пів години. Оберіть у рядку знову — прийде нове.',
  'ui.sign.old.title': 'Це посилання вже нікуди не веде',
  'ui.sign.other.text': 'Нічого не змінено. Це вирішує хтось інший, або у вас для цього інша адреса.',
  'ui.sign.other.title': 'Це вирішуєте не ви',
  'ui.sign.paused.text': 'Нічого не змінено. Спробуйте, коли паузу знімуть.',
  'ui.sign.paused.title': 'Rowcall на паузі',
  'ui.sign.ready.title': '{choice}?',
  'ui.sign.row': '{table}: {label}',
  'ui.sign.who.text':
    'У рядку таблиці {table} обрали «{choice}». Це зараховується лише від імені того, хто має право вирішувати.',
  'ui.sign.who.title': 'Хто ви?',
  'ui.sign.watched.text': 'Нічого не змінено. У цій таблиці він нічого не робить, доки йому не дозволять.',
  'ui.sign.watched.title': 'Тут Rowcall лише дивиться',
  'ui.sign.working.text': 'Запам’ятовано; Rowcall зробить це, щойно дійде черга. Сторінку можна закрити.',
  'ui.sign.working.title': 'Прийнято до виконання',
};

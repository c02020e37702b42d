/** What is said of a connection to Notion. */
export const notionMessages: Readonly<Record<string, string>> = {
  'notion.busy':
    'Notion не приймає запитів ще {seconds, plural, one {# секунду} few {# секунди} many {# секунд} other {# секунди}}',
  'notion.busy.remedy': 'Нічого не втрачено: Rowcall зачекає й продовжить сам.',
  'report.notion.connected': 'Є зв’язок із Notion: «{name}», простір «{place}»',
  'notion.hook.none': 'Notion не повідомляє Rowcall про зміни',
  'notion.hook.none.remedy':
    'Rowcall час від часу питає сам. Щоб дізнаватися протягом хвилини, додайте вебхук у налаштуваннях інтеграції.',
  'report.notion.hook.set': 'Notion повідомляє Rowcall про зміни',
  'notion.key.missing': 'У таблиці «{title}» немає стовпця «_key», тому Rowcall не може додавати до неї рядки',
  'notion.key.missing.remedy':
    'Його додасть наступний запуск rowcall apply. Після цього сховайте його у своїх виглядах і не змінюйте того, що в ньому стоїть.',
  'notion.page.unseen': 'Notion не показує Rowcall сторінку з налаштувань',
  'notion.page.unseen.remedy': 'Відкрийте сторінку в Notion, виберіть ••• і «Підключення» та додайте «{name}».',
  'notion.people.unseen': 'Notion не повідомляє Rowcall, хто є хто',
  'notion.people.unseen.remedy':
    'Дозвольте інтеграції читати відомості про користувачів: це в її налаштуваннях на notion.so/profile/integrations.',
  'report.notion.tables':
    'У Notion {count, plural, one {знайдено # таблицю} few {знайдено # таблиці} many {знайдено # таблиць} other {знайдено # таблиці}}, усе потрібне на місці',
  'notion.token.missing': 'Ключ до Notion не задано: змінної NOTION_TOKEN немає',
  'notion.token.missing.remedy':
    'Створіть інтеграцію на notion.so/profile/integrations, скопіюйте її секрет і запишіть його в NOTION_TOKEN.',
  'notion.token.refused': 'Notion не приймає ключа з NOTION_TOKEN',
  'notion.token.refused.remedy': 'Скопіюйте секрет інтеграції знову на notion.so/profile/integrations.',
  'notion.unreachable': 'Notion не відповідає',
  'notion.unreachable.remedy': 'Перевірте інтернет і сторінку status.notion.so; Rowcall спробує ще раз сам.',
  'report.notion.owner': 'Підключення створив {owner}',
};

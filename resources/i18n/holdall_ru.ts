<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Vault</source>
        <translation>&amp;Хранилище</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Правка</translation>
    </message>
    <message>
        <source>Vie&amp;w</source>
        <translation>&amp;Вид</translation>
    </message>
    <message>
        <source>&amp;Go to</source>
        <translation>П&amp;ерейти</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Справка</translation>
    </message>
    <message>
        <source>&amp;Put files in…</source>
        <translation>Добавить &amp;файлы…</translation>
    </message>
    <message>
        <source>Put a &amp;folder in…</source>
        <translation>Добавить &amp;папку…</translation>
    </message>
    <message>
        <source>&amp;Save a copy of the original…</source>
        <translation>&amp;Сохранить копию оригинала…</translation>
    </message>
    <message>
        <source>&amp;Write everything out…</source>
        <translation>Выгрузи&amp;ть всё…</translation>
    </message>
    <message>
        <source>&amp;Check the vault</source>
        <translation>Проверить &amp;хранилище</translation>
    </message>
    <message>
        <source>&amp;Lock</source>
        <translation>&amp;Запереть</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>В&amp;ыйти</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Отменить</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Вернуть</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>&amp;Новая запись</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>От&amp;крыть</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Удалить</translation>
    </message>
    <message>
        <source>Put &amp;back</source>
        <translation>Восс&amp;тановить</translation>
    </message>
    <message>
        <source>&amp;Empty the bin…</source>
        <translation>О&amp;чистить корзину…</translation>
    </message>
    <message>
        <source>Move u&amp;p</source>
        <translation>Пере&amp;двинуть вверх</translation>
    </message>
    <message>
        <source>Move do&amp;wn</source>
        <translation>Передвинуть вни&amp;з</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>Н&amp;айти</translation>
    </message>
    <message>
        <source>&amp;Build the dossier…</source>
        <translation>Собрать &amp;досье…</translation>
    </message>
    <message>
        <source>P&amp;revious</source>
        <translation>&amp;Предыдущая</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Следующая</translation>
    </message>
    <message>
        <source>Zoom page &amp;in</source>
        <translation>Страницу к&amp;рупнее</translation>
    </message>
    <message>
        <source>Zoom page &amp;out</source>
        <translation>Страницу &amp;мельче</translation>
    </message>
    <message>
        <source>&amp;Fit page</source>
        <translation>Страницу &amp;целиком</translation>
    </message>
    <message>
        <source>&amp;Turn page</source>
        <translation>&amp;Повернуть страницу</translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation>Текст &amp;крупнее</translation>
    </message>
    <message>
        <source>&amp;Smaller text</source>
        <translation>Текст м&amp;ельче</translation>
    </message>
    <message>
        <source>&amp;Normal text</source>
        <translation>Текст &amp;обычный</translation>
    </message>
    <message>
        <source>Next &amp;part of the window</source>
        <translation>Следующая &amp;часть окна</translation>
    </message>
    <message>
        <source>&amp;Today</source>
        <translation>Се&amp;годня</translation>
    </message>
    <message>
        <source>&amp;Papers</source>
        <translation>&amp;Бумаги</translation>
    </message>
    <message>
        <source>P&amp;eople</source>
        <translation>&amp;Люди</translation>
    </message>
    <message>
        <source>&amp;Story</source>
        <translation>С&amp;обытия</translation>
    </message>
    <message>
        <source>&amp;Applications</source>
        <translation>&amp;Заявления</translation>
    </message>
    <message>
        <source>&amp;Dossiers</source>
        <translation>&amp;Досье</translation>
    </message>
    <message>
        <source>&amp;Bin</source>
        <translation>&amp;Корзина</translation>
    </message>
    <message>
        <source>&amp;Keys and help</source>
        <translation>&amp;Клавиши и справка</translation>
    </message>
</context>
<context>
    <name>AddScreen</name>
    <message>
        <source>Add a person</source>
        <translation>Ещё один человек</translation>
    </message>
    <message>
        <source>This person opens the vault with a passphrase of their own. They can then do all that you can: read, change and delete everything, let others in, and shut you out.</source>
        <translation>У этого человека будет своя фраза. Он сможет всё то же, что и вы: читать, менять и удалять что угодно, впускать других и закрыть доступ вам.</translation>
    </message>
    <message>
        <source>Let them choose the passphrase and type it here themselves; you need not know it.</source>
        <translation>Пусть он сам придумает фразу и сам введёт её здесь: вам её знать незачем.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Добавить</translation>
    </message>
</context>
<context>
    <name>Amounts</name>
    <message>
        <source>less than a minute left</source>
        <translation>осталось меньше минуты</translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>осталось около %n минуты</numerusform>
            <numerusform>осталось около %n минут</numerusform>
            <numerusform>осталось около %n минут</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n hour(s) left</source>
        <translation>
            <numerusform>осталось около %n часа</numerusform>
            <numerusform>осталось около %n часов</numerusform>
            <numerusform>осталось около %n часов</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ApplicationKind</name>
    <message>
        <source>Asylum</source>
        <translation>Убежище</translation>
    </message>
    <message>
        <source>Residence</source>
        <translation>Вид на жительство</translation>
    </message>
    <message>
        <source>Work permit</source>
        <translation>Разрешение на работу</translation>
    </message>
    <message>
        <source>Visa</source>
        <translation>Виза</translation>
    </message>
    <message>
        <source>Travel document</source>
        <translation>Проездной документ</translation>
    </message>
    <message>
        <source>Registration</source>
        <translation>Регистрация</translation>
    </message>
    <message>
        <source>Appeal</source>
        <translation>Обжалование</translation>
    </message>
    <message>
        <source>Other application</source>
        <translation>Другое заявление</translation>
    </message>
</context>
<context>
    <name>ApplicationStatus</name>
    <message>
        <source>Planned</source>
        <translation>Задумано</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Готовится</translation>
    </message>
    <message>
        <source>Filed</source>
        <translation>Подано</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Ждёт решения</translation>
    </message>
    <message>
        <source>Interview</source>
        <translation>Собеседование</translation>
    </message>
    <message>
        <source>Granted</source>
        <translation>Одобрено</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Отказано</translation>
    </message>
    <message>
        <source>Appealed</source>
        <translation>Обжаловано</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Истекло</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Отозвано</translation>
    </message>
</context>
<context>
    <name>ApplicationsPage</name>
    <message>
        <source>Applications</source>
        <translation>Заявления</translation>
    </message>
    <message>
        <source>New application</source>
        <translation>Новое заявление</translation>
    </message>
    <message>
        <source>Nothing asked for yet. A visa, a permit, a claim, an appeal: write down each one, and what is due next.</source>
        <translation>Пока ни одного обращения. Виза, разрешение, ходатайство, жалоба: запишите каждое и то, что нужно сделать дальше.</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Заявление</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Next date</source>
        <translation>Ближайшая дата</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Что это</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Where it stands</source>
        <translation>На каком оно этапе</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Дальше</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Следующий шаг</translation>
    </message>
    <message>
        <source>By when</source>
        <translation>К какому дню</translation>
    </message>
    <message>
        <source>With whom</source>
        <translation>Где</translation>
    </message>
    <message>
        <source>Authority</source>
        <translation>Ведомство</translation>
    </message>
    <message>
        <source>Country, three letters</source>
        <translation>Страна, три буквы</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Номер</translation>
    </message>
    <message>
        <source>Handed in</source>
        <translation>Подано</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>Пошлина</translation>
    </message>
    <message>
        <source>Validity</source>
        <translation>Срок действия</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>Действует с</translation>
    </message>
    <message>
        <source>Valid to</source>
        <translation>Действует до</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Условия</translation>
    </message>
    <message>
        <source>People and papers</source>
        <translation>Люди и бумаги</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Добавить человека</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>За кого</translation>
    </message>
    <message>
        <source>Add a paper</source>
        <translation>Добавить бумагу</translation>
    </message>
    <message>
        <source>Its papers</source>
        <translation>Его бумаги</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Заметки</translation>
    </message>
</context>
<context>
    <name>Archival</name>
    <message>
        <source>The file keeps to PDF/A-2b, the standard for archives.</source>
        <translation>Файл соответствует PDF/A-2b — стандарту для архивов.</translation>
    </message>
    <message>
        <source>It is an ordinary PDF, not one for archives (PDF/A-2b). That rarely matters: authorities usually ask for a PDF and no more. Why:</source>
        <translation>Это обычный PDF, не архивный (PDF/A-2b). Почти всегда это неважно: ведомства обычно просят просто PDF. Причина:</translation>
    </message>
    <message>
        <source>%1: the file does not hold the fonts that it uses.</source>
        <translation>%1: в файле нет шрифтов, которыми он набран.</translation>
    </message>
    <message>
        <source>%1: a font in the file breaks a rule, or could not be proved to keep to it.</source>
        <translation>%1: шрифт в файле нарушает правила или проверить его не удалось.</translation>
    </message>
    <message>
        <source>%1: its colours are meant for a printing press or are not known.</source>
        <translation>%1: цвета рассчитаны на типографию или неизвестны.</translation>
    </message>
    <message>
        <source>%1: a picture is stored in a way that archives do not take.</source>
        <translation>%1: картинка хранится способом, который в архивах не принимают.</translation>
    </message>
    <message>
        <source>%1: the file refers to something that it lacks or that is damaged.</source>
        <translation>%1: файл ссылается на то, чего в нём нет или что повреждено.</translation>
    </message>
    <message>
        <source>%1: the file uses something that archives do not take.</source>
        <translation>%1: в файле есть то, чего в архивы не принимают.</translation>
    </message>
</context>
<context>
    <name>BinPage</name>
    <message>
        <source>Bin</source>
        <translation>Корзина</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Удалено</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Восстановить</translation>
    </message>
    <message>
        <source>Remove for good…</source>
        <translation>Удалить навсегда…</translation>
    </message>
    <message>
        <source>Empty the bin…</source>
        <translation>Очистить корзину…</translation>
    </message>
    <message>
        <source>Forget steps that can be taken back…</source>
        <translation>Стереть историю отмены…</translation>
    </message>
    <message>
        <source>Put back: %1</source>
        <translation>Восстановлено: %1</translation>
    </message>
    <message>
        <source>Putting back</source>
        <translation>Восстановление</translation>
    </message>
    <message>
        <source>Remove for good</source>
        <translation>Удалить навсегда</translation>
    </message>
    <message>
        <source>Empty the bin</source>
        <translation>Очистить корзину</translation>
    </message>
    <message>
        <source>Removing for good</source>
        <translation>Удаление навсегда</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) removed for good.</source>
        <translation>
            <numerusform>Навсегда удалена %n запись.</numerusform>
            <numerusform>Навсегда удалены %n записи.</numerusform>
            <numerusform>Навсегда удалено %n записей.</numerusform>
        </translation>
    </message>
    <message>
        <source>What was kept to take steps back is removed.</source>
        <translation>История отмены стёрта.</translation>
    </message>
    <message>
        <source>Stopped. What is still in the bin can be put back.</source>
        <translation>Остановлено. То, что ещё в корзине, можно восстановить.</translation>
    </message>
    <message>
        <source>unnamed</source>
        <translation>без названия</translation>
    </message>
    <message>
        <source>What was deleted</source>
        <translation>Удалённое</translation>
    </message>
    <message>
        <source>What you delete waits here, a paper with its files. Put it back, also much later, or remove it for good.</source>
        <translation>Здесь лежит всё, что вы удалили, бумаги вместе с файлами. Это можно восстановить, даже спустя долгое время, или удалить навсегда.</translation>
    </message>
    <message>
        <source>The bin is empty. What you delete waits here until you put it back or remove it for good.</source>
        <translation>Корзина пуста. Удалённое лежит здесь, пока вы не восстановите его или не удалите навсегда.</translation>
    </message>
</context>
<context>
    <name>ChangeScreen</name>
    <message>
        <source>Change a passphrase</source>
        <translation>Смена фразы</translation>
    </message>
    <message>
        <source>The new passphrase takes the place of the one that you type first. Other passphrases and the recovery code stay as they are.</source>
        <translation>Новая фраза встанет на место той, которую вы введёте первой. Другие фразы и код восстановления останутся прежними.</translation>
    </message>
    <message>
        <source>Copies of the vault made before still open with the old one.</source>
        <translation>Копии хранилища, сделанные раньше, по-прежнему открываются старой.</translation>
    </message>
    <message>
        <source>Passphrase until now</source>
        <translation>Прежняя фраза</translation>
    </message>
    <message>
        <source>The new one</source>
        <translation>Новая</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>Сменить фразу</translation>
    </message>
    <message>
        <source>Type the passphrase until now.</source>
        <translation>Введите прежнюю фразу.</translation>
    </message>
</context>
<context>
    <name>Claims</name>
    <message>
        <source>Device</source>
        <translation>Устройство</translation>
    </message>
    <message>
        <source>Lens</source>
        <translation>Объектив</translation>
    </message>
    <message>
        <source>Number of the device</source>
        <translation>Номер устройства</translation>
    </message>
    <message>
        <source>Owner of the device</source>
        <translation>Владелец устройства</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Автор</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Описание</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Программа</translation>
    </message>
    <message>
        <source>Taken on</source>
        <translation>Снято</translation>
    </message>
    <message>
        <source>Made on</source>
        <translation>Создано</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Место</translation>
    </message>
</context>
<context>
    <name>Confirm</name>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>CreateScreen</name>
    <message>
        <source>Create a vault</source>
        <translation>Новое хранилище</translation>
    </message>
    <message>
        <source>A vault is one folder. It can be copied, moved, and carried on a stick.</source>
        <translation>Хранилище — это одна папка. Её можно копировать, переносить и носить на флешке.</translation>
    </message>
    <message>
        <source>Folder in which the vault is made</source>
        <translation>Папка, в которой появится хранилище</translation>
    </message>
    <message>
        <source>In the folder</source>
        <translation>В какой папке</translation>
    </message>
    <message>
        <source>My papers</source>
        <translation>Мои бумаги</translation>
    </message>
    <message>
        <source>Name of the vault</source>
        <translation>Имя хранилища</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Others can see this name. Do not put your own in it.</source>
        <translation>Это имя видно посторонним. Не пишите в нём своего.</translation>
    </message>
    <message>
        <source>Whoever has the passphrase can open the vault; without it and without the recovery code nobody can. What else Holdall can and cannot do stands on the first screen.</source>
        <translation>Хранилище откроет любой, кто знает парольную фразу; без неё и без кода восстановления его не откроет никто. Что ещё Holdall может и чего не может, сказано на первом экране.</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Создать</translation>
    </message>
    <message>
        <source>Where shall the vault be made?</source>
        <translation>Где создать хранилище?</translation>
    </message>
    <message>
        <source>The vault needs a name without / \ : * ? &quot; &lt; &gt; |</source>
        <translation>Нужно имя без знаков / \ : * ? &quot; &lt; &gt; |</translation>
    </message>
</context>
<context>
    <name>DamagedScreen</name>
    <message>
        <source>This vault does not open</source>
        <translation>Хранилище не открывается</translation>
    </message>
    <message>
        <source>Nothing has been changed so far. If you can, copy the whole folder to another disk first: the disk it lies on may be failing.</source>
        <translation>Пока ничего не изменено. Если можете, сначала скопируйте всю папку на другой диск: этот может выходить из строя.</translation>
    </message>
    <message>
        <source>How shall it be repaired?</source>
        <translation>Из чего восстановить?</translation>
    </message>
    <message>
        <source>The list as it is now is kept in the folder “damaged” within the vault until the vault was opened and closed twice.</source>
        <translation>Нынешний список останется внутри хранилища, в папке damaged, пока вы дважды не откроете и не закроете хранилище.</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Восстановить</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Остановить</translation>
    </message>
    <message>
        <source>%1 of %2 read</source>
        <translation>Прочитано %1 из %2</translation>
    </message>
    <message>
        <source>Stopped. The vault is as it was.</source>
        <translation>Остановлено. Хранилище осталось каким было.</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Останавливаем…</translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>today</source>
        <translation>сегодня</translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>через %n день</numerusform>
            <numerusform>через %n дня</numerusform>
            <numerusform>через %n дней</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n день назад</numerusform>
            <numerusform>%n дня назад</numerusform>
            <numerusform>%n дней назад</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DossierBuilding</name>
    <message>
        <source>Save the dossier, not encrypted, as</source>
        <translation>Сохранить досье без шифрования как</translation>
    </message>
    <message>
        <source>Building the dossier</source>
        <translation>Собираем досье</translation>
    </message>
    <message numerus="yes">
        <source>Dossier ready: %n page(s). Every page was checked against the index.</source>
        <translation>
            <numerusform>Досье готово: %n страница. Каждая страница сверена с описью.</numerusform>
            <numerusform>Досье готово: %n страницы. Каждая страница сверена с описью.</numerusform>
            <numerusform>Досье готово: %n страниц. Каждая страница сверена с описью.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is called %1 and lies in %2. This copy is not encrypted.</source>
        <translation>Файл называется %1 и лежит в %2. Эта копия не зашифрована.</translation>
    </message>
    <message>
        <source>Words on a page of an exhibit that nobody sees, as under a black bar, are still in it and can be read. Where that would hurt somebody, put in a picture of the page instead.</source>
        <translation>Слова на странице приложения, которых не видно, например под чёрной полосой, остаются в файле, и их можно прочитать. Если это может кому-то навредить, замените такой файл снимком страницы.</translation>
    </message>
    <message>
        <source>It is larger than this authority accepts. Take some exhibits off.</source>
        <translation>Он больше, чем принимает это ведомство. Уберите часть приложений.</translation>
    </message>
    <message>
        <source>Stopped. No dossier was made.</source>
        <translation>Остановлено. Досье не создано.</translation>
    </message>
</context>
<context>
    <name>DossierForm</name>
    <message>
        <source>Title on the cover</source>
        <translation>Название на обложке</translation>
    </message>
    <message>
        <source>For which authority</source>
        <translation>Для какого ведомства</translation>
    </message>
    <message>
        <source>Language of the pages that Holdall writes</source>
        <translation>Язык страниц, которые пишет Holdall</translation>
    </message>
    <message>
        <source>Nobody who grew up with this language has checked Holdall&apos;s words in it yet. Have somebody who knows it well read the pages that Holdall writes before you hand them in.</source>
        <translation>Слова Holdall на этом языке пока не проверял никто из тех, для кого он родной. Прежде чем подавать досье, попросите хорошо знающего язык человека прочитать страницы, которые пишет Holdall.</translation>
    </message>
    <message>
        <source>Whose dossier</source>
        <translation>Чьё досье</translation>
    </message>
    <message>
        <source>Add a family member</source>
        <translation>Добавить члена семьи</translation>
    </message>
    <message>
        <source>Others included</source>
        <translation>Кто ещё включён</translation>
    </message>
    <message>
        <source>Not said yet</source>
        <translation>Ещё не указано</translation>
    </message>
    <message>
        <source>%1, not yet checked</source>
        <translation>%1, пока не проверен</translation>
    </message>
</context>
<context>
    <name>DossierPages</name>
    <message>
        <source>Previous page</source>
        <translation>Предыдущая страница</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Следующая страница</translation>
    </message>
    <message>
        <source>Setting the pages…</source>
        <translation>Готовим страницы…</translation>
    </message>
    <message>
        <source>Stamped: %1</source>
        <translation>Штамп: %1</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Страница %1 из %2</translation>
    </message>
</context>
<context>
    <name>DossiersPage</name>
    <message>
        <source>Dossiers</source>
        <translation>Досье</translation>
    </message>
    <message>
        <source>Dossier without a title</source>
        <translation>Досье без названия</translation>
    </message>
    <message>
        <source>Dossier</source>
        <translation>Досье</translation>
    </message>
    <message>
        <source>New dossier</source>
        <translation>Новое досье</translation>
    </message>
    <message>
        <source>Delete: %1</source>
        <translation>Удалить: %1</translation>
    </message>
    <message>
        <source>Deleted: %1</source>
        <translation>Удалено: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n страница</numerusform>
            <numerusform>%n страницы</numerusform>
            <numerusform>%n страниц</numerusform>
        </translation>
    </message>
    <message>
        <source>Write the statement</source>
        <translation>Заявление о событиях</translation>
    </message>
    <message>
        <source>Exhibit %1</source>
        <translation>Приложение %1</translation>
    </message>
    <message>
        <source>Which dossier</source>
        <translation>Какое досье</translation>
    </message>
    <message>
        <source>Build the dossier</source>
        <translation>Собрать досье</translation>
    </message>
    <message>
        <source>No dossier yet. Holdall begins with all your papers in a sensible order; change what you like.</source>
        <translation>Пока ни одного досье. Для начала Holdall возьмёт все ваши бумаги в разумном порядке; меняйте что угодно.</translation>
    </message>
    <message>
        <source>Exhibits</source>
        <translation>Приложения</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Рассказ</translation>
    </message>
    <message>
        <source>Cover</source>
        <translation>Обложка</translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation>Чего не хватает</translation>
    </message>
</context>
<context>
    <name>EntrySteps</name>
    <message>
        <source>The new passphrase is set.</source>
        <translation>Новая фраза задана.</translation>
    </message>
</context>
<context>
    <name>EraseScreen</name>
    <message>
        <source>Erase this vault</source>
        <translation>Стереть хранилище</translation>
    </message>
    <message>
        <source>This destroys the vault for everybody, you included: every original, everything written about them, the spare copies, the key file. No passphrase and no recovery code brings anything back. Files in its folder that are not the vault&apos;s stay.</source>
        <translation>Хранилище будет уничтожено для всех, и для вас тоже: все оригиналы, всё, что о них записано, запасные копии и файл ключей. Ни парольная фраза, ни код восстановления ничего не вернут. Посторонние файлы в его папке останутся.</translation>
    </message>
    <message>
        <source>What this does not do</source>
        <translation>Чего это не сделает</translation>
    </message>
    <message>
        <source>Hold down to erase</source>
        <translation>Удерживайте, чтобы стереть</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Or type the vault&apos;s name, %1:</source>
        <translation>Или введите имя хранилища, %1:</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Стереть</translation>
    </message>
    <message>
        <source>Let go too early: nothing was done. Hold it until the line below it is full.</source>
        <translation>Отпущено слишком рано: ничего не сделано. Держите кнопку, пока черта под ней не заполнится.</translation>
    </message>
    <message>
        <source>This is not the vault&apos;s name. Nothing was done.</source>
        <translation>Это не имя хранилища. Ничего не сделано.</translation>
    </message>
</context>
<context>
    <name>Erasing</name>
    <message>
        <source>Sticks, memory cards and SSDs may keep old copies of what was overwritten, and a laboratory may find them.</source>
        <translation>Флешки, карты памяти и SSD могут хранить старые копии того, что было перезаписано, и лаборатория может их найти.</translation>
    </message>
    <message>
        <source>Other copies of the vault, in backups, with a sync service, on other sticks, are not touched and open as before. Dossiers and everything else that you saved stay where they are.</source>
        <translation>Другие копии хранилища (резервные, в облаке, на других флешках) не изменятся и откроются как прежде. Досье и всё остальное, что вы сохранили, останется на месте.</translation>
    </message>
    <message>
        <source>Stopped. Nothing opens the vault any more, but most of its files are still there. Erase the rest, or delete the folder.</source>
        <translation>Остановлено. Хранилище больше ничем не открыть, но большая часть его файлов ещё на месте. Сотрите остальное или удалите папку.</translation>
    </message>
    <message>
        <source>Stopped. Nothing was touched: the vault is as it was.</source>
        <translation>Остановлено. Мы ничего не тронули: хранилище осталось каким было.</translation>
    </message>
    <message>
        <source>Nothing was touched: the place where the vault lies cannot be written to. If it is a card or stick with a small switch against writing, move that and try again.</source>
        <translation>Мы ничего не тронули: туда, где лежит хранилище, нельзя записать. Если на карте или флешке есть переключатель защиты от записи, передвиньте его и попробуйте снова.</translation>
    </message>
</context>
<context>
    <name>ErasingScreen</name>
    <message>
        <source>Erasing the vault</source>
        <translation>Стирание хранилища</translation>
    </message>
    <message>
        <source>Erase again</source>
        <translation>Стереть ещё раз</translation>
    </message>
    <message>
        <source>To the first screen</source>
        <translation>На первый экран</translation>
    </message>
    <message>
        <source>Nothing opens it any more. Overwriting the rest: %1 of %2 files</source>
        <translation>Его больше ничем не открыть. Остальное перезаписывается: файлов %1 из %2</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>This passphrase does not open the vault.</source>
        <translation>Этой фразой хранилище не открывается.</translation>
    </message>
    <message>
        <source>The vault is damaged, or was changed outside Holdall. Nothing was written. Use your latest copy, or ask for help before trying again.</source>
        <translation>Хранилище повреждено или изменено без Holdall. Мы ничего в нём не тронули. Возьмите последнюю копию или попросите помощи, прежде чем пробовать снова.</translation>
    </message>
    <message>
        <source>The vault is open in another window or on another computer. Close it there first.</source>
        <translation>Хранилище открыто в другом окне или на другом компьютере. Сначала закройте его там.</translation>
    </message>
    <message>
        <source>This folder is not a Holdall vault.</source>
        <translation>Эта папка — не хранилище Holdall.</translation>
    </message>
    <message>
        <source>The vault cannot be written to where it lies, so it can only be read. Copy the whole folder to another disk to change it.</source>
        <translation>Там, где лежит хранилище, запись невозможна, поэтому его можно только читать. Чтобы изменять его, скопируйте всю папку на другой диск.</translation>
    </message>
    <message>
        <source>This vault was last written by a newer Holdall, so this one only reads it. Use the newer one to change it.</source>
        <translation>Последние изменения в это хранилище внёс более новый Holdall, поэтому эта версия его только читает. Чтобы изменять его, откройте его в более новой.</translation>
    </message>
    <message>
        <source>The vault was not closed properly, and here it cannot be written to, so it was not opened. Open it once on a disk that can be written to, with the Holdall that was used last.</source>
        <translation>Хранилище не было закрыто как следует, а записать в него здесь нельзя, поэтому оно не открыто. Откройте его один раз на диске, где запись возможна, той версией Holdall, в которой с ним работали последней.</translation>
    </message>
    <message>
        <source>The index of words was damaged and removed. Nothing else is lost: search again to make it anew.</source>
        <translation>Указатель слов был повреждён и удалён. Больше ничего не потеряно: повторите поиск, и он будет создан заново.</translation>
    </message>
    <message>
        <source>There is already something with this name. Choose another name.</source>
        <translation>Такое имя уже занято. Выберите другое.</translation>
    </message>
    <message>
        <source>The vault&apos;s folder holds a later state of it, under newer keys: an older key file was put back. Nothing was changed. Unlock the vault: the page Vault says what to do, also when there is no newer copy of it.</source>
        <translation>В папке хранилища лежит его более позднее состояние под более новыми ключами: файл ключей заменён старым. Ничего не изменено. Откройте хранилище: на странице «Хранилище» сказано, что делать, в том числе если более новой копии нет.</translation>
    </message>
    <message>
        <source>The disk did not take the last step. Nothing is lost, but it is not certain whether the new keys count or the old ones: keep both recovery codes, the new one and the one before. Go on once the disk is well.</source>
        <translation>Диск не принял последний шаг. Ничего не потеряно, но неизвестно, какие ключи действуют, новые или прежние: сохраните оба кода восстановления, новый и прежний. Продолжите, когда диск будет в порядке.</translation>
    </message>
    <message>
        <source>The vault cannot be used now. Nothing was written.</source>
        <translation>Сейчас с хранилищем работать нельзя. Мы ничего в нём не тронули.</translation>
    </message>
    <message>
        <source>Stopped. What was finished is kept.</source>
        <translation>Остановлено. Всё, что успело завершиться, сохранено.</translation>
    </message>
    <message>
        <source>This cannot be used.</source>
        <translation>Это использовать нельзя.</translation>
    </message>
    <message>
        <source>The disk is full. Nothing is lost: make room and try again.</source>
        <translation>На диске нет места. Ничего не потеряно: освободите место и попробуйте снова.</translation>
    </message>
    <message>
        <source>This place cannot be written to. Choose another folder.</source>
        <translation>Сюда нельзя записать. Выберите другую папку.</translation>
    </message>
    <message>
        <source>This opened the vault once, but was changed or revoked since. Use what took its place.</source>
        <translation>Раньше это открывало хранилище, но с тех пор было сменено или отозвано. Используйте то, что пришло на замену.</translation>
    </message>
    <message>
        <source>The vault has new keys since, and this opens only an older copy of its key file. Use the passphrase that was kept, or the recovery code made then.</source>
        <translation>С тех пор у хранилища новые ключи, и это открывает лишь старую копию файла ключей. Используйте фразу, которая осталась в силе, или код восстановления, созданный вместе с новыми ключами.</translation>
    </message>
    <message>
        <source>Both copies of the vault&apos;s key file are damaged. Without them nobody can open it, and no repair helps. Look for another copy of the whole vault folder.</source>
        <translation>Повреждены обе копии файла ключей. Без него хранилище никто не откроет, и восстановить его нельзя. Поищите другую копию всей папки хранилища.</translation>
    </message>
    <message>
        <source>The files “vault.key” and “vault.key2” in this folder belong to two different vaults, and nothing shows that what this passphrase opens is this vault&apos;s. Nothing was changed. Move the one that belongs elsewhere out of the folder, keep it, and try again.</source>
        <translation>Файлы «vault.key» и «vault.key2» в этой папке принадлежат двум разным хранилищам, и ничто не показывает, что эта парольная фраза открывает именно это хранилище. Ничего не изменено. Переместите чужой файл из папки в другое место, сохраните его и попробуйте снова.</translation>
    </message>
    <message>
        <source>In the vault&apos;s folder there is something that Holdall never puts there, such as a link that leads elsewhere. Nothing was opened. Use another copy of the folder, or ask for help.</source>
        <translation>В папке хранилища лежит то, чего Holdall туда не кладёт, например ссылка, ведущая в другое место. Мы ничего не открывали. Возьмите другую копию папки или попросите помощи.</translation>
    </message>
    <message>
        <source>This vault was made by a newer Holdall. Open it with that one. Nothing was written.</source>
        <translation>Это хранилище создано более новой версией Holdall. Откройте его в ней. Мы ничего в нём не тронули.</translation>
    </message>
    <message>
        <source>The vault was locked meanwhile. What was saved is safe.</source>
        <translation>Тем временем хранилище заперли. Всё сохранённое цело.</translation>
    </message>
    <message>
        <source>Files cannot be opened safely on this computer now, so none was opened. Start Holdall again.</source>
        <translation>Сейчас файлы на этом компьютере нельзя открыть безопасно, поэтому ни один не открыт. Запустите Holdall заново.</translation>
    </message>
    <message>
        <source>The medium did not take what was written, so the vault is not erased; perhaps it still opens. Try again. If that fails, too, only destroying the medium helps.</source>
        <translation>Носитель не принял запись, поэтому хранилище не стёрто; возможно, оно ещё открывается. Попробуйте снова. Если не выйдет и тогда, остаётся только уничтожить сам носитель.</translation>
    </message>
    <message>
        <source>In the vault lie originals that its list does not name, and new keys would leave them behind. Unlock the vault, check it on the page Vault and take them in; then try again.</source>
        <translation>В хранилище лежат оригиналы, которых нет в его списке, и новые ключи оставили бы их позади. Откройте хранилище, проверьте его на странице «Хранилище» и примите их; затем попробуйте ещё раз.</translation>
    </message>
    <message>
        <source>What the old keys opened could not be removed yet. Open the vault and lock it again when the disk is well: then it is removed.</source>
        <translation>То, что открывали прежние ключи, пока не удалось удалить. Когда диск будет в порядке, откройте хранилище и снова заприте его: тогда оно будет удалено.</translation>
    </message>
    <message>
        <source>There is too little room where the vault lies: %1 are needed, %2 are free. Nothing was changed. Make room, or copy the whole folder to a larger disk, and try again.</source>
        <translation>Там, где лежит хранилище, мало места: нужно %1, свободно %2. Ничего не изменено. Освободите место или скопируйте всю папку на диск побольше и попробуйте снова.</translation>
    </message>
    <message>
        <source>This disk takes no file that large: FAT32, as on most sticks, ends at 4 GB. Choose another.</source>
        <translation>Этот диск не принимает такие большие файлы: у FAT32, как на большинстве флешек, предел 4 ГБ. Выберите другой.</translation>
    </message>
    <message>
        <source>Access was refused. Allow your account to read and write there, or copy the whole folder to a place of your own.</source>
        <translation>В доступе отказано. Разрешите своей учётной записи читать и записывать там или скопируйте всю папку в своё место.</translation>
    </message>
    <message>
        <source>This is not there any more. If it lies on a stick or a network disk, connect it again, then try once more.</source>
        <translation>Этого там больше нет. Если оно лежит на флешке или сетевом диске, подключите его снова и попробуйте ещё раз.</translation>
    </message>
    <message>
        <source>The disk could not be read or written to. See that it is connected and try again; if it fails again, copy everything to another disk.</source>
        <translation>Не удалось прочитать диск или записать на него. Проверьте, подключён ли он, и попробуйте ещё раз; если снова не выйдет, скопируйте всё на другой диск.</translation>
    </message>
    <message>
        <source>Something went wrong, and the work was stopped. What was saved is safe.</source>
        <translation>Что-то пошло не так, работа остановлена. Всё сохранённое цело.</translation>
    </message>
    <message>
        <source>The file is damaged and cannot be read.</source>
        <translation>Файл повреждён и не читается.</translation>
    </message>
    <message>
        <source>The file is locked with a password of its own.</source>
        <translation>Файл закрыт собственным паролем.</translation>
    </message>
    <message>
        <source>This kind of file cannot be shown yet. It is kept as it is.</source>
        <translation>Файлы такого вида мы пока не показываем. Файл сохранён как есть.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Файл пуст.</translation>
    </message>
    <message>
        <source>The file is too large to be opened safely.</source>
        <translation>Файл слишком велик, открывать его небезопасно.</translation>
    </message>
    <message>
        <source>The file needs more memory than is safe to give it.</source>
        <translation>Файл требует больше памяти, чем можно безопасно дать.</translation>
    </message>
    <message>
        <source>The file takes too long to open.</source>
        <translation>Файл открывается слишком долго.</translation>
    </message>
    <message>
        <source>The file made its reader crash. It may be hostile. Nothing else was touched.</source>
        <translation>При чтении файла произошёл сбой. Возможно, файл вредоносный. Остальное не затронуто.</translation>
    </message>
    <message>
        <source>This passphrase opens the vault already. Choose another.</source>
        <translation>Эта фраза уже открывает хранилище. Выберите другую.</translation>
    </message>
    <message>
        <source>Eight passphrases and codes open this vault, and there is room for no more. Remove one first.</source>
        <translation>Хранилище уже открывают восемь фраз и кодов, больше не поместится. Сначала уберите одну из них.</translation>
    </message>
    <message>
        <source>No spare copy of the list can be used any more. Nothing was changed. Choose another way.</source>
        <translation>Ни одна запасная копия списка больше не годится. Ничего не изменено. Выберите другой способ.</translation>
    </message>
    <message>
        <source>Not one original is left that could be read. Nothing was changed. If the files “vault.key” and “vault.key2” were copied here from another vault, put this vault&apos;s own back; else look for another copy of the whole vault folder.</source>
        <translation>Не осталось ни одного оригинала, который можно прочитать. Ничего не изменено. Если файлы «vault.key» и «vault.key2» скопированы сюда из другого хранилища, верните на место собственные файлы этого хранилища; иначе поищите другую копию всей папки хранилища.</translation>
    </message>
    <message>
        <source>Nothing else opens this vault, so this one cannot be revoked. Nothing was changed.</source>
        <translation>Больше хранилище ничем не открывается, поэтому отозвать это нельзя. Ничего не изменено.</translation>
    </message>
    <message>
        <source>This is the one that you are revoking. Type another passphrase or the recovery code.</source>
        <translation>Это то самое, что вы отзываете. Введите другую фразу или код восстановления.</translation>
    </message>
    <message>
        <source>Nothing opens with this number any more. Nothing was changed.</source>
        <translation>Под этим номером уже ничего нет. Ничего не изменено.</translation>
    </message>
    <message>
        <source>The file is no longer there.</source>
        <translation>Файла больше нет на месте.</translation>
    </message>
    <message>
        <source>The file cannot be read: access was refused.</source>
        <translation>Файл не прочитать: нет доступа.</translation>
    </message>
    <message>
        <source>“%1”: %2</source>
        <translation>«%1»: %2</translation>
    </message>
    <message>
        <source>Group %1 of the code is mistyped.</source>
        <translation>В группе %1 опечатка.</translation>
    </message>
    <message>
        <source>This is the recovery code. Type the passphrase.</source>
        <translation>Это код восстановления. Введите фразу.</translation>
    </message>
    <message>
        <source>This code does not open the vault.</source>
        <translation>Этим кодом хранилище не открывается.</translation>
    </message>
    <message>
        <source>Keyboard: %1.</source>
        <translation>Раскладка: %1.</translation>
    </message>
    <message>
        <source>It looks like words typed with the other keyboard language: switch it and type them again.</source>
        <translation>Похоже на слова, набранные в другой раскладке: переключите её и наберите снова.</translation>
    </message>
</context>
<context>
    <name>EventKind</name>
    <message>
        <source>Arrest</source>
        <translation>Задержание</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Обыск</translation>
    </message>
    <message>
        <source>Beating</source>
        <translation>Избиение</translation>
    </message>
    <message>
        <source>Torture</source>
        <translation>Пытки</translation>
    </message>
    <message>
        <source>Prosecution</source>
        <translation>Уголовное преследование</translation>
    </message>
    <message>
        <source>Trial</source>
        <translation>Суд</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>Штраф</translation>
    </message>
    <message>
        <source>Detention</source>
        <translation>Лишение свободы</translation>
    </message>
    <message>
        <source>Dismissal</source>
        <translation>Увольнение</translation>
    </message>
    <message>
        <source>Threat</source>
        <translation>Угроза</translation>
    </message>
    <message>
        <source>Surveillance</source>
        <translation>Слежка</translation>
    </message>
    <message>
        <source>Conscription</source>
        <translation>Призыв</translation>
    </message>
    <message>
        <source>Removal of a child</source>
        <translation>Изъятие ребёнка</translation>
    </message>
    <message>
        <source>Accounts frozen</source>
        <translation>Блокировка счетов</translation>
    </message>
    <message>
        <source>Protest</source>
        <translation>Протест</translation>
    </message>
    <message>
        <source>Departure</source>
        <translation>Отъезд</translation>
    </message>
    <message>
        <source>Other event</source>
        <translation>Другое событие</translation>
    </message>
</context>
<context>
    <name>EvidenceLine</name>
    <message>
        <source>What it proves</source>
        <translation>Что подтверждает</translation>
    </message>
    <message>
        <source>What it proves: %1</source>
        <translation>Что подтверждает: %1</translation>
    </message>
</context>
<context>
    <name>EvidenceLinks</name>
    <message>
        <source>Add a paper that proves this</source>
        <translation>Добавить подтверждение</translation>
    </message>
</context>
<context>
    <name>ExhibitOutline</name>
    <message>
        <source>Exhibits in order</source>
        <translation>Приложения по порядку</translation>
    </message>
</context>
<context>
    <name>ExhibitsTab</name>
    <message>
        <source>Add an exhibit</source>
        <translation>Добавить приложение</translation>
    </message>
    <message>
        <source>Take an exhibit off</source>
        <translation>Убрать приложение</translation>
    </message>
    <message>
        <source>Change the order of exhibits</source>
        <translation>Порядок приложений</translation>
    </message>
    <message>
        <source>Title of an exhibit</source>
        <translation>Название приложения</translation>
    </message>
    <message>
        <source>Section of an exhibit</source>
        <translation>Раздел приложения</translation>
    </message>
    <message>
        <source>By its kind</source>
        <translation>По виду бумаги</translation>
    </message>
    <message>
        <source>No scan or photo yet.</source>
        <translation>Скана или фото пока нет.</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n страница</numerusform>
            <numerusform>%n страницы</numerusform>
            <numerusform>%n страниц</numerusform>
        </translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>Убрать</translation>
    </message>
    <message>
        <source>Title in this dossier</source>
        <translation>Название в этом досье</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Раздел</translation>
    </message>
</context>
<context>
    <name>FileClaims</name>
    <message>
        <source>What the file itself says</source>
        <translation>Что говорит о себе сам файл</translation>
    </message>
    <message>
        <source>Written by a camera or a program; it can be wrong or forged, and nobody has checked it. It stays in the vault and never gets into a dossier.</source>
        <translation>Это записала камера или программа: там может быть ошибка или подделка, никто этого не проверял. Это остаётся в хранилище и в досье не попадает.</translation>
    </message>
    <message>
        <source>Take %1 as the date of the paper</source>
        <translation>Взять %1 как дату бумаги</translation>
    </message>
</context>
<context>
    <name>FilePicker</name>
    <message>
        <source>Folder</source>
        <translation>Папка</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>Имя файла</translation>
    </message>
    <message>
        <source>This folder cannot be opened.</source>
        <translation>Эта папка не открывается.</translation>
    </message>
    <message>
        <source>Folder above</source>
        <translation>Папка выше</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Folders and files</source>
        <translation>Папки и файлы</translation>
    </message>
    <message numerus="yes">
        <source>Take %n item(s)</source>
        <translation>
            <numerusform>Взять %n объект</numerusform>
            <numerusform>Взять %n объекта</numerusform>
            <numerusform>Взять %n объектов</numerusform>
        </translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Взять</translation>
    </message>
    <message>
        <source>Take this folder</source>
        <translation>Взять эту папку</translation>
    </message>
    <message>
        <source>Save here</source>
        <translation>Сохранить здесь</translation>
    </message>
    <message>
        <source>There is already something with this name. Choose another name.</source>
        <translation>Такое имя уже занято. Выберите другое.</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>%1 is damaged and cannot be shown. It is kept as it is.</source>
        <translation>%1 повреждён и не открывается. Файл сохранён как есть.</translation>
    </message>
    <message>
        <source>%1 is locked with a password of its own. It is kept as it is. To use it in a dossier, save a copy without the password and put that in.</source>
        <translation>%1 закрыт собственным паролем. Файл сохранён как есть. Чтобы включить его в досье, сохраните копию без пароля и добавьте её.</translation>
    </message>
    <message>
        <source>%1 is too large to be shown safely. It is kept as it is.</source>
        <translation>%1 слишком велик, показывать его небезопасно. Файл сохранён как есть.</translation>
    </message>
    <message>
        <source>%1 needs more memory than is safe to give it. It is kept as it is.</source>
        <translation>%1 требует больше памяти, чем можно безопасно дать. Файл сохранён как есть.</translation>
    </message>
    <message>
        <source>%1 takes too long to open. It is kept as it is.</source>
        <translation>%1 открывается слишком долго. Файл сохранён как есть.</translation>
    </message>
    <message>
        <source>%1 made its reader crash; it may be hostile. It is kept as it is.</source>
        <translation>При чтении %1 произошёл сбой; возможно, файл вредоносный. Он сохранён как есть.</translation>
    </message>
    <message>
        <source>%1 is of a kind that cannot be shown yet. It is kept as it is.</source>
        <translation>%1 — файл такого вида, который мы пока не показываем. Он сохранён как есть.</translation>
    </message>
    <message>
        <source>%1 has no pages. It is kept as it is.</source>
        <translation>В %1 нет страниц. Файл сохранён как есть.</translation>
    </message>
    <message>
        <source>%1 is a form that only shows in Adobe Reader. It is kept as it is.</source>
        <translation>%1 — бланк, который виден только в Adobe Reader. Файл сохранён как есть.</translation>
    </message>
    <message>
        <source>this kind of file cannot be put in yet</source>
        <translation>файлы такого вида пока не принимаем</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>файл пуст</translation>
    </message>
    <message>
        <source>the file cannot be read from the disk</source>
        <translation>файл не читается с диска</translation>
    </message>
    <message>
        <source>a hidden file</source>
        <translation>скрытый файл</translation>
    </message>
    <message>
        <source>a link, not the file itself</source>
        <translation>ссылка, а не сам файл</translation>
    </message>
    <message>
        <source>a vault</source>
        <translation>хранилище</translation>
    </message>
    <message>
        <source>not a file</source>
        <translation>не файл</translation>
    </message>
    <message>
        <source>%1 is damaged: %2 of %3 pages can be read. It is kept as it is.</source>
        <translation>%1 повреждён: читаются страницы — %2 из %3. Файл сохранён как есть.</translation>
    </message>
    <message>
        <source>Letters may be missing on this page: the file does not bring their font along. Open it in a program that shows all of it, save a copy with the fonts in it, and put that in.</source>
        <translation>На этой странице может не хватать букв: в файле нет нужного шрифта. Откройте файл в программе, которая показывает его целиком, сохраните копию со шрифтами внутри и добавьте её.</translation>
    </message>
    <message>
        <source>Files put in: %1.</source>
        <translation>Добавлено файлов: %1.</translation>
    </message>
    <message>
        <source>Already here: %1.</source>
        <translation>Уже были: %1.</translation>
    </message>
    <message>
        <source>Cannot be shown whole: %1.</source>
        <translation>Не показываются целиком: %1.</translation>
    </message>
    <message>
        <source>Not put in: %1.</source>
        <translation>Не добавлено: %1.</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>One of the two copies of the key file is damaged.</source>
        <translation>Повреждена одна из двух копий файла ключей.</translation>
    </message>
    <message>
        <source>One of the two copies of the vault&apos;s seal is damaged.</source>
        <translation>Повреждена одна из двух копий печати хранилища.</translation>
    </message>
    <message>
        <source>The list of everything in the vault is damaged.</source>
        <translation>Повреждён список всего, что лежит в хранилище.</translation>
    </message>
    <message>
        <source>%1: the original is no longer there.</source>
        <translation>%1: оригинала больше нет на месте.</translation>
    </message>
    <message>
        <source>%1: the original is damaged.</source>
        <translation>%1: оригинал повреждён.</translation>
    </message>
    <message>
        <source>%1: the original is not the one that was put in.</source>
        <translation>%1: оригинал не тот, что был добавлен.</translation>
    </message>
    <message>
        <source>%1: the original is whole, but filler after it, in the same file of the vault, is damaged.</source>
        <translation>%1: оригинал цел, но заполнитель после него, в том же файле хранилища, повреждён.</translation>
    </message>
    <message>
        <source>The number of originals is not the one that was last saved.</source>
        <translation>Оригиналов не столько, сколько было при последнем сохранении.</translation>
    </message>
    <message>
        <source>%1: it refers to something that is not in the vault.</source>
        <translation>%1: ссылается на то, чего в хранилище нет.</translation>
    </message>
    <message>
        <source>One record cannot be read.</source>
        <translation>Одна запись не читается.</translation>
    </message>
    <message>
        <source>A spare copy of the list is damaged. The list itself is good.</source>
        <translation>Повреждена запасная копия списка. Сам список цел.</translation>
    </message>
    <message>
        <source>%1: it lies in the vault, but the list does not name it, because it was being put in when Holdall was cut off, or because a sync program put an older list back.</source>
        <translation>%1: файл лежит в хранилище, но его нет в списке: либо работа Holdall прервалась, когда его добавляли, либо программа синхронизации вернула более старый список.</translation>
    </message>
    <message>
        <source>%1: in this folder lies a later state of the vault, under newer keys, because an older key file was put back. It is kept.</source>
        <translation>%1: в этой папке лежит более позднее состояние хранилища под более новыми ключами: файл ключей заменён старым. Оно сохранено.</translation>
    </message>
    <message>
        <source>%1: a copy left by a sync program, because two computers wrote at once. It is not used. Look on the other computer for what was written there, then move this copy away.</source>
        <translation>%1: копия, которую оставила программа синхронизации, потому что запись шла сразу с двух компьютеров. Она не используется. Посмотрите, что записано на другом компьютере, и уберите эту копию из папки.</translation>
    </message>
    <message>
        <source>%1: only the small picture is gone. The original is whole.</source>
        <translation>%1: пропала только маленькая картинка. Оригинал цел.</translation>
    </message>
    <message>
        <source>%1: only the small picture is damaged. The original is whole.</source>
        <translation>%1: повреждена только маленькая картинка. Оригинал цел.</translation>
    </message>
    <message>
        <source>%1: only the small picture is another one. The original is whole.</source>
        <translation>%1: не та только маленькая картинка. Оригинал цел.</translation>
    </message>
    <message>
        <source>%1: only filler after the small picture is damaged. Picture and original are whole.</source>
        <translation>%1: повреждён только заполнитель после маленькой картинки. Картинка и оригинал целы.</translation>
    </message>
    <message>
        <source>%1: only the pages made of it are gone. They are made again when shown. The original is whole.</source>
        <translation>%1: пропали только страницы, составленные из него. При показе они составляются заново. Оригинал цел.</translation>
    </message>
    <message>
        <source>%1: only the pages made of it are damaged. They are made again when shown. The original is whole.</source>
        <translation>%1: повреждены только страницы, составленные из него. При показе они составляются заново. Оригинал цел.</translation>
    </message>
    <message>
        <source>%1: only the pages made of it are others than were made. The original is whole.</source>
        <translation>%1: только страницы, составленные из него, не те, что были составлены. Оригинал цел.</translation>
    </message>
    <message>
        <source>%1: only filler after the pages made of it is damaged. Pages and original are whole.</source>
        <translation>%1: повреждено только заполнение после составленных из него страниц. Страницы и оригинал целы.</translation>
    </message>
    <message>
        <source>%1: something is wrong with it.</source>
        <translation>%1: что-то не в порядке.</translation>
    </message>
    <message>
        <source>A file without a name</source>
        <translation>Файл без имени</translation>
    </message>
    <message>
        <source>Do not delete anything. If you have an older copy of this vault, open that copy and save these files from it. Then copy this vault to another disk: the disk it lies on may be failing.</source>
        <translation>Ничего не удаляйте. Если есть более старая копия хранилища, откройте её и сохраните эти файлы оттуда. Затем скопируйте хранилище на другой диск: этот может выходить из строя.</translation>
    </message>
    <message>
        <source>None of your papers is lost. Copy the vault to another disk: the disk it lies on may be failing.</source>
        <translation>Ни одна ваша бумага не потеряна. Скопируйте хранилище на другой диск: этот может выходить из строя.</translation>
    </message>
    <message>
        <source>Nothing is damaged. Take in what is not on the list: it comes back as papers named after their files. What you do not want you can delete then. If anything else is missing, an older list was put back: look for a newer copy of the vault, too.</source>
        <translation>Ничего не повреждено. Примите то, чего нет в списке: оно вернётся бумагами с именами своих файлов. Ненужное потом можно удалить. Если не хватает и чего-то ещё, значит, был возвращён более старый список: поищите также более новую копию хранилища.</translation>
    </message>
    <message>
        <source>Do not delete anything, and put nothing new into this vault. Look for a newer copy of it, and copy that one&apos;s vault.key and vault.key2 into this folder: then the later state opens.</source>
        <translation>Ничего не удаляйте и не добавляйте в это хранилище ничего нового. Найдите его более новую копию и скопируйте из неё vault.key и vault.key2 в эту папку: тогда откроется более позднее состояние.</translation>
    </message>
    <message>
        <source>If there is no newer copy any more, nobody can open the later state, and you can go on with this one: lock the vault, copy its whole folder and keep that copy, in case a newer vault.key turns up. Then move %1 out of the vault&apos;s folder, and nothing else. What was put in and written under the newer keys is then in that copy alone, and this vault can get new keys again.</source>
        <translation>Если более новой копии больше нет нигде, более позднее состояние не откроет никто, а с этим можно работать дальше: заприте хранилище, скопируйте всю его папку и сохраните копию на случай, если более новый vault.key найдётся. Затем уберите из папки хранилища %1 и больше ничего. Добавленное и записанное под более новыми ключами останется только в той копии, а это хранилище снова сможет получить новые ключи.</translation>
    </message>
</context>
<context>
    <name>FolderModel</name>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Изменён</translation>
    </message>
</context>
<context>
    <name>ForgetScreen</name>
    <message>
        <source>To be removed for good: %1.</source>
        <translation>Будет удалено навсегда: %1.</translation>
    </message>
    <message>
        <source>Nothing is in the bin. What is kept to take steps back is removed for good.</source>
        <translation>В корзине ничего нет. Навсегда будет стёрта история отмены.</translation>
    </message>
    <message>
        <source>What this does not reach</source>
        <translation>До чего это не доходит</translation>
    </message>
    <message>
        <source>Remove for good</source>
        <translation>Удалить навсегда</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>Forgetting</name>
    <message>
        <source>It goes with all that is written about it and with its original files, but for files that another paper has too. Nobody gets any of it out of this vault again, with no passphrase and no recovery code.</source>
        <translation>Вместе с этим исчезнет всё, что об этом записано, и файлы оригиналов, кроме тех, что есть и у другой бумаги. Из этого хранилища этого не достанет больше никто, ни с парольной фразой, ни с кодом восстановления.</translation>
    </message>
    <message>
        <source>All steps that could be taken back until now, of whatever kind, go too: earlier wordings are kept in them. This cannot be undone.</source>
        <translation>Исчезнут и все шаги, которые до сих пор можно было отменить, любые: в них хранится прежний текст. Отменить это нельзя.</translation>
    </message>
    <message>
        <source>The spare copies of the list of everything go at once and a new one is made. On a bad stick that loses what it says it has stored, a power cut just then can leave the originals alone.</source>
        <translation>Запасные копии списка всего будут удалены сразу, и будет сделана новая. На плохой флешке, которая теряет то, что якобы записала, сбой питания в этот миг может оставить одни оригиналы.</translation>
    </message>
    <message>
        <source>What was made of new keys for everything is removed, and begins anew.</source>
        <translation>Начатая смена всех ключей будет удалена, её придётся начать заново.</translation>
    </message>
    <message>
        <source>Stored files that can no longer be read, and that a repair kept, go too: %1. If somebody might still rescue something of them, copy the vault&apos;s folder first.</source>
        <translation>Будут удалены и файлы хранилища, которые больше не читаются и сохранены при восстановлении: %1. Если кто-то ещё может что-то из них спасти, сначала скопируйте папку хранилища.</translation>
    </message>
    <message>
        <source>Copies of the vault made before, in backups, with a sync service, on other sticks, still have it and open as before, until you replace them by a copy of the vault as it is then, or delete them.</source>
        <translation>В прежних копиях хранилища (резервных, в облаке, на других флешках) это останется, и они откроются как раньше, пока вы не замените их новой копией хранилища или не удалите.</translation>
    </message>
    <message>
        <source>Dossiers and files that you saved stay where they are, and so does what other records say of it: a title in the list of a dossier, words in an event.</source>
        <translation>Сохранённые досье и файлы останутся на своих местах. Останется и то, что сказано об этом в других записях: название в списке досье, слова в событии.</translation>
    </message>
    <message>
        <source>Sticks, memory cards and SSDs may keep the removed bytes, encrypted, until they use the place again; nobody can say when. Whoever has your passphrase can have them read in a laboratory.</source>
        <translation>Флешки, карты памяти и SSD могут хранить удалённое в зашифрованном виде, пока не займут это место снова; когда это случится, не знает никто. Тот, у кого есть ваша парольная фраза, может прочесть это в лаборатории.</translation>
    </message>
</context>
<context>
    <name>Gaps</name>
    <message>
        <source>A person has no name yet.</source>
        <translation>У одного человека ещё нет имени.</translation>
    </message>
    <message>
        <source>%1: no Latin spelling of the name yet.</source>
        <translation>%1: нет написания имени латиницей.</translation>
    </message>
    <message>
        <source>%1: no date of birth yet.</source>
        <translation>%1: нет даты рождения.</translation>
    </message>
    <message>
        <source>%1: no date yet, not even the year.</source>
        <translation>%1: нет даты, даже года.</translation>
    </message>
    <message>
        <source>%1: nothing proves it yet.</source>
        <translation>%1: пока ничем не подтверждено.</translation>
    </message>
    <message>
        <source>%1: say what each paper proves.</source>
        <translation>%1: напишите, что подтверждает каждая бумага.</translation>
    </message>
    <message>
        <source>%1: a paper that proves it is not among the exhibits.</source>
        <translation>%1: подтверждающей бумаги нет среди приложений.</translation>
    </message>
    <message>
        <source>A paper has no title yet.</source>
        <translation>У одной бумаги ещё нет названия.</translation>
    </message>
    <message>
        <source>%1: no date yet.</source>
        <translation>%1: нет даты.</translation>
    </message>
    <message>
        <source>%1: no scan or photo yet.</source>
        <translation>%1: нет скана или фото.</translation>
    </message>
    <message>
        <source>%1: its translation is not among the exhibits.</source>
        <translation>%1: перевода нет среди приложений.</translation>
    </message>
    <message>
        <source>%1: the translator&apos;s certificate is missing.</source>
        <translation>%1: нет заверения переводчика.</translation>
    </message>
    <message>
        <source>%1: no number yet.</source>
        <translation>%1: нет номера.</translation>
    </message>
    <message>
        <source>%1: its file cannot be shown whole, so it cannot be an exhibit.</source>
        <translation>%1: файл читается не полностью, поэтому приложением быть не может.</translation>
    </message>
    <message>
        <source>%1: no next date.</source>
        <translation>%1: нет ближайшей даты.</translation>
    </message>
    <message>
        <source>The dossier has no title yet.</source>
        <translation>У досье ещё нет названия.</translation>
    </message>
    <message>
        <source>It does not say yet whose dossier it is.</source>
        <translation>Ещё не указано, чьё это досье.</translation>
    </message>
    <message>
        <source>The statement is not written yet.</source>
        <translation>Рассказ ещё не написан.</translation>
    </message>
    <message>
        <source>No exhibit has been chosen yet.</source>
        <translation>Ещё не выбрано ни одного приложения.</translation>
    </message>
    <message>
        <source>The cover has empty lines that this authority wants filled in.</source>
        <translation>На обложке пусты строки, которые это ведомство просит заполнить.</translation>
    </message>
    <message>
        <source>An exhibit&apos;s paper is no longer there. Take it off the list.</source>
        <translation>Бумаги одного из приложений больше нет. Уберите его из списка.</translation>
    </message>
    <message>
        <source>%1 is among the exhibits twice.</source>
        <translation>%1: дважды среди приложений.</translation>
    </message>
    <message>
        <source>The statement refers to %1, which is not among the exhibits.</source>
        <translation>В рассказе есть ссылка на «%1», а среди приложений этой бумаги нет.</translation>
    </message>
    <message>
        <source>A person named in this dossier is no longer there.</source>
        <translation>Человека, указанного в досье, больше нет в хранилище.</translation>
    </message>
    <message>
        <source>An event named in this dossier is no longer there.</source>
        <translation>События, указанного в досье, больше нет в хранилище.</translation>
    </message>
    <message>
        <source>%1 is in a section that this authority does not have.</source>
        <translation>%1: в разделе, которого у этого ведомства нет.</translation>
    </message>
    <message>
        <source>A field of the cover is not filled in as this authority wants it.</source>
        <translation>Одно из полей обложки заполнено не так, как требует ведомство.</translation>
    </message>
    <message>
        <source>%1 contains a character that cannot be printed. Write it differently.</source>
        <translation>%1: есть знак, который нельзя напечатать. Напишите иначе.</translation>
    </message>
    <message>
        <source>%1: the title is too long for its page. Shorten it.</source>
        <translation>%1: название не помещается на странице. Сократите его.</translation>
    </message>
    <message>
        <source>Exhibit %1 cannot be used: its file is damaged. No dossier was made.</source>
        <translation>Приложение %1 использовать нельзя: файл повреждён. Досье не создано.</translation>
    </message>
    <message>
        <source>Exhibit %1 has another number of pages than when it was put in. No dossier was made.</source>
        <translation>В приложении %1 не столько страниц, сколько было при добавлении. Досье не создано.</translation>
    </message>
    <message>
        <source>The finished file did not agree with its index, so it was thrown away. Exhibit: %1.</source>
        <translation>Готовый файл разошёлся со своей описью, поэтому мы его удалили. Приложение: %1.</translation>
    </message>
    <message>
        <source>Without a title</source>
        <translation>Без названия</translation>
    </message>
</context>
<context>
    <name>Gate</name>
    <message>
        <source>What was typed last could not be stored before the vault was locked.</source>
        <translation>Последнее, что вы ввели, не удалось сохранить до того, как хранилище было заперто.</translation>
    </message>
    <message>
        <source>Which vault? Choose its folder.</source>
        <translation>Какое хранилище? Выберите его папку.</translation>
    </message>
    <message>
        <source>Where shall the sample be made?</source>
        <translation>Где создать пример?</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Пример</translation>
    </message>
    <message>
        <source>Its passphrase is: %1</source>
        <translation>Его парольная фраза: %1</translation>
    </message>
    <message>
        <source>It does not open. Looking at what is wrong…</source>
        <translation>Хранилище не открывается. Смотрим, что с ним…</translation>
    </message>
</context>
<context>
    <name>Ground</name>
    <message>
        <source>Race</source>
        <translation>Раса</translation>
    </message>
    <message>
        <source>Religion</source>
        <translation>Религия</translation>
    </message>
    <message>
        <source>Nationality</source>
        <translation>Национальность</translation>
    </message>
    <message>
        <source>Social group</source>
        <translation>Социальная группа</translation>
    </message>
    <message>
        <source>Political opinion</source>
        <translation>Политические взгляды</translation>
    </message>
    <message>
        <source>Political opinion ascribed to me</source>
        <translation>Приписанные взгляды</translation>
    </message>
    <message>
        <source>None of these</source>
        <translation>Ни одно из этих</translation>
    </message>
</context>
<context>
    <name>IdentityStatus</name>
    <message>
        <source>Valid</source>
        <translation>Действует</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Истёк</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Утрачен</translation>
    </message>
    <message>
        <source>Seized</source>
        <translation>Изъят</translation>
    </message>
    <message>
        <source>Annulled</source>
        <translation>Аннулирован</translation>
    </message>
    <message>
        <source>Not stated</source>
        <translation>Не указано</translation>
    </message>
</context>
<context>
    <name>Importing</name>
    <message>
        <source>Put files in</source>
        <translation>Добавить файлы</translation>
    </message>
    <message>
        <source>Put a whole folder in</source>
        <translation>Добавить целую папку</translation>
    </message>
    <message>
        <source>Putting papers in</source>
        <translation>Добавляем бумаги</translation>
    </message>
    <message>
        <source>This computer protects less from hostile files: see the page Vault.</source>
        <translation>Этот компьютер хуже защищает от вредоносных файлов: подробнее на странице «Хранилище».</translation>
    </message>
    <message>
        <source>Not every file is in and readable</source>
        <translation>Не все файлы добавлены и читаются</translation>
    </message>
    <message>
        <source>Not put in</source>
        <translation>Не добавлены</translation>
    </message>
    <message>
        <source>Put in, but cannot be shown whole</source>
        <translation>Добавлены, но не показываются целиком</translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message>
        <source>Keys and help</source>
        <translation>Клавиши и справка</translation>
    </message>
    <message>
        <source>Everything can be done from the keyboard. Tab goes to the next field, Esc closes, F6 goes to the next part of the window.</source>
        <translation>Всё можно делать с клавиатуры. Tab переходит к следующему полю, Esc закрывает, F6 переходит в следующую часть окна.</translation>
    </message>
    <message>
        <source>Every change is saved at once. Ctrl+Z takes back the last one, and the one before it, as far as you like.</source>
        <translation>Каждое изменение сохраняется сразу. Ctrl+Z отменяет последнее, затем предыдущее — и так сколько нужно.</translation>
    </message>
</context>
<context>
    <name>Limits</name>
    <message>
        <source>This computer&apos;s kernel has neither Landlock nor seccomp. A hostile file that takes over the process in which it is opened could read and change other files. Open only files from people you trust here.</source>
        <translation>В ядре этого компьютера нет ни Landlock, ни seccomp. Вредоносный файл, захватив процесс, в котором его открывают, мог бы прочитать и изменить другие файлы. Открывайте здесь только файлы от людей, которым вы доверяете.</translation>
    </message>
    <message>
        <source>Without the passphrase nobody reads what is in the vault: not who finds the stick, not who takes the laptop. Nobody can restore a lost passphrase either, only your recovery sheet can.</source>
        <translation>Без парольной фразы никто не прочтёт хранилище: ни тот, кто нашёл флешку, ни тот, кто забрал ноутбук. Но и забытую фразу не вернёт никто — только ваш лист восстановления.</translation>
    </message>
    <message>
        <source>Holdall never goes online. It writes nothing readable outside the vault except what you save yourself. Whoever has such a file can read it, and programs that open it leave traces of their own.</source>
        <translation>Holdall никогда не выходит в сеть. Вне хранилища он не пишет ничего читаемого, кроме того, что вы сохраните сами. Такой файл прочтёт любой, у кого он есть, а программы, которые его открывают, оставляют свои следы.</translation>
    </message>
    <message>
        <source>It cannot hide that a vault exists, nor how large it roughly is. There is no passphrase that opens something else instead.</source>
        <translation>Он не может скрыть, что хранилище есть и какого оно примерно размера. Нет парольной фразы, которая открыла бы вместо него что-то другое.</translation>
    </message>
    <message>
        <source>While the vault is open, parts of it are in the computer&apos;s memory. A computer that sleeps or runs short of memory may write some of that to its disk. Lock the vault before you let it sleep.</source>
        <translation>Пока хранилище открыто, его части находятся в памяти компьютера. Когда компьютер спит или ему не хватает памяти, кое-что из этого может попасть на его диск. Заблокируйте хранилище, прежде чем перевести компьютер в режим сна.</translation>
    </message>
    <message>
        <source>Who can open the vault can copy all of it. What was copied stays copied, whatever you change afterwards.</source>
        <translation>Кто может открыть хранилище, может скопировать его целиком. Скопированное останется у него, что бы вы потом ни изменили.</translation>
    </message>
    <message>
        <source>If somebody puts back an older copy of the whole folder, or of its list after a session that was cut off, Holdall cannot know. Look at the date of the last change when you unlock.</source>
        <translation>Если кто-то вернёт старую копию всей папки или, после прерванной работы, старый список, Holdall этого не узнает. Открывая хранилище, смотрите на дату последнего изменения.</translation>
    </message>
    <message>
        <source>What is erased on a stick or SSD may still be found there by a laboratory. Copies of the vault open with what opened them when they were made.</source>
        <translation>Стёртое на флешке или SSD лаборатория ещё может найти. Копии хранилища открываются тем, что открывало их, когда они были сделаны.</translation>
    </message>
    <message>
        <source>On Windows and macOS only Holdall itself keeps its programs off the network, and hostile files are walled in less. Neither has been proved there yet.</source>
        <translation>В Windows и macOS от сети свои программы удерживает только сам Holdall, а опасные файлы отгорожены слабее. Ни то, ни другое там ещё не проверено.</translation>
    </message>
    <message>
        <source>It does not protect from a computer that somebody else controls, from a camera behind you, or from being made to open it.</source>
        <translation>Он не защитит от чужого контроля над компьютером, от камеры за спиной и от принуждения открыть хранилище.</translation>
    </message>
</context>
<context>
    <name>LinkLine</name>
    <message>
        <source>(no longer there)</source>
        <translation>(уже удалено)</translation>
    </message>
    <message>
        <source>Take off the list: %1</source>
        <translation>Убрать из списка: %1</translation>
    </message>
</context>
<context>
    <name>ListAndFormPage</name>
    <message>
        <source>Delete: %1</source>
        <translation>Удалить: %1</translation>
    </message>
    <message>
        <source>Deleted: %1</source>
        <translation>Удалено: %1</translation>
    </message>
    <message>
        <source>unnamed</source>
        <translation>без имени</translation>
    </message>
</context>
<context>
    <name>ManyPapers</name>
    <message>
        <source>Leave as it is</source>
        <translation>Оставить как есть</translation>
    </message>
    <message>
        <source>Say whose they are</source>
        <translation>Указать, чьи они</translation>
    </message>
    <message>
        <source>What they are</source>
        <translation>Что это</translation>
    </message>
    <message>
        <source>Whatever you say here holds for all of them.</source>
        <translation>То, что вы укажете здесь, относится ко всем выбранным бумагам.</translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) chosen</source>
        <translation>
            <numerusform>Выбрана %n бумага</numerusform>
            <numerusform>Выбраны %n бумаги</numerusform>
            <numerusform>Выбрано %n бумаг</numerusform>
        </translation>
    </message>
    <message>
        <source>What the papers are</source>
        <translation>Вид бумаг</translation>
    </message>
    <message>
        <source>Whose the papers are</source>
        <translation>Чьи бумаги</translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) deleted</source>
        <translation>
            <numerusform>Удалена %n бумага</numerusform>
            <numerusform>Удалены %n бумаги</numerusform>
            <numerusform>Удалено %n бумаг</numerusform>
        </translation>
    </message>
    <message>
        <source>Deleting</source>
        <translation>Удаление</translation>
    </message>
    <message>
        <source>Stopped. Nothing was deleted.</source>
        <translation>Остановлено. Ничего не удалено.</translation>
    </message>
</context>
<context>
    <name>MissingList</name>
    <message>
        <source>Nothing is missing that Holdall knows of.</source>
        <translation>Насколько знает Holdall, всё на месте.</translation>
    </message>
    <message>
        <source>What this authority asks for</source>
        <translation>Что требует это ведомство</translation>
    </message>
    <message>
        <source>not yet checked, verify</source>
        <translation>ещё не проверено, уточните</translation>
    </message>
    <message>
        <source>Needed before it can be built</source>
        <translation>Без этого досье не собрать</translation>
    </message>
    <message>
        <source>Would make it stronger</source>
        <translation>Сделает досье убедительнее</translation>
    </message>
    <message numerus="yes">
        <source>and %n more like it</source>
        <translation>
            <numerusform>и ещё %n такое же</numerusform>
            <numerusform>и ещё %n таких же</numerusform>
            <numerusform>и ещё %n таких же</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Mrz</name>
    <message>
        <source>Number</source>
        <translation>Номер</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>Дата рождения</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Действует до</translation>
    </message>
    <message>
        <source>Additional data</source>
        <translation>Дополнительные данные</translation>
    </message>
    <message>
        <source>All together</source>
        <translation>Всё вместе</translation>
    </message>
    <message>
        <source>Missing fillers (&lt;) at the end of a line were added.</source>
        <translation>Недостающие заполнители (&lt;) в конце строки добавлены.</translation>
    </message>
    <message>
        <source>Signs that do not occur in code lines were replaced by those that look alike.</source>
        <translation>Знаки, которых в коде не бывает, заменены похожими.</translation>
    </message>
    <message>
        <source>The names fill the line: they may be cut off. Take them from the page itself.</source>
        <translation>Имена занимают всю строку и могут быть обрезаны. Возьмите их с самой страницы.</translation>
    </message>
    <message>
        <source>It is not certain where the given name ends.</source>
        <translation>Неясно, где кончается имя.</translation>
    </message>
    <message>
        <source>The names cannot be read from the code lines.</source>
        <translation>Имена из кода не читаются.</translation>
    </message>
    <message>
        <source>The sex cannot be read from the code lines.</source>
        <translation>Пол из кода не читается.</translation>
    </message>
    <message>
        <source>The number has a form that this document does not use.</source>
        <translation>У номера вид, которого у таких документов не бывает.</translation>
    </message>
    <message>
        <source>The date of birth is not a date.</source>
        <translation>Дата рождения — не дата.</translation>
    </message>
    <message>
        <source>The expiry date is not a date.</source>
        <translation>Срок действия — не дата.</translation>
    </message>
    <message>
        <source>The date of issue is not a date.</source>
        <translation>Дата выдачи — не дата.</translation>
    </message>
    <message>
        <source>Date of issue and department code look swapped; no check digit would show it.</source>
        <translation>Похоже, дата выдачи и код подразделения поменялись местами; контрольные цифры этого не покажут.</translation>
    </message>
    <message>
        <source>Date of issue and department code could be swapped; compare with the page.</source>
        <translation>Дата выдачи и код подразделения могли поменяться местами; сверьте со страницей.</translation>
    </message>
    <message>
        <source>Every check digit is right.</source>
        <translation>Все контрольные цифры верны.</translation>
    </message>
    <message>
        <source>The check digits are right, but something is in doubt.</source>
        <translation>Контрольные цифры верны, но кое-что под сомнением.</translation>
    </message>
    <message>
        <source>%1: right</source>
        <translation>%1: верно</translation>
    </message>
    <message>
        <source>%1: wrong; printed %2, should be %3 (line %4, place %5)</source>
        <translation>%1: неверно; напечатано %2, должно быть %3 (строка %4, место %5)</translation>
    </message>
</context>
<context>
    <name>MrzCounts</name>
    <message numerus="yes">
        <source>%n check digit(s) wrong: something was misread or mistyped.</source>
        <translation>
            <numerusform>Неверна %n контрольная цифра: что-то прочитано или набрано не так.</numerusform>
            <numerusform>Неверны %n контрольные цифры: что-то прочитано или набрано не так.</numerusform>
            <numerusform>Неверны %n контрольных цифр: что-то прочитано или набрано не так.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MrzEdit</name>
    <message>
        <source>Code lines</source>
        <translation>Строки кода</translation>
    </message>
    <message>
        <source>Take these into the fields</source>
        <translation>Перенести в поля</translation>
    </message>
    <message>
        <source>Two lines of 44 or 36 signs, or three of 30.</source>
        <translation>Две строки по 44 или 36 знаков или три по 30.</translation>
    </message>
    <message>
        <source>Names are not protected by a check digit: compare every letter.</source>
        <translation>Имена контрольной цифрой не защищены: сверьте каждую букву.</translation>
    </message>
</context>
<context>
    <name>NameFormsEditor</name>
    <message>
        <source>Add a spelling</source>
        <translation>Добавить написание</translation>
    </message>
</context>
<context>
    <name>NameSystem</name>
    <message>
        <source>As printed in a document</source>
        <translation>Как в документе</translation>
    </message>
    <message>
        <source>Passport rule (ICAO 9303)</source>
        <translation>Паспортное правило (ИКАО 9303)</translation>
    </message>
    <message>
        <source>Passports 2010–2013 (GOST R 52535.1)</source>
        <translation>Паспорта 2010–2013 (ГОСТ Р 52535.1)</translation>
    </message>
    <message>
        <source>Passports 1997–2010 (MVD 310)</source>
        <translation>Паспорта 1997–2010 (приказ МВД № 310)</translation>
    </message>
    <message>
        <source>ISO 9</source>
        <translation>ISO 9</translation>
    </message>
    <message>
        <source>Internal passport code lines</source>
        <translation>Код внутреннего паспорта</translation>
    </message>
    <message>
        <source>Other spelling</source>
        <translation>Другое написание</translation>
    </message>
</context>
<context>
    <name>NewPassphrase</name>
    <message>
        <source>Passphrase</source>
        <translation>Парольная фраза</translation>
    </message>
    <message>
        <source>Suggest one</source>
        <translation>Предложить фразу</translation>
    </message>
    <message>
        <source>Write it down and keep it safe until you know it by heart, then type it again below.</source>
        <translation>Запишите её и берегите запись, пока не запомните фразу наизусть. Затем введите её ещё раз ниже.</translation>
    </message>
    <message>
        <source>The same passphrase again</source>
        <translation>Та же парольная фраза ещё раз</translation>
    </message>
    <message>
        <source>This looks like words typed with the other keyboard language. If that was not meant, switch it and type them again.</source>
        <translation>Похоже на слова, набранные в другой раскладке. Если это случайно, переключите её и наберите снова.</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>Ещё раз то же самое</translation>
    </message>
    <message>
        <source>Type a passphrase.</source>
        <translation>Введите парольную фразу.</translation>
    </message>
    <message>
        <source>This passphrase is too easy to guess. Add two or three unrelated words.</source>
        <translation>Эту фразу слишком легко подобрать. Добавьте два-три слова, не связанных между собой.</translation>
    </message>
    <message>
        <source>The two are not the same. Show both and compare.</source>
        <translation>Фразы не совпадают. Покажите обе и сравните.</translation>
    </message>
</context>
<context>
    <name>NewPassphraseScreen</name>
    <message>
        <source>Set a new passphrase</source>
        <translation>Новая парольная фраза</translation>
    </message>
    <message>
        <source>The recovery code has opened the vault. Choose a new passphrase, so that you need not use the sheet every day.</source>
        <translation>Хранилище открыто кодом восстановления. Задайте новую фразу, чтобы не доставать лист каждый день.</translation>
    </message>
    <message>
        <source>The new passphrase takes the place of the forgotten one.</source>
        <translation>Новая фраза встанет на место забытой.</translation>
    </message>
    <message>
        <source>Copies of the vault made before still open with the old one.</source>
        <translation>Копии хранилища, сделанные раньше, по-прежнему открываются старой.</translation>
    </message>
    <message>
        <source>Which passphrase was forgotten?</source>
        <translation>Какую фразу забыли?</translation>
    </message>
    <message>
        <source>The new one takes its place. The others stay as they are.</source>
        <translation>Новая встанет на её место. Остальные не изменятся.</translation>
    </message>
    <message>
        <source>I do not know: keep them all</source>
        <translation>Не знаю: оставить все</translation>
    </message>
    <message>
        <source>Say first which passphrase was forgotten.</source>
        <translation>Сначала укажите, какую фразу забыли.</translation>
    </message>
    <message>
        <source>Set the passphrase</source>
        <translation>Задать фразу</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Не сейчас</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
</context>
<context>
    <name>Outcome</name>
    <message>
        <source>The vault is erased: nothing opens it any more.</source>
        <translation>Хранилище стёрто: его больше ничем не открыть.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be removed.</source>
        <translation>
            <numerusform>Не удалось удалить %n файл.</numerusform>
            <numerusform>Не удалось удалить %n файла.</numerusform>
            <numerusform>Не удалось удалить %n файлов.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be overwritten. Whoever copied the file vault.key away before may still read what can be found of them.</source>
        <translation>
            <numerusform>Не удалось перезаписать %n файл. Кто раньше скопировал файл vault.key, сможет прочесть то, что от него найдётся.</numerusform>
            <numerusform>Не удалось перезаписать %n файла. Кто раньше скопировал файл vault.key, сможет прочесть то, что от них найдётся.</numerusform>
            <numerusform>Не удалось перезаписать %n файлов. Кто раньше скопировал файл vault.key, сможет прочесть то, что от них найдётся.</numerusform>
        </translation>
    </message>
    <message>
        <source>In its folder there was something else, which stays. Look whether it tells more than it should:</source>
        <translation>В его папке лежало и другое, это осталось. Посмотрите, не говорит ли оно лишнего:</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>Page</source>
        <translation>Страница</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Страница %1 из %2</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Today</source>
        <translation>Сегодня</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Бумаги</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Люди</translation>
    </message>
    <message>
        <source>Story</source>
        <translation>События</translation>
    </message>
    <message>
        <source>Applications</source>
        <translation>Заявления</translation>
    </message>
    <message>
        <source>Dossiers</source>
        <translation>Досье</translation>
    </message>
    <message>
        <source>Vault</source>
        <translation>Хранилище</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>Корзина</translation>
    </message>
</context>
<context>
    <name>PaperFilters</name>
    <message>
        <source>Identity</source>
        <translation>Личность</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Доказательства</translation>
    </message>
    <message>
        <source>Translations</source>
        <translation>Переводы</translation>
    </message>
    <message>
        <source>Not sorted yet</source>
        <translation>Не разобрано</translation>
    </message>
    <message>
        <source>Whose papers</source>
        <translation>Чьи бумаги</translation>
    </message>
    <message>
        <source>First put in first</source>
        <translation>Добавленные раньше</translation>
    </message>
    <message>
        <source>Last put in first</source>
        <translation>Добавленные недавно</translation>
    </message>
    <message>
        <source>Oldest date first</source>
        <translation>Сначала старые по дате</translation>
    </message>
    <message>
        <source>Newest date first</source>
        <translation>Сначала новые по дате</translation>
    </message>
    <message>
        <source>By title</source>
        <translation>По названию</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Порядок</translation>
    </message>
    <message>
        <source>Everybody&apos;s papers</source>
        <translation>Бумаги всех</translation>
    </message>
</context>
<context>
    <name>PaperForm</name>
    <message>
        <source>Title</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Что это</translation>
    </message>
    <message>
        <source>Say whose it is</source>
        <translation>Указать, чья она</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>Чья</translation>
    </message>
    <message>
        <source>Date of the paper</source>
        <translation>Дата бумаги</translation>
    </message>
    <message>
        <source>Take over the code lines</source>
        <translation>Перенести строки кода</translation>
    </message>
    <message>
        <source>As printed in the document</source>
        <translation>Как напечатано в документе</translation>
    </message>
    <message>
        <source>Code lines (MRZ) at the bottom of the page</source>
        <translation>Строки кода (MRZ) внизу страницы</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Серия</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Номер</translation>
    </message>
    <message>
        <source>Names as printed</source>
        <translation>Имена, как напечатано</translation>
    </message>
    <message>
        <source>Issued on</source>
        <translation>Дата выдачи</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Действует до</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>Кем выдан</translation>
    </message>
    <message>
        <source>Code of the department</source>
        <translation>Код подразделения</translation>
    </message>
    <message>
        <source>Issuing state, three letters</source>
        <translation>Государство, три буквы</translation>
    </message>
    <message>
        <source>Where the document is now</source>
        <translation>Что с документом сейчас</translation>
    </message>
    <message>
        <source>Seized by</source>
        <translation>Кем изъят</translation>
    </message>
    <message>
        <source>As evidence</source>
        <translation>Как доказательство</translation>
    </message>
    <message>
        <source>What it proves</source>
        <translation>Что подтверждает</translation>
    </message>
    <message>
        <source>Who made it</source>
        <translation>Кто составил</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Где</translation>
    </message>
    <message>
        <source>Language it is written in</source>
        <translation>На каком языке</translation>
    </message>
    <message>
        <source>Title in English, for a dossier in English</source>
        <translation>Название по-английски, для досье на английском</translation>
    </message>
    <message>
        <source>How it came to you</source>
        <translation>Как попала к вам</translation>
    </message>
    <message>
        <source>Where the original is</source>
        <translation>Где оригинал</translation>
    </message>
    <message>
        <source>Choose the original</source>
        <translation>Выбрать оригинал</translation>
    </message>
    <message>
        <source>A translation of</source>
        <translation>Перевод чего</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Заметки</translation>
    </message>
</context>
<context>
    <name>PaperKind</name>
    <message>
        <source>Internal passport</source>
        <translation>Внутренний паспорт</translation>
    </message>
    <message>
        <source>Passport for travel</source>
        <translation>Заграничный паспорт</translation>
    </message>
    <message>
        <source>Birth certificate</source>
        <translation>Свидетельство о рождении</translation>
    </message>
    <message>
        <source>Marriage certificate</source>
        <translation>Свидетельство о браке</translation>
    </message>
    <message>
        <source>Residence permit</source>
        <translation>Вид на жительство</translation>
    </message>
    <message>
        <source>Visa</source>
        <translation>Виза</translation>
    </message>
    <message>
        <source>Military ID</source>
        <translation>Военный билет</translation>
    </message>
    <message>
        <source>Identity card</source>
        <translation>Удостоверение личности</translation>
    </message>
    <message>
        <source>Travel document</source>
        <translation>Проездной документ</translation>
    </message>
    <message>
        <source>Other identity document</source>
        <translation>Другой документ личности</translation>
    </message>
    <message>
        <source>Photo of a protest</source>
        <translation>Фото с протеста</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Видео</translation>
    </message>
    <message>
        <source>Police protocol</source>
        <translation>Протокол полиции</translation>
    </message>
    <message>
        <source>Court ruling</source>
        <translation>Решение суда</translation>
    </message>
    <message>
        <source>Summons</source>
        <translation>Повестка</translation>
    </message>
    <message>
        <source>Search record</source>
        <translation>Протокол обыска</translation>
    </message>
    <message>
        <source>Criminal case paper</source>
        <translation>Бумага уголовного дела</translation>
    </message>
    <message>
        <source>Medical record</source>
        <translation>Медицинский документ</translation>
    </message>
    <message>
        <source>Dismissal</source>
        <translation>Увольнение</translation>
    </message>
    <message>
        <source>Chat or messages</source>
        <translation>Переписка</translation>
    </message>
    <message>
        <source>Threat</source>
        <translation>Угроза</translation>
    </message>
    <message>
        <source>News article</source>
        <translation>Статья в СМИ</translation>
    </message>
    <message>
        <source>Register entry</source>
        <translation>Запись в реестре</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Письмо</translation>
    </message>
    <message>
        <source>Witness statement</source>
        <translation>Показания свидетеля</translation>
    </message>
    <message>
        <source>Country report</source>
        <translation>Доклад о стране</translation>
    </message>
    <message>
        <source>Paper of an application</source>
        <translation>Бумага по заявлению</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>Билет</translation>
    </message>
    <message>
        <source>Translation</source>
        <translation>Перевод</translation>
    </message>
    <message>
        <source>Translator&apos;s certificate</source>
        <translation>Заверение переводчика</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Фото</translation>
    </message>
    <message>
        <source>Other paper</source>
        <translation>Другая бумага</translation>
    </message>
</context>
<context>
    <name>PaperPages</name>
    <message>
        <source>Page %1 of %2</source>
        <translation>Страница %1 из %2</translation>
    </message>
    <message>
        <source>There is nothing to show here. The file itself is kept as it is.</source>
        <translation>Показать здесь нечего. Сам файл сохранён как есть.</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Предыдущая страница</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Следующая страница</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Мельче</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Крупнее</translation>
    </message>
    <message>
        <source>Whole page</source>
        <translation>Страница целиком</translation>
    </message>
    <message>
        <source>Turn the view</source>
        <translation>Повернуть</translation>
    </message>
</context>
<context>
    <name>PaperViews</name>
    <message>
        <source>Papers as pictures</source>
        <translation>Бумаги картинками</translation>
    </message>
    <message>
        <source>Nothing matches. Try fewer words, or take the filters off.</source>
        <translation>Ничего не найдено. Попробуйте меньше слов или снимите фильтры.</translation>
    </message>
    <message>
        <source>Papers as a list</source>
        <translation>Бумаги списком</translation>
    </message>
</context>
<context>
    <name>PapersPage</name>
    <message>
        <source>Papers</source>
        <translation>Бумаги</translation>
    </message>
    <message>
        <source>Delete: %1</source>
        <translation>Удалить: %1</translation>
    </message>
    <message>
        <source>Deleted: %1</source>
        <translation>Удалено: %1</translation>
    </message>
    <message>
        <source>Show as pictures</source>
        <translation>Показать картинками</translation>
    </message>
    <message>
        <source>Show as a list</source>
        <translation>Показать списком</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Что это</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Дата</translation>
    </message>
    <message>
        <source>All papers</source>
        <translation>Все бумаги</translation>
    </message>
    <message>
        <source>Put a folder in</source>
        <translation>Добавить папку</translation>
    </message>
    <message>
        <source>Put files in</source>
        <translation>Добавить файлы</translation>
    </message>
    <message>
        <source>Nothing here yet. Drop files or a whole folder; nothing is changed or deleted.</source>
        <translation>Здесь пока пусто. Перетащите файлы или целую папку: мы ничего не изменим и не удалим.</translation>
    </message>
</context>
<context>
    <name>PartialDateEdit</name>
    <message>
        <source>6 Mar 2022, 03.2022, about 2022</source>
        <translation>06.03.2022, март 2022, около 2022</translation>
    </message>
    <message>
        <source>Not clear which day. Write 6 Mar 2022, or 03.2022, or 2022.</source>
        <translation>Непонятно, какой это день. Напишите 06.03.2022, или март 2022, или 2022.</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>People</source>
        <translation>Люди</translation>
    </message>
    <message>
        <source>New person</source>
        <translation>Новый человек</translation>
    </message>
    <message>
        <source>Nobody here yet. Begin with yourself: your name in every spelling your papers use.</source>
        <translation>Здесь пока никого. Начните с себя: ваше имя во всех написаниях из документов.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Names, every spelling; the first is shown in lists</source>
        <translation>Имена во всех написаниях; первое видно в списках</translation>
    </message>
    <message>
        <source>Who this is in the case</source>
        <translation>Кто это в деле</translation>
    </message>
    <message>
        <source>How they are related to the main person</source>
        <translation>Кем приходится главному лицу</translation>
    </message>
    <message>
        <source>Sex, as in documents</source>
        <translation>Пол, как в документах</translation>
    </message>
    <message>
        <source>Not stated</source>
        <translation>Не указано</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Дата рождения</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Имена</translation>
    </message>
    <message>
        <source>Place of birth</source>
        <translation>Место рождения</translation>
    </message>
    <message>
        <source>Nationality or ethnicity</source>
        <translation>Национальность</translation>
    </message>
    <message>
        <source>Religion</source>
        <translation>Вероисповедание</translation>
    </message>
    <message>
        <source>How to reach them</source>
        <translation>Как связаться</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Телефон</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Эл. почта</translation>
    </message>
    <message>
        <source>File number with the authority</source>
        <translation>Номер дела в ведомстве</translation>
    </message>
    <message>
        <source>for example an A-number</source>
        <translation>например, A-number</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Бумаги</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Заметки</translation>
    </message>
    <message>
        <source>Name not written yet</source>
        <translation>Имя ещё не записано</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Pages</source>
        <translation>Страницы</translation>
    </message>
</context>
<context>
    <name>RecordChooser</name>
    <message>
        <source>Type part of the title</source>
        <translation>Наберите часть названия</translation>
    </message>
    <message>
        <source>Type part of the name</source>
        <translation>Наберите часть имени</translation>
    </message>
</context>
<context>
    <name>RecordCounts</name>
    <message>
        <source>Paper</source>
        <translation>Бумага</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Человек</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Событие</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Заявление</translation>
    </message>
    <message>
        <source>Dossier</source>
        <translation>Досье</translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s)</source>
        <translation>
            <numerusform>%n бумага</numerusform>
            <numerusform>%n бумаги</numerusform>
            <numerusform>%n бумаг</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n человек</numerusform>
            <numerusform>%n человека</numerusform>
            <numerusform>%n человек</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n событие</numerusform>
            <numerusform>%n события</numerusform>
            <numerusform>%n событий</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n application(s)</source>
        <translation>
            <numerusform>%n заявление</numerusform>
            <numerusform>%n заявления</numerusform>
            <numerusform>%n заявлений</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dossier(s)</source>
        <translation>
            <numerusform>%n досье</numerusform>
            <numerusform>%n досье</numerusform>
            <numerusform>%n досье</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecoveryScreen</name>
    <message>
        <source>Your recovery sheet</source>
        <translation>Ваш лист восстановления</translation>
    </message>
    <message>
        <source>A new recovery sheet</source>
        <translation>Новый лист восстановления</translation>
    </message>
    <message>
        <source>If others may have seen your sheet, take this new code: the old one then opens this vault no more. Copies made before still open with it.</source>
        <translation>Если ваш лист могли увидеть другие, возьмите этот новый код: старый перестанет открывать хранилище. Копии, сделанные раньше, он по-прежнему откроет.</translation>
    </message>
    <message>
        <source>This code opens the vault if the passphrase is lost. Keep it on paper, away from the vault. Nobody can make it again.</source>
        <translation>Этот код откроет хранилище, если фраза забыта. Храните его на бумаге, отдельно от хранилища. Второго такого никто не сделает.</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Сохранить как PDF…</translation>
    </message>
    <message>
        <source>A printer may keep a copy of what it prints. Copying the code by hand is just as good.</source>
        <translation>Принтер может запомнить то, что печатает. Переписать код от руки ничем не хуже.</translation>
    </message>
    <message>
        <source>From your sheet, type group %1</source>
        <translation>Введите с листа группу %1</translation>
    </message>
    <message>
        <source>Open the vault</source>
        <translation>Открыть хранилище</translation>
    </message>
    <message>
        <source>Use the new code</source>
        <translation>Перейти на новый код</translation>
    </message>
    <message>
        <source>Keep the old code</source>
        <translation>Оставить старый код</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Не сейчас</translation>
    </message>
    <message>
        <source>Until it is finished the vault opens as before, and so does the code until now.</source>
        <translation>Пока работа не закончена, хранилище открывается как прежде, и прежний код тоже действует.</translation>
    </message>
    <message>
        <source>Make the new keys</source>
        <translation>Создать новые ключи</translation>
    </message>
    <message>
        <source>Save the recovery sheet</source>
        <translation>Куда сохранить лист восстановления</translation>
    </message>
    <message>
        <source>Recovery sheet</source>
        <translation>Лист восстановления</translation>
    </message>
    <message>
        <source>This is not group %1. Compare it with your sheet.</source>
        <translation>Это не группа %1. Сверьте с листом.</translation>
    </message>
</context>
<context>
    <name>RekeyBegunScreen</name>
    <message>
        <source>The new keys are not finished</source>
        <translation>Новые ключи не готовы</translation>
    </message>
    <message>
        <source>This vault was to get new keys, which was stopped or cut off. Nothing is lost: it opens as before, and so does its recovery code. A code that was shown for the new keys opens nothing.</source>
        <translation>Для этого хранилища начали создавать новые ключи, но работа была остановлена или прервана. Ничего не потеряно: оно открывается как прежде, и прежний код восстановления действует. Код, показанный для новых ключей, ничего не открывает.</translation>
    </message>
    <message>
        <source>What was made so far takes up room. Go on with it, or discard it if the vault shall stay as it is. To go on you type your passphrase once more and get a new recovery code.</source>
        <translation>То, что уже сделано, занимает место. Продолжите работу или удалите сделанное, если хранилище должно остаться как есть. Чтобы продолжить, наберите свою фразу ещё раз; вы получите новый код восстановления.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>Discard what was made</source>
        <translation>Удалить сделанное</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Не сейчас</translation>
    </message>
</context>
<context>
    <name>RekeyPanel</name>
    <message>
        <source>New keys for everything</source>
        <translation>Новые ключи для всего хранилища</translation>
    </message>
    <message>
        <source>New keys for everything…</source>
        <translation>Новые ключи для всего хранилища…</translation>
    </message>
    <message>
        <source>Discard what was made</source>
        <translation>Удалить сделанное</translation>
    </message>
    <message>
        <source>The vault is open for reading only, so it cannot get new keys now.</source>
        <translation>Хранилище открыто только для чтения, поэтому новые ключи сейчас создать нельзя.</translation>
    </message>
    <message>
        <source>In the vault&apos;s folder lies a later state of it, under newer keys, in the way of new ones. What to do is said below, under “Checking and taking out”.</source>
        <translation>В папке хранилища лежит его более позднее состояние под более новыми ключами; оно мешает создать новые. Что делать, сказано ниже, в разделе «Проверка и выгрузка».</translation>
    </message>
    <message>
        <source>The vault was opened with its recovery code, and a passphrase is needed for this: set a new one first, above.</source>
        <translation>Хранилище открыто кодом восстановления, а для этого нужна фраза: сначала задайте новую выше.</translation>
    </message>
    <message>
        <source>This was begun and is not finished; the vault opens as before. What was made so far takes up room until you go on with it or discard it.</source>
        <translation>Эта работа начата и не закончена; хранилище открывается как прежде. То, что уже сделано, занимает место, пока вы не продолжите или не удалите сделанное.</translation>
    </message>
    <message>
        <source>For when somebody who must not read this vault any more may have a copy of its key file, or could open it once. You are told first what it means.</source>
        <translation>На случай, если кто-то, кому больше нельзя читать это хранилище, мог скопировать его файл ключей или раньше мог его открыть. Сначала мы объясним, что это значит.</translation>
    </message>
</context>
<context>
    <name>RekeyPassphraseScreen</name>
    <message>
        <source>New keys for everything</source>
        <translation>Новые ключи для всего хранилища</translation>
    </message>
    <message>
        <source>The vault is closed now. Type its passphrase, which will open it afterwards, too. The recovery code will not do here.</source>
        <translation>Хранилище закрыто. Наберите его парольную фразу: она будет открывать его и потом. Код восстановления здесь не подойдёт.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Парольная фраза</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Type the passphrase first.</source>
        <translation>Сначала введите фразу.</translation>
    </message>
</context>
<context>
    <name>RekeyScreen</name>
    <message>
        <source>New keys for everything</source>
        <translation>Новые ключи для всего хранилища</translation>
    </message>
    <message>
        <source>Everything in the vault is encrypted anew, with keys that nobody has. Do this when somebody who once could open the vault, or who has a copy of its file vault.key, must not read what is in it from now on. To change or revoke a passphrase is not enough against them.</source>
        <translation>Всё в хранилище будет зашифровано заново, ключами, которых нет ни у кого. Сделайте это, если тот, кто раньше мог открыть хранилище или у кого есть копия его файла vault.key, не должен читать его впредь. Сменить или отозвать фразу против этого недостаточно.</translation>
    </message>
    <message>
        <source>This was begun before and not finished; it goes on from there.</source>
        <translation>Эта работа была начата и не закончена; она продолжится с того же места.</translation>
    </message>
    <message>
        <source>Who can open it afterwards</source>
        <translation>Кто сможет открыть его потом</translation>
    </message>
    <message>
        <source>You, with the passphrase that you type next, which stays as it is, and with a new recovery code. If somebody else may know your passphrase, cancel and change it first.</source>
        <translation>Вы: фразой, которую наберёте на следующем шаге (она останется прежней), и новым кодом восстановления. Если вашу фразу может знать кто-то ещё, нажмите «Отмена» и сначала смените её.</translation>
    </message>
    <message>
        <source>Nobody else. What opens the vault now: %1. Of this only that one passphrase will be left. You can add other people again afterwards.</source>
        <translation>Больше никто. Сейчас хранилище открывают: %1. Из этого останется только та одна фраза. Других людей потом можно добавить снова.</translation>
    </message>
    <message>
        <source>What it takes</source>
        <translation>Что для этого нужно</translation>
    </message>
    <message>
        <source>As much free room as the vault takes up now, and more time than copying it. The vault is closed meanwhile. You can stop at any time: until it is finished the vault is as before, and you can go on later. If you do not trust the stick or disk, lock the vault and copy its folder first.</source>
        <translation>Столько же свободного места, сколько хранилище занимает сейчас, и больше времени, чем его копирование. Всё это время хранилище закрыто. Остановить работу можно когда угодно: пока она не закончена, хранилище остаётся прежним, и продолжить можно позже. Если вы не доверяете флешке или диску, сначала заприте хранилище и скопируйте его папку.</translation>
    </message>
    <message>
        <source>What this does not do</source>
        <translation>Чего это не сделает</translation>
    </message>
    <message>
        <source>Close the vault and go on</source>
        <translation>Закрыть хранилище и продолжить</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>Rekeying</name>
    <message>
        <source>Copies of the whole vault made before, in backups, with a sync service, on other sticks, open as before with what opened them then. What somebody has read stays read.</source>
        <translation>Копии всего хранилища, сделанные раньше (резервные, в службах синхронизации, на других флешках), открываются тем же, чем и тогда. Что кто-то уже прочитал, то прочитано.</translation>
    </message>
    <message>
        <source>Sticks, memory cards and SSDs may keep the old files for a laboratory to find.</source>
        <translation>Флешки, карты памяти и SSD могут хранить старые файлы, и лаборатория может их найти.</translation>
    </message>
    <message>
        <source>The passphrase is right. Once it is finished, it and this new code open the vault.</source>
        <translation>Фраза верна. Когда работа закончится, хранилище будут открывать она и этот новый код.</translation>
    </message>
    <message>
        <source>What opens it no more then: %1.</source>
        <translation>Больше не будет его открывать: %1.</translation>
    </message>
    <message>
        <source>Your passphrase and the new recovery code open the vault. Nothing else opens it any more.</source>
        <translation>Хранилище открывают ваша парольная фраза и новый код восстановления. Больше его не открывает ничто.</translation>
    </message>
    <message>
        <source>Destroy old recovery sheets, and add other people again on the page Vault. Make a new copy of the vault; old copies still open with what opened them then.</source>
        <translation>Уничтожьте прежние листы восстановления, а других людей снова добавьте на странице «Хранилище». Сделайте новую копию хранилища: старые копии открываются тем же, чем и тогда.</translation>
    </message>
    <message>
        <source>So this vault cannot get new keys; it opens as before. Give them to a copy of the vault in which this file is whole.</source>
        <translation>Поэтому новые ключи для этого хранилища создать нельзя; оно открывается как прежде. Создайте их для копии хранилища, в которой этот файл цел.</translation>
    </message>
    <message>
        <source>Stopped. The vault opens as before, and the new recovery code does not open it. What was made so far is kept: go on now or later.</source>
        <translation>Остановлено. Хранилище открывается как прежде, новый код восстановления его не открывает. То, что уже сделано, сохранено: продолжить можно сейчас или позже.</translation>
    </message>
    <message>
        <source>The disk is full. The vault opens as before, and what was made so far is kept. Make room and go on.</source>
        <translation>На диске нет места. Хранилище открывается как прежде, а то, что уже сделано, сохранено. Освободите место и продолжите.</translation>
    </message>
    <message>
        <source>The disk or stick could not be read or written to. The vault opens as before, and what was made so far is kept. Try to go on; if that fails, copy the whole folder to another disk and do it there.</source>
        <translation>С диска или флешки не удалось прочитать или записать. Хранилище открывается как прежде, а то, что уже сделано, сохранено. Попробуйте продолжить; если не получится, скопируйте всю папку на другой диск и повторите там.</translation>
    </message>
</context>
<context>
    <name>RekeyingScreen</name>
    <message>
        <source>Making new keys</source>
        <translation>Создаём новые ключи</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>To the vault</source>
        <translation>К хранилищу</translation>
    </message>
    <message>
        <source>%1 of %2 encrypted anew. Until it is finished the vault is as before.</source>
        <translation>Зашифровано заново %1 из %2. Пока работа не закончена, хранилище остаётся прежним.</translation>
    </message>
    <message>
        <source>The vault has new keys</source>
        <translation>У хранилища новые ключи</translation>
    </message>
    <message>
        <source>Open the vault</source>
        <translation>Открыть хранилище</translation>
    </message>
</context>
<context>
    <name>Reminders</name>
    <message numerus="yes">
        <source>%n original(s) in the vault are not on its list.</source>
        <translation>
            <numerusform>В хранилище есть %n оригинал, которого нет в его списке.</numerusform>
            <numerusform>В хранилище есть %n оригинала, которых нет в его списке.</numerusform>
            <numerusform>В хранилище есть %n оригиналов, которых нет в его списке.</numerusform>
        </translation>
    </message>
    <message>
        <source>In the vault&apos;s folder lies a later state of it.</source>
        <translation>В папке хранилища лежит его более позднее состояние.</translation>
    </message>
</context>
<context>
    <name>RepairedScreen</name>
    <message>
        <source>The vault opens again</source>
        <translation>Хранилище снова открывается</translation>
    </message>
    <message>
        <source>Now copy the vault to another disk: the disk it lies on may be failing. Then let Holdall check it, on the page Vault.</source>
        <translation>Теперь скопируйте хранилище на другой диск: этот может выходить из строя. Потом проверьте его на странице «Хранилище».</translation>
    </message>
    <message>
        <source>Open the vault</source>
        <translation>Открыть хранилище</translation>
    </message>
</context>
<context>
    <name>Repairs</name>
    <message>
        <source>The list of everything in the vault is not as Holdall left it: it was damaged, or changed by something else.</source>
        <translation>Список всего, что лежит в хранилище, не такой, каким его оставил Holdall: он повреждён или изменён чем-то другим.</translation>
    </message>
    <message>
        <source>The list of everything in the vault is damaged.</source>
        <translation>Повреждён список всего, что лежит в хранилище.</translation>
    </message>
    <message>
        <source>The list of everything in the vault is gone.</source>
        <translation>Пропал список всего, что лежит в хранилище.</translation>
    </message>
    <message>
        <source>The list of everything in the vault is empty.</source>
        <translation>Список всего, что лежит в хранилище, пуст.</translation>
    </message>
    <message>
        <source>The list of everything in the vault does not belong to its last state: it may be an older one.</source>
        <translation>Список всего, что лежит в хранилище, не от последнего его состояния: возможно, он более старый.</translation>
    </message>
    <message>
        <source>Both copies of the vault&apos;s seal are damaged or gone.</source>
        <translation>Обе копии печати хранилища повреждены или пропали.</translation>
    </message>
    <message>
        <source>A spare copy of the list is damaged.</source>
        <translation>Повреждена запасная копия списка.</translation>
    </message>
    <message>
        <source>From the list itself</source>
        <translation>Из самого списка</translation>
    </message>
    <message>
        <source>From a spare copy of the list</source>
        <translation>Из запасной копии списка</translation>
    </message>
    <message>
        <source>From the originals alone</source>
        <translation>Только из оригиналов</translation>
    </message>
    <message>
        <source>From the spare copy of %1</source>
        <translation>Из запасной копии от %1</translation>
    </message>
    <message>
        <source>Nothing that was saved is lost.</source>
        <translation>Ничего из сохранённого не потеряется.</translation>
    </message>
    <message>
        <source>All of it can be read, but nothing proves that it is the last state. Look through it afterwards.</source>
        <translation>Он читается целиком, но ничто не доказывает, что это последнее состояние. Потом просмотрите всё сами.</translation>
    </message>
    <message>
        <source>What was written after this copy was made is lost. Originals put in later come back as papers named after their files.</source>
        <translation>Записанное после создания этой копии потеряется. Добавленные позже оригиналы вернутся бумагами с именами своих файлов.</translation>
    </message>
    <message>
        <source>Everything that was written is lost: people, notes, events, applications, plans of dossiers. Every original that can be read comes back with its name and the date when it was put in.</source>
        <translation>Потеряется всё записанное: люди, заметки, события, заявления, планы досье. Каждый оригинал, который читается, вернётся со своим именем и датой добавления.</translation>
    </message>
    <message>
        <source>In it: %1.</source>
        <translation>Внутри: %1.</translation>
    </message>
    <message>
        <source>There is nothing in it.</source>
        <translation>Внутри ничего нет.</translation>
    </message>
    <message>
        <source>All that the list held is back. Nothing proves that it is the last state: look through it.</source>
        <translation>Всё, что было в списке, вернулось. Ничто не доказывает, что это последнее состояние: просмотрите всё сами.</translation>
    </message>
    <message>
        <source>An older state is back. What was written after it is lost.</source>
        <translation>Вернулось более раннее состояние. Записанное после него потеряно.</translation>
    </message>
    <message>
        <source>The originals are back. What was written is lost.</source>
        <translation>Оригиналы вернулись. Записанное потеряно.</translation>
    </message>
    <message>
        <source>The state of %1 is back. What was written after it is lost.</source>
        <translation>Вернулось состояние от %1. Записанное после него потеряно.</translation>
    </message>
    <message>
        <source>Everything that was saved is back.</source>
        <translation>Всё сохранённое вернулось.</translation>
    </message>
    <message numerus="yes">
        <source>%n original(s) came back as papers named after their files.</source>
        <translation>
            <numerusform>%n оригинал вернулся бумагой с именем своего файла.</numerusform>
            <numerusform>%n оригинала вернулись бумагами с именами своих файлов.</numerusform>
            <numerusform>%n оригиналов вернулись бумагами с именами своих файлов.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them is damaged and kept as it is.</source>
        <translation>
            <numerusform>Из них повреждён %n; он сохранён как есть.</numerusform>
            <numerusform>Из них повреждены %n; они сохранены как есть.</numerusform>
            <numerusform>Из них повреждены %n; они сохранены как есть.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stored file(s) can no longer be read. They are kept.</source>
        <translation>
            <numerusform>%n файл хранилища больше не читается; он сохранён.</numerusform>
            <numerusform>%n файла хранилища больше не читаются; они сохранены.</numerusform>
            <numerusform>%n файлов хранилища больше не читаются; они сохранены.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RevokeScreen</name>
    <message>
        <source>Revoke: %1</source>
        <translation>Отозвать: %1</translation>
    </message>
    <message>
        <source>What this does not do</source>
        <translation>Чего это не меняет</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Отозвать</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>The code on the recovery sheet will not open this vault any more. Whoever then loses the passphrase loses everything in the vault.</source>
        <translation>Код с листа восстановления больше не откроет это хранилище. Тот, кто после этого забудет фразу, потеряет всё, что в нём лежит.</translation>
    </message>
    <message>
        <source>This passphrase will not open this vault any more. Nothing in the vault is changed or deleted.</source>
        <translation>Эта фраза больше не откроет это хранилище. То, что в нём лежит, не изменится и не исчезнет.</translation>
    </message>
    <message>
        <source>Whoever copied the vault before can still open that copy. Whoever copied only its file vault.key can open this vault with it, also later, if they get hold of the vault.</source>
        <translation>Кто скопировал хранилище раньше, тот свою копию по-прежнему откроет. Кто скопировал один лишь файл vault.key, тот с ним откроет и это хранилище, пусть и позже, если оно попадёт ему в руки.</translation>
    </message>
    <message>
        <source>It does not take back what somebody has already read, written out or printed.</source>
        <translation>Уже прочитанное, записанное или распечатанное назад не вернуть.</translation>
    </message>
    <message>
        <source>You opened the vault with this one yourself. So that you do not lock yourself out, show that you can open it with another.</source>
        <translation>Сейчас хранилище открыто именно так. Чтобы не остаться без доступа, покажите, что можете открыть его иначе.</translation>
    </message>
    <message>
        <source>Another passphrase or code</source>
        <translation>Другая фраза или код</translation>
    </message>
    <message>
        <source>Type another passphrase, or the recovery code.</source>
        <translation>Введите другую фразу или код восстановления.</translation>
    </message>
</context>
<context>
    <name>Role</name>
    <message>
        <source>Main person</source>
        <translation>Главное лицо</translation>
    </message>
    <message>
        <source>Spouse</source>
        <translation>Супруг(а)</translation>
    </message>
    <message>
        <source>Child</source>
        <translation>Ребёнок</translation>
    </message>
    <message>
        <source>Parent</source>
        <translation>Родитель</translation>
    </message>
    <message>
        <source>Brother or sister</source>
        <translation>Брат или сестра</translation>
    </message>
    <message>
        <source>Relative</source>
        <translation>Родственник</translation>
    </message>
    <message>
        <source>Witness</source>
        <translation>Свидетель</translation>
    </message>
    <message>
        <source>Official</source>
        <translation>Должностное лицо</translation>
    </message>
    <message>
        <source>Translator</source>
        <translation>Переводчик</translation>
    </message>
    <message>
        <source>Representative</source>
        <translation>Представитель</translation>
    </message>
    <message>
        <source>Other person</source>
        <translation>Другое лицо</translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message>
        <source>Save the original files, not encrypted, in</source>
        <translation>Сохранить исходные файлы без шифрования в</translation>
    </message>
    <message>
        <source>Saving originals</source>
        <translation>Сохраняем оригиналы</translation>
    </message>
    <message numerus="yes">
        <source>Saved %n file(s). This copy is not encrypted.</source>
        <translation>
            <numerusform>Сохранён %n файл. Эта копия не зашифрована.</numerusform>
            <numerusform>Сохранено %n файла. Эта копия не зашифрована.</numerusform>
            <numerusform>Сохранено %n файлов. Эта копия не зашифрована.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Screen</name>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Сообщение</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>Идёт работа</translation>
    </message>
</context>
<context>
    <name>SecretField</name>
    <message>
        <source>English</source>
        <translation>английская</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>русская</translation>
    </message>
    <message>
        <source>Hide what is typed</source>
        <translation>Скрыть набранное</translation>
    </message>
    <message>
        <source>Show what is typed</source>
        <translation>Показать набранное</translation>
    </message>
    <message>
        <source>Keyboard: %1</source>
        <translation>Раскладка: %1</translation>
    </message>
    <message>
        <source>Caps Lock seems to be on</source>
        <translation>похоже, включён Caps Lock</translation>
    </message>
    <message>
        <source>Pasted. Other programs can read the clipboard: empty it when you are done.</source>
        <translation>Вставлено. Буфер обмена видят другие программы: очистите его, когда закончите.</translation>
    </message>
    <message>
        <source>This is longer than a passphrase can be.</source>
        <translation>Это длиннее, чем может быть фраза.</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Taken back: %1</source>
        <translation>Отменено: %1</translation>
    </message>
    <message>
        <source>Done again: %1</source>
        <translation>Возвращено: %1</translation>
    </message>
</context>
<context>
    <name>Sex</name>
    <message>
        <source>Female</source>
        <translation>Женский</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>Мужской</translation>
    </message>
    <message>
        <source>Unspecified (X)</source>
        <translation>Не указан (X)</translation>
    </message>
</context>
<context>
    <name>SheetSaver</name>
    <message>
        <source>Saved: %1</source>
        <translation>Сохранено: %1</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>Menu</source>
        <translation>Меню</translation>
    </message>
    <message>
        <source>Search in papers</source>
        <translation>Поиск по бумагам</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Запереть</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Поиск</translation>
    </message>
    <message>
        <source>Search on this page</source>
        <translation>Поиск на этой странице</translation>
    </message>
</context>
<context>
    <name>SlotRow</name>
    <message>
        <source>Revoke…</source>
        <translation>Отозвать…</translation>
    </message>
    <message>
        <source>Revoke: %1</source>
        <translation>Отозвать: %1</translation>
    </message>
</context>
<context>
    <name>Slots</name>
    <message>
        <source>Recovery code</source>
        <translation>Код восстановления</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Парольная фраза</translation>
    </message>
    <message>
        <source>%1, no. %2</source>
        <translation>%1, №&#xa0;%2</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>с %1</translation>
    </message>
    <message>
        <source>opened the vault now</source>
        <translation>сейчас открыто этим</translation>
    </message>
</context>
<context>
    <name>SlotsPanel</name>
    <message>
        <source>Who can open this vault</source>
        <translation>Кто может открыть хранилище</translation>
    </message>
    <message>
        <source>Each of these opens everything by itself. The vault keeps no names for them: note on paper which number is whose.</source>
        <translation>Любая фраза или код из списка открывает всё целиком. Имён хранилище не записывает: отметьте на бумаге, где чей номер.</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Ещё один человек</translation>
    </message>
    <message>
        <source>New recovery code</source>
        <translation>Новый код восстановления</translation>
    </message>
    <message>
        <source>Set a new passphrase</source>
        <translation>Задать новую фразу</translation>
    </message>
    <message>
        <source>Change a passphrase</source>
        <translation>Сменить фразу</translation>
    </message>
    <message>
        <source>The vault is open for reading only, so nothing of this can be changed now.</source>
        <translation>Хранилище открыто только для чтения, поэтому сейчас здесь ничего не изменить.</translation>
    </message>
    <message>
        <source>All eight places are taken. Revoke one before you add another.</source>
        <translation>Все восемь мест заняты. Чтобы добавить ещё одну фразу, сначала отзовите какую-нибудь.</translation>
    </message>
    <message>
        <source>The only one cannot be revoked: nobody could open the vault any more.</source>
        <translation>Единственную фразу отозвать нельзя: хранилище не смог бы открыть никто.</translation>
    </message>
</context>
<context>
    <name>SpellingProposals</name>
    <message>
        <source>A rule proposes, a document decides: if a passport prints the name otherwise, write it as printed.</source>
        <translation>Правило предлагает, документ решает: если в паспорте напечатано иначе, пишите как в паспорте.</translation>
    </message>
    <message numerus="yes">
        <source>Spellings by the rules (%n)</source>
        <translation>
            <numerusform>Написания по правилам (%n)</numerusform>
            <numerusform>Написания по правилам (%n)</numerusform>
            <numerusform>Написания по правилам (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>Part of this rule could not be checked against its text.</source>
        <translation>Часть этого правила не удалось сверить с его текстом.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Добавить</translation>
    </message>
    <message>
        <source>Add the spelling %1</source>
        <translation>Добавить написание %1</translation>
    </message>
</context>
<context>
    <name>StatementTab</name>
    <message>
        <source>Statement</source>
        <translation>Рассказ</translation>
    </message>
    <message>
        <source>Write in your own words what happened. An empty line begins a new numbered paragraph.</source>
        <translation>Расскажите своими словами, что произошло. Пустая строка начинает новый нумерованный абзац.</translation>
    </message>
    <message>
        <source>Refer to an exhibit</source>
        <translation>Сослаться на приложение</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Progress</source>
        <translation>Ход работы</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Остановить</translation>
    </message>
    <message>
        <source>Everything is saved</source>
        <translation>Всё сохранено</translation>
    </message>
    <message>
        <source>Open for reading only: nothing can be changed</source>
        <translation>Открыто только для чтения: изменить ничего нельзя</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Показать</translation>
    </message>
    <message>
        <source>Not everything is saved yet. Holdall tries again every few seconds.</source>
        <translation>Сохранено ещё не всё. Holdall пробует снова каждые несколько секунд.</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Останавливаем…</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Put in a file</source>
        <translation>Добавлен файл</translation>
    </message>
    <message>
        <source>New person</source>
        <translation>Новый человек</translation>
    </message>
    <message>
        <source>Put back from the bin</source>
        <translation>Восстановление из корзины</translation>
    </message>
    <message>
        <source>Empty the bin</source>
        <translation>Очистка корзины</translation>
    </message>
    <message>
        <source>Sample case</source>
        <translation>Пример</translation>
    </message>
</context>
<context>
    <name>StoryPage</name>
    <message>
        <source>Story</source>
        <translation>События</translation>
    </message>
    <message>
        <source>New event</source>
        <translation>Новое событие</translation>
    </message>
    <message>
        <source>What happened, one event at a time: an arrest, a search, a threat. Begin with any of them; they sort themselves by date.</source>
        <translation>Что произошло, по одному событию: задержание, обыск, угроза. Начните с любого, по датам они разберутся сами.</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Что произошло</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Когда</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>Бумаги</translation>
    </message>
    <message>
        <source>What happened, in one line</source>
        <translation>Что произошло, одной строкой</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>When, or when it began</source>
        <translation>Когда, или когда началось</translation>
    </message>
    <message>
        <source>When it ended, if later</source>
        <translation>Когда кончилось, если позже</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Где</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Добавить человека</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>С кем</translation>
    </message>
    <message>
        <source>Who did it: person or unit</source>
        <translation>Кто это сделал: человек или подразделение</translation>
    </message>
    <message>
        <source>In your own words</source>
        <translation>Своими словами</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Почему</translation>
    </message>
    <message>
        <source>The reason they gave</source>
        <translation>Какую причину назвали</translation>
    </message>
    <message>
        <source>The reason as you believe it</source>
        <translation>В чём причина, по-вашему</translation>
    </message>
    <message>
        <source>Ground of persecution</source>
        <translation>Основание преследования</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>Что было потом</translation>
    </message>
    <message>
        <source>Injuries</source>
        <translation>Травмы</translation>
    </message>
    <message>
        <source>Consequences</source>
        <translation>Последствия</translation>
    </message>
    <message>
        <source>Complaint or request for protection</source>
        <translation>Жалоба или просьба о защите</translation>
    </message>
    <message>
        <source>Its result</source>
        <translation>Чем кончилась</translation>
    </message>
    <message>
        <source>In English, for a dossier in English</source>
        <translation>По-английски, для досье на английском</translation>
    </message>
    <message>
        <source>What happened, in English</source>
        <translation>Что произошло, по-английски</translation>
    </message>
    <message>
        <source>Where, in English</source>
        <translation>Где, по-английски</translation>
    </message>
    <message>
        <source>The description in English</source>
        <translation>Описание по-английски</translation>
    </message>
    <message>
        <source>Papers that prove it</source>
        <translation>Бумаги, которые это подтверждают</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Заметки</translation>
    </message>
</context>
<context>
    <name>StrengthMeter</name>
    <message>
        <source>Six or seven unrelated words are easy to remember and hard to guess.</source>
        <translation>Шесть-семь слов, не связанных между собой, легко запомнить и трудно подобрать.</translation>
    </message>
    <message>
        <source>Weak: short, or made of what is tried first. Add unrelated words.</source>
        <translation>Слабая: коротка или состоит из того, что пробуют первым. Добавьте слова, не связанные между собой.</translation>
    </message>
    <message>
        <source>Fair: holds off a curious person, not a determined one. Add a word or two.</source>
        <translation>Средняя: остановит любопытного, но не упорного. Добавьте слово-другое.</translation>
    </message>
    <message>
        <source>Good: guessing it takes a great deal of money and time.</source>
        <translation>Хорошая: на подбор уйдёт очень много денег и времени.</translation>
    </message>
    <message>
        <source>Strong: guessing it is out of reach.</source>
        <translation>Надёжная: подобрать её нельзя.</translation>
    </message>
</context>
<context>
    <name>Tell</name>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Today</source>
        <translation>Сегодня</translation>
    </message>
    <message>
        <source>The vault is empty. Three steps, in any order, whenever you have time.</source>
        <translation>Хранилище пусто. Три шага, в любом порядке, когда будет время.</translation>
    </message>
    <message>
        <source>Put papers in</source>
        <translation>Положите бумаги</translation>
    </message>
    <message>
        <source>Drop files or a whole folder: scans, photos, court papers. Nothing is changed or deleted.</source>
        <translation>Перетащите файлы или целую папку: сканы, фото, судебные бумаги. Мы ничего не изменим и не удалим.</translation>
    </message>
    <message>
        <source>Say who you are</source>
        <translation>Скажите, кто вы</translation>
    </message>
    <message>
        <source>Your name in every spelling your papers use, and your family.</source>
        <translation>Ваше имя во всех написаниях из документов и ваша семья.</translation>
    </message>
    <message>
        <source>Build a dossier</source>
        <translation>Соберите досье</translation>
    </message>
    <message>
        <source>Choose the authority. Holdall says what is missing and numbers every page.</source>
        <translation>Выберите, куда оно пойдёт. Holdall скажет, чего не хватает, и пронумерует каждую страницу.</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Бумаги</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Люди</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>События</translation>
    </message>
    <message>
        <source>Applications</source>
        <translation>Заявления</translation>
    </message>
</context>
<context>
    <name>TodayPanels</name>
    <message>
        <source>Next dates</source>
        <translation>Ближайшие даты</translation>
    </message>
    <message>
        <source>No dates ahead. Dates of applications and expiry dates of documents appear here.</source>
        <translation>Впереди дат нет. Здесь появятся даты заявлений и сроки документов.</translation>
    </message>
    <message>
        <source>Without a title</source>
        <translation>Без названия</translation>
    </message>
    <message>
        <source>%1 expires</source>
        <translation>Истекает: %1</translation>
    </message>
    <message>
        <source>Complete: %1 of %2 (the dossier itself, its people, exhibits and events).</source>
        <translation>Заполнено: %1 из %2 (само досье, его люди, приложения и события).</translation>
    </message>
    <message>
        <source>Dossier</source>
        <translation>Досье</translation>
    </message>
    <message>
        <source>Nothing obvious is missing. The dossier page shows what this authority asks for.</source>
        <translation>Явных пробелов нет. Что нужно этому ведомству, видно на странице досье.</translation>
    </message>
    <message>
        <source>Still to be written down</source>
        <translation>Осталось записать</translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s): not said yet what they are.</source>
        <translation>
            <numerusform>%n бумага: не сказано, что это.</numerusform>
            <numerusform>%n бумаги: не сказано, что это.</numerusform>
            <numerusform>%n бумаг: не сказано, что это.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnlockScreen</name>
    <message>
        <source>Passphrase</source>
        <translation>Парольная фраза</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Unlocking…</source>
        <translation>Открываем…</translation>
    </message>
    <message>
        <source>Type the passphrase first.</source>
        <translation>Сначала введите фразу.</translation>
    </message>
    <message>
        <source>Type the code first.</source>
        <translation>Сначала введите код.</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>Код восстановления</translation>
    </message>
    <message>
        <source>Use the passphrase</source>
        <translation>Ввести парольную фразу</translation>
    </message>
    <message>
        <source>Use the recovery code</source>
        <translation>Ввести код восстановления</translation>
    </message>
</context>
<context>
    <name>VaultCare</name>
    <message>
        <source>Checking the vault</source>
        <translation>Проверка хранилища</translation>
    </message>
    <message>
        <source>Taking in originals</source>
        <translation>Приём оригиналов</translation>
    </message>
    <message>
        <source>Write everything out, not encrypted, into</source>
        <translation>Куда выгрузить всё без шифрования</translation>
    </message>
    <message>
        <source>Writing everything out</source>
        <translation>Выгрузка</translation>
    </message>
    <message numerus="yes">
        <source>The check found %n thing(s) wrong.</source>
        <translation>
            <numerusform>Проверка нашла %n неполадку.</numerusform>
            <numerusform>Проверка нашла %n неполадки.</numerusform>
            <numerusform>Проверка нашла %n неполадок.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sound: %n original(s) are as they were put in.</source>
        <translation>
            <numerusform>Всё цело: %n оригинал такой же, каким был добавлен.</numerusform>
            <numerusform>Всё цело: %n оригинала такие же, какими были добавлены.</numerusform>
            <numerusform>Всё цело: %n оригиналов такие же, какими были добавлены.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped. The vault was not checked to the end.</source>
        <translation>Остановлено. Хранилище проверено не до конца.</translation>
    </message>
    <message>
        <source>There is nothing left to be taken in.</source>
        <translation>Принимать больше нечего.</translation>
    </message>
    <message>
        <source>Stopped. Nothing was taken in.</source>
        <translation>Остановлено. Ничего не принято.</translation>
    </message>
    <message numerus="yes">
        <source>Written out: %n original(s) and all records.</source>
        <translation>
            <numerusform>Выгружено: %n оригинал и все записи.</numerusform>
            <numerusform>Выгружено: %n оригинала и все записи.</numerusform>
            <numerusform>Выгружено: %n оригиналов и все записи.</numerusform>
        </translation>
    </message>
    <message>
        <source>They lie in %1. This copy is not encrypted.</source>
        <translation>Они лежат в папке %1. Эта копия не зашифрована.</translation>
    </message>
    <message numerus="yes">
        <source>%n original(s) could not be read back and are left out. Check the vault.</source>
        <translation>
            <numerusform>%n оригинал не удалось прочитать, в выгрузке его нет. Проверьте хранилище.</numerusform>
            <numerusform>%n оригинала не удалось прочитать, в выгрузке их нет. Проверьте хранилище.</numerusform>
            <numerusform>%n оригиналов не удалось прочитать, в выгрузке их нет. Проверьте хранилище.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped. What was written so far has been removed.</source>
        <translation>Остановлено. Всё, что успело записаться, убрано.</translation>
    </message>
</context>
<context>
    <name>VaultKeys</name>
    <message>
        <source>The passphrase is changed.</source>
        <translation>Фраза сменена.</translation>
    </message>
    <message>
        <source>The new passphrase is set.</source>
        <translation>Новая фраза задана.</translation>
    </message>
    <message>
        <source>Added as no. %1. Note on paper whose that is.</source>
        <translation>Добавлено под №&#xa0;%1. Отметьте на бумаге, чей это номер.</translation>
    </message>
    <message>
        <source>No. %1 does not open this vault any more.</source>
        <translation>№&#xa0;%1 больше не открывает это хранилище.</translation>
    </message>
    <message>
        <source>The new recovery code opens the vault. No other code does.</source>
        <translation>Теперь хранилище открывает новый код восстановления, и только он.</translation>
    </message>
</context>
<context>
    <name>VaultPage</name>
    <message>
        <source>Vault</source>
        <translation>Хранилище</translation>
    </message>
    <message>
        <source>Lock now</source>
        <translation>Запереть</translation>
    </message>
    <message>
        <source>Last step: %1</source>
        <translation>Последний шаг: %1</translation>
    </message>
    <message>
        <source>Nothing to take back.</source>
        <translation>Отменять нечего.</translation>
    </message>
    <message>
        <source>Where it lies</source>
        <translation>Где оно лежит</translation>
    </message>
    <message>
        <source>Folder of the vault</source>
        <translation>Папка хранилища</translation>
    </message>
    <message>
        <source>To copy the vault, lock it and copy this whole folder. A copy opens with the passphrases of its day, also after you have changed them. If the folder is synced, open it on one computer at a time: what two write at once is not put together.</source>
        <translation>Чтобы скопировать хранилище, заблокируйте его и скопируйте всю эту папку. Копия открывается парольными фразами того дня, даже если вы их потом сменили. Если папка синхронизируется, не открывайте её на двух компьютерах одновременно: записанное на обоих сразу не объединяется.</translation>
    </message>
    <message>
        <source>Last changed before it was opened now: %1, state %2. The number grows with every opening in which something is changed. An earlier day or a smaller number than you remember tells that an older copy of the folder was put in its place.</source>
        <translation>Последнее изменение до нынешнего открытия: %1, состояние № %2. Номер растёт с каждым открытием, при котором что-то меняется. Если день раньше или номер меньше, чем вы помните, значит, на место папки положили её старую копию.</translation>
    </message>
    <message>
        <source>Checking and taking out</source>
        <translation>Проверка и выгрузка</translation>
    </message>
    <message>
        <source>The check reads every original and compares it with what was put in. Writing out gives every original as it came and every record in an open format, so that they can be used without Holdall; that copy is not encrypted.</source>
        <translation>Проверка читает каждый оригинал и сверяет его с тем, что было добавлено. Выгрузка отдаёт все оригиналы такими, какими они пришли, и все записи в открытом формате — ими можно пользоваться без Holdall. Эта копия не зашифрована.</translation>
    </message>
    <message>
        <source>Check the vault</source>
        <translation>Проверить хранилище</translation>
    </message>
    <message>
        <source>Write everything out</source>
        <translation>Выгрузить всё</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Что не в порядке</translation>
    </message>
    <message>
        <source>Take them in</source>
        <translation>Принять</translation>
    </message>
    <message>
        <source>Language, looks, locking</source>
        <translation>Язык, вид, запирание</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Как в системе</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Светлые</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Тёмные</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Цвета</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Размер текста</translation>
    </message>
    <message numerus="yes">
        <source>after %n minute(s)</source>
        <translation>
            <numerusform>через %n минуту</numerusform>
            <numerusform>через %n минуты</numerusform>
            <numerusform>через %n минут</numerusform>
        </translation>
    </message>
    <message>
        <source>Lock by itself</source>
        <translation>Запирать само</translation>
    </message>
    <message>
        <source>Nothing moves on screen</source>
        <translation>Без движения на экране</translation>
    </message>
    <message>
        <source>Steps taken</source>
        <translation>Сделанные шаги</translation>
    </message>
    <message>
        <source>Take back the last step</source>
        <translation>Отменить последний шаг</translation>
    </message>
    <message>
        <source>Do it again</source>
        <translation>Вернуть его</translation>
    </message>
    <message>
        <source>What Holdall does and does not protect from</source>
        <translation>От чего Holdall защищает, а от чего нет</translation>
    </message>
    <message>
        <source>Erasing</source>
        <translation>Стирание</translation>
    </message>
    <message>
        <source>The vault cannot be written to where it lies, so it cannot be erased there.</source>
        <translation>Туда, где лежит хранилище, нельзя писать, поэтому стереть его там нельзя.</translation>
    </message>
    <message>
        <source>Destroys this vault for everybody. You are asked once more.</source>
        <translation>Уничтожает это хранилище для всех. Мы спросим ещё раз.</translation>
    </message>
    <message>
        <source>Erase this vault…</source>
        <translation>Стереть хранилище…</translation>
    </message>
</context>
<context>
    <name>VaultRekey</name>
    <message>
        <source>What had been made for new keys is removed.</source>
        <translation>То, что было сделано для новых ключей, удалено.</translation>
    </message>
</context>
<context>
    <name>WelcomeScreen</name>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Keeps your papers locked in one folder, and makes a dossier of them in which every page is where the index says.</source>
        <translation>Хранит ваши бумаги под замком в одной папке и собирает из них досье, где каждая страница стоит там, где обещает опись.</translation>
    </message>
    <message>
        <source>Create a vault</source>
        <translation>Новое хранилище</translation>
    </message>
    <message>
        <source>A new locked folder, on this computer or on a stick.</source>
        <translation>Новая закрытая папка, на этом компьютере или на флешке.</translation>
    </message>
    <message>
        <source>Open a vault</source>
        <translation>Открыть хранилище</translation>
    </message>
    <message>
        <source>A folder whose name ends in .holdall.</source>
        <translation>Папка, имя которой кончается на .holdall.</translation>
    </message>
    <message>
        <source>Look at the sample case</source>
        <translation>Посмотреть пример</translation>
    </message>
    <message>
        <source>An invented family with forty invented papers, to try everything on.</source>
        <translation>Вымышленная семья и сорок вымышленных бумаг, чтобы всё попробовать.</translation>
    </message>
    <message>
        <source>What Holdall does and does not protect from</source>
        <translation>От чего Holdall защищает, а от чего нет</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Last changed: %1 · state %2</source>
        <translation>Последнее изменение: %1 · состояние № %2</translation>
    </message>
    <message>
        <source>Making the sample</source>
        <translation>Готовим пример</translation>
    </message>
    <message>
        <source>The sample is ready. Its passphrase is: %1</source>
        <translation>Пример готов. Его парольная фраза: %1</translation>
    </message>
    <message>
        <source>Lock without it</source>
        <translation>Запереть без этого</translation>
    </message>
    <message>
        <source>Go on without it</source>
        <translation>Продолжить без этого</translation>
    </message>
    <message>
        <source>Close without it</source>
        <translation>Закрыть без этого</translation>
    </message>
    <message>
        <source>What you typed last could not be stored and would be lost.</source>
        <translation>Последнее, что вы ввели, не удалось сохранить, и оно пропадёт.</translation>
    </message>
    <message>
        <source>Not everything is saved</source>
        <translation>Сохранено не всё</translation>
    </message>
</context>
<context>
    <name>WorkScreen</name>
    <message>
        <source>Stop</source>
        <translation>Остановить</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Останавливаем…</translation>
    </message>
</context>
<context>
    <name>_NameRow</name>
    <message>
        <source>Surname</source>
        <translation>Фамилия</translation>
    </message>
    <message>
        <source>Given name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Patronymic</source>
        <translation>Отчество</translation>
    </message>
    <message>
        <source>Where spelling %1 comes from</source>
        <translation>Откуда написание %1</translation>
    </message>
    <message>
        <source>Former name</source>
        <translation>Прежнее имя</translation>
    </message>
    <message>
        <source>Spelling %1 is a former name</source>
        <translation>Написание %1 — прежнее имя</translation>
    </message>
    <message>
        <source>Remove spelling %1</source>
        <translation>Убрать написание %1</translation>
    </message>
</context>
<context>
    <name>_PaperLinks</name>
    <message>
        <source>None yet. Say on a paper whose it is, and it appears here.</source>
        <translation>Пока ни одной. Укажите на бумаге, чья она, и она появится здесь.</translation>
    </message>
</context>
</TS>

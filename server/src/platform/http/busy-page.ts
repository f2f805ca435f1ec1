import { createHash } from 'node:crypto';

/**
 * What a person reads while the portal has more visitors than it can serve. Written by hand: it costs nothing, needs no catalogue and loads
 * nothing. Its look is that of the site's own page for when nothing works (web/src/error.html).
 */
export const busyPage = `<!doctype html>
<html lang="de">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="color-scheme" content="light dark" />
<title>Gerade sehr viel los · Very busy right now</title>
<style>
:root { color-scheme: light dark; --ground: #faf4ea; --text: #13272d; --accent: #0b4d5a; --need: #f2a96b; --offer: #0b4d5a; }
@media (prefers-color-scheme: dark) { :root { --ground: #0f1c21; --text: #f0e9dc; --accent: #8fd4d6; --need: #e39a5c; --offer: #8fd4d6; } }
body { margin: 0; background: var(--ground); color: var(--text); font: 106.25%/1.55 system-ui, 'Noto Sans', 'Noto Sans Arabic', sans-serif; }
main { max-inline-size: 34rem; margin-inline: auto; padding: 2.5rem 1.125rem; }
svg { inline-size: 9rem; block-size: 4.5rem; }
.need { fill: var(--need); }
.offer { fill: var(--offer); }
h1 { margin-block: 1rem 0.5rem; font-size: 1.75rem; line-height: 1.2; }
p { margin-block: 0 0.75rem; }
</style>
</head>
<body>
<main>
<svg viewBox="0 0 96 48" aria-hidden="true" focusable="false">
<path class="need" d="M10 6h24v10a8 8 0 0 0 0 16v10H10a8 8 0 0 1-8-8V14a8 8 0 0 1 8-8Z" />
<path class="offer" d="M62 6h24a8 8 0 0 1 8 8v20a8 8 0 0 1-8 8H62V32a8 8 0 0 1 0-16Z" />
</svg>
<h1>Gerade sehr viel los</h1>
<p>Sehr viele Menschen sind im Moment auf dieser Seite. Bitte laden Sie sie in einigen Sekunden noch einmal. Wenn Sie etwas geschrieben haben: Gehen Sie zurück, es steht noch da.</p>
<p lang="en">Very many people are here at the moment. Please load the page again in a few seconds. If you wrote something: go back, it is still there.</p>
<p lang="uk">Зараз тут дуже багато людей. Завантажте сторінку ще раз за кілька секунд. Ви щось написали? Поверніться назад, текст на місці.</p>
<p lang="ar" dir="rtl">يوجد هنا الآن عدد كبير جدًا من الناس. يُرجى إعادة تحميل الصفحة بعد ثوانٍ. هل كتبت شيئًا؟ عند الرجوع إلى الوراء ستجده كما هو.</p>
<p lang="fa" dir="rtl">الآن آدم‌های خیلی زیادی اینجا هستند. لطفاً چند ثانیه دیگر صفحه را دوباره باز کنید. چیزی نوشته‌اید؟ برگردید، نوشته سر جایش است.</p>
<p lang="tr">Şu anda burada çok fazla insan var. Lütfen birkaç saniye sonra sayfayı yeniden yükleyin. Bir şey yazdıysanız geri dönün, yazdığınız duruyor.</p>
<p lang="ru">Сейчас здесь очень много людей. Загрузите страницу ещё раз через несколько секунд. Вы что-то написали? Вернитесь назад, текст на месте.</p>
<p lang="fr">Il y a beaucoup de monde en ce moment. Rechargez la page dans quelques secondes. Vous avez écrit quelque chose ? Revenez en arrière, c’est encore là.</p>
</main>
</body>
</html>
`;

const style = busyPage.slice(busyPage.indexOf('<style>') + '<style>'.length, busyPage.indexOf('</style>'));

/** The page's own style, by its hash, and nothing else. */
export const busyPolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

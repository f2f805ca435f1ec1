/** What a person reads while the portal has more visitors than it can serve. Plain on purpose: it costs nothing, needs no catalogue and loads nothing. */
export const busyPage = `<!doctype html>
<html lang="de">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>Gerade sehr viel los · Very busy right now</title></head>
<body>
<main>
<h1>Gerade sehr viel los</h1>
<p>Sehr viele Menschen sind im Moment auf dieser Seite. Bitte laden Sie sie in einigen Sekunden noch einmal. Wenn Sie etwas geschrieben haben: Gehen Sie zurück, es steht noch da.</p>
<h1 lang="en">Very busy right now</h1>
<p lang="en">Very many people are using this site at the moment. Please load it again in a few seconds. If you wrote something: go back, it is still there.</p>
</main>
</body>
</html>
`;

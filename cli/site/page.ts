import type { Language } from '../../rules/format.ts';
import { type Html, html, trusted } from './html.ts';

/** Readable on a screen, in the dark and on paper; asks nothing of the network. */
const STYLE = `
:root { color-scheme: light dark; }
body { font: 16px/1.6 system-ui, sans-serif; max-width: 62rem; margin: 0 auto; padding: 1.5rem; word-break: keep-all; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .3rem .8rem .3rem 0; vertical-align: top; border-bottom: 1px solid #8886; }
pre { overflow-x: auto; padding: .8rem; border: 1px solid #8886; border-radius: .3rem; font-size: .85rem; line-height: 1.45; }
.prose p { margin: .25rem 0; } .picture { overflow-x: auto; background: #fff; } .picture svg { max-width: 100%; height: auto; }
.quiet { opacity: .7; }
@media print { body { max-width: none; padding: 0; font-size: 11pt; } pre { white-space: pre-wrap; border: none; padding: 0; } h2 { break-after: avoid; } .picture, pre { break-inside: avoid; } nav { display: none; } a { color: inherit; text-decoration: none; } }
`;

/** Stands in every page, so that a later site may take its place. */
export const WRITTEN_BY = '<meta name="generator" content="ordersense docs">';

/** A whole page. @param home  the way back to the first page, null on it */
export function page(title: string, body: Html, home: string | null, language: Language): string {
  return `<!doctype html>\n${
    html`<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
${trusted(WRITTEN_BY)}
<title>${title}</title>
<style>${trusted(STYLE)}</style>
</head>
<body>
${home === null ? '' : html`<nav><a href="${home}">← index</a></nav>`}
<h1>${title}</h1>
${body}
</body>
</html>
`.markup
  }`;
}

/** Prose whose lines are indented by two blanks a level. */
export function proseHtml(text: string, language: Language): Html {
  const lines = text.trimEnd().split('\n');
  return html`<div class="prose" lang="${language}">
${lines.map((line) => {
  const level = Math.floor(/^ */.exec(line)![0].length / 2);
  return html`<p style="margin-left: ${level * 1.4}rem">${line.trim()}</p>\n`;
})}</div>`;
}

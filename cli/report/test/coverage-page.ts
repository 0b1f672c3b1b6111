import { told } from '../../../dsl/messages/in-language.ts';
import type { Language } from '../../../dsl/messages/language.ts';
import { xmlContent } from '../../../dsl/reporters/xml.ts';
import { say } from '../../../dsl/say.ts';
import type { Coverage } from './coverage.ts';

const STYLE =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}' +
  'table{border-collapse:collapse;width:100%}td{border-top:1px solid #ddd;padding:.3rem .6rem}' +
  '.no td{background:#fff0f0}.no td:first-child{color:#b00020}.yes td:first-child{color:#1b7f3b}';

/** The coverage as one page that needs nothing else. */
export function coveragePage({ reaches, reached, total }: Coverage, language: Language): string {
  const title = told(say`branches covered ${reached}/${total}`, language);
  const playbooks = [...new Set(reaches.map(({ playbook }) => playbook))];
  const parts = playbooks.map((playbook) => {
    const rows = reaches
      .filter((reach) => reach.playbook === playbook)
      .map(
        ({ isReached, kind, name }) =>
          `<tr class="${isReached ? 'yes' : 'no'}"><td>${isReached ? '✓' : '✗'}</td><td>${kind}</td><td>${xmlContent(name)}</td></tr>`,
      );
    return `<h2>${xmlContent(playbook)}</h2>\n<table>\n${rows.join('\n')}\n</table>`;
  });
  return [
    '<!doctype html>',
    `<html lang="${language}"><head><meta charset="utf-8"><title>${xmlContent(title)}</title><style>${STYLE}</style></head>`,
    `<body><h1>${xmlContent(title)}</h1>`,
    ...parts,
    '</body></html>',
    '',
  ].join('\n');
}

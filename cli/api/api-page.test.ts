import { test } from '@jest/globals';
import { expectGenerated, markdownTable } from '../testing/generated-part.ts';
import { ROUTES } from './routes.ts';

test('the page of the API lists every route', () => {
  const rows = ROUTES.map(({ method, path, may, summary }) => [
    `\`${method.toUpperCase()} ${path}\``,
    may,
    summary,
  ]);
  const page = new URL('../../docs/api.md', import.meta.url);
  expectGenerated(page, 'routes', markdownTable(['route', 'who', 'what'], rows));
});

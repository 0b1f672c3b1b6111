import { test } from '@jest/globals';
import { expectGolden } from '../../dsl/testing/golden.ts';
import { expectGenerated, markdownTable } from '../testing/generated-part.ts';
import { openApi } from './open-api.ts';
import { ROUTES } from './routes.ts';

const page = new URL('../../docs/api.md', import.meta.url);

test('the page of the API lists every route', () => {
  const rows = ROUTES.map(({ method, path, may, summary }) => [
    `\`${method.toUpperCase()} ${path}\``,
    may,
    summary,
  ]);
  expectGenerated(page, 'routes', markdownTable(['route', 'who', 'what'], rows));
});

test('docs/openapi.json is what the server says of itself, but for its version', () => {
  const document = `${JSON.stringify(openApi(ROUTES, '0'), null, 2)}\n`;
  expectGolden(new URL('../../docs/openapi.json', import.meta.url), document);
});

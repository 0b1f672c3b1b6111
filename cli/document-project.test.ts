import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { documentProject } from './document-project.ts';
import { deliveryFolder } from './testing/delivery-catalog.ts';
import { temporaryFolders } from './testing/temporary-folder.ts';
import { toldIo } from './testing/told-io.ts';
import { CheckFailed, UsageError } from './usage-error.ts';

const folders = temporaryFolders('docs');
afterAll(() => folders.removeAll());

const site = folders.make('site');
const io = toldIo('ko');
await documentProject(deliveryFolder, site, io);
const pages = readdirSync(site, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.html'))
  .map((path) => ({ path, text: readFileSync(join(site, path), 'utf8') }));
const pageOf = (path: string) => pages.find((page) => page.path === path)!.text;

describe('a site', () => {
  test('has an index, a page for each playbook, and lists', () => {
    expect(pages.map(({ path }) => path).sort()).toEqual(
      expect.arrayContaining([
        ...['checks.html', 'index.html', 'metrics.html', 'names.html'],
        join('playbooks', 'region_order_drop.html'),
      ]),
    );
    expect(io.results.join()).toContain(`${pages.length}쪽`);
  });

  test('is told as JSON too: where it is, and each of its pages', async () => {
    const told = toldIo('ko');
    await documentProject(deliveryFolder, site, told, true);
    const { schema, folder, pages: named } = JSON.parse(told.results.join(''));
    expect([schema, folder]).toEqual(['ordersense.docs/1', site]);
    expect(named.filter((path: string) => path.endsWith('.html')).sort()).toEqual(
      pages.map(({ path }) => path.replaceAll('\\', '/')).sort(),
    );
  });

  test('asks nothing of the network and runs nothing', () => {
    for (const { text } of pages) {
      expect(text).not.toMatch(/<script|<iframe|<link|<img|@import|url\(|src=| on[a-z]+=/i);
      expect(text).toContain(`content="default-src 'none';`);
    }
  });

  test('has no link that leads nowhere', () => {
    for (const { path, text } of pages) {
      for (const [, href = ''] of text.matchAll(/<a href="([^"]+)"/g))
        expect([href, existsSync(normalize(join(site, dirname(path), decodeURI(href))))]).toEqual([
          href,
          true,
        ]);
    }
  });

  test('tells a playbook in both languages, draws it, and shows its tests and its text', () => {
    const text = pageOf(join('playbooks', 'region_order_drop.html'));
    expect(text).toContain('`region`별로, 주문 수가 15분 동안');
    expect(text).toContain('For each region: it starts when');
    expect(text).toContain('<svg ');
    expect(text).toContain('given orders in 강남구 was 3 each 1m for 5w');
    expect(text).toContain('playbook region_order_drop &quot;지역 주문 급감&quot; {');
  });

  test('explains every metric, each once', () => {
    const ids = [...pageOf('metrics.html').matchAll(/<section id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids).toContain('orders.pending');
    expect(new Set(ids).size).toBe(ids.length);
  });
});

const PROJECT = `language 1
stream order_events from kafka "orders" {
  key event_id  time occurred_at
  field event_id is id
  field region is place
}
metric orders = count of order_events per region over 15m
`;

/** A project whose only playbook has this title. */
function projectOf(title: string, when = 'orders'): string {
  const folder = folders.make('project');
  writeFileSync(
    join(folder, 'p.play'),
    `${PROJECT}playbook few "${title}" { when ${when} per region < 3 then { do log.note(text: "<b>{region}</b>") } }\n`,
  );
  return folder;
}

test('words of the author stay words', async () => {
  const into = folders.make('hostile');
  await documentProject(projectOf(`</title><script>alert(1)</script><img src=x>&'`), into, toldIo());
  for (const path of ['index.html', join('playbooks', 'few.html')]) {
    const text = readFileSync(join(into, path), 'utf8');
    expect(text).not.toMatch(/<script|<img|<b>/);
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  }
});

describe('what cannot be written', () => {
  test('a project with errors has no site', async () => {
    const into = join(folders.make('none'), 'site');
    const told = toldIo();
    await expect(documentProject(projectOf('x', 'ordrs'), into, told)).rejects.toBeInstanceOf(CheckFailed);
    expect(told.messages.join()).toContain('there is no metric called `ordrs`');
    expect(existsSync(into)).toBe(false);
  });

  test.each<[string, string, string, string]>([
    ['a page of somebody else', 'index.html', '<h1>ours</h1>', 'was not written by this command'],
    ['any file', 'notes.txt', 'x', 'holds files that are no site of ours'],
  ])('%s is not overwritten', async (_title, name, text, why) => {
    const into = folders.make('foreign');
    writeFileSync(join(into, name), text);
    await expect(documentProject(projectOf('x'), into, toldIo())).rejects.toThrow(why);
    expect(readdirSync(into)).toEqual([name]);
    expect(readFileSync(join(into, name), 'utf8')).toBe(text);
  });

  test('a site of ours is written again, and other files in it stay', async () => {
    const into = folders.make('again');
    await documentProject(projectOf('before'), into, toldIo());
    writeFileSync(join(into, 'CNAME'), 'x');
    await documentProject(projectOf('after'), into, toldIo());
    expect(readFileSync(join(into, 'index.html'), 'utf8')).toContain('after');
    expect(readFileSync(join(into, 'CNAME'), 'utf8')).toBe('x');
  });

  test('a place that is a file is a wrong call', async () => {
    const file = join(folders.make('file'), 'site');
    writeFileSync(file, '');
    await expect(documentProject(projectOf('x'), file, toldIo())).rejects.toBeInstanceOf(UsageError);
  });
});

import type { PlaybookModel } from '../../dsl/model/playbook.ts';
import { parse } from '../../dsl/parse.ts';
import { lineOf } from '../../dsl/resolve/words-of.ts';
import { type Named, namedIn } from '../../rules/describe/named.ts';
import { describeNamed, describePlaybook } from '../../rules/describe.ts';
import type { Language } from '../../rules/format.ts';
import { dotGraph } from '../../rules/graph/dot.ts';
import type { Graph } from '../../rules/graph/graph.ts';
import { playbookGraph } from '../../rules/graph/playbook-graph.ts';
import { projectGraph } from '../../rules/graph/project-graph.ts';
import { svgOf } from '../graph-svg.ts';
import type { LoadedProject } from '../load-project.ts';
import { offersOf } from '../offers.ts';
import { type Html, html, trusted } from './html.ts';
import { page, proseHtml } from './page.ts';
import { siteWords } from './words.ts';

/** A file of a site: its path below the site's folder, `/` between parts, and its text. */
export interface SiteFile {
  readonly path: string;
  readonly text: string;
}

/** A language by its own name. */
const LANGUAGES: Readonly<Record<Language, string>> = { en: 'English', ko: '한국어' };

/** A static site of a project: an index, a page for each playbook, one for metrics, checks and everything else. */
export async function siteOf(project: LoadedProject, language: Language): Promise<readonly SiteFile[]> {
  const paths = pagePaths(project.model.playbooks.map(({ name }) => name));
  const items = writtenItems(project);
  const pages = await Promise.all(
    project.model.playbooks.map(async (playbook) => ({
      path: paths.get(playbook.name)!,
      text: await playbookPage(playbook, project, items, language),
    })),
  );
  const words = siteWords(language);
  const lists: readonly (readonly [path: string, title: string, kinds: readonly Named['kind'][]])[] = [
    ['metrics.html', words.metrics, ['metric']],
    ['checks.html', words.checks, ['check']],
    ['names.html', words.names, ['source', 'probe', 'schedule', 'audience', 'routine']],
  ];
  const index = await indexPage(project, paths, lists, language);
  return [
    { path: 'index.html', text: index },
    ...pages,
    ...lists.map(([path, title, kinds]) => ({ path, text: listPage(title, kinds, project, language) })),
  ];
}

/** Playbook → path of its page: its name where that is a plain file name, numbered where two would be the same. */
function pagePaths(names: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  return new Map(
    names.map((name) => {
      const plain = name.replace(/[^\p{L}\p{N}_.-]+/gu, '-');
      let path = `playbooks/${plain}.html`;
      for (let n = 2; taken.has(path.toLowerCase()); n += 1) path = `playbooks/${plain}-${n}.html`;
      taken.add(path.toLowerCase());
      return [name, path];
    }),
  );
}

/** What stands at a place such as `playbooks/a.play:3`, as written. */
function writtenItems({ files }: LoadedProject): ReadonlyMap<string, string> {
  return new Map(
    files.flatMap(({ path, text }) => {
      const { file } = parse(text, path);
      return file.items.map(({ span }): [string, string] => [
        `${path}:${lineOf(file, span.start)}`,
        file.text.slice(span.start, span.end),
      ]);
    }),
  );
}

async function playbookPage(
  playbook: PlaybookModel,
  { model, connectors }: LoadedProject,
  items: ReadonlyMap<string, string>,
  language: Language,
): Promise<string> {
  const words = siteWords(language);
  const offers = offersOf(connectors);
  const order: readonly Language[] = language === 'ko' ? ['ko', 'en'] : ['en', 'ko'];
  const tests = model.tests.filter((test) => test.playbook === playbook.name);
  const body = html`${order.map(
    (one) => html`<h2>${LANGUAGES[one]}</h2>
${proseHtml(describePlaybook(playbook, model, one, offers), one)}
`,
  )}<h2>${words.picture}</h2>
${await pictureOf(playbookGraph(playbook, model, language))}
<h2>${words.tests}</h2>
${tests.length === 0 ? html`<p class="quiet">${words.noTests}</p>` : tests.map(({ title, place }) => html`<h3>${title}</h3><pre>${items.get(place) ?? place}</pre>\n`)}
<h2>${words.text}</h2>
<p class="quiet">${playbook.place}</p>
<pre>${items.get(playbook.place) ?? ''}</pre>`;
  return page(playbook.title ?? playbook.name, body, '../index.html', language);
}

async function pictureOf(graph: Graph): Promise<Html> {
  const svg = await svgOf(dotGraph(graph));
  return html`<div class="picture">${trusted(svg.replace(/^<\?xml[^>]*>\s*/, ''))}</div>`;
}

async function indexPage(
  { model, config }: LoadedProject,
  paths: ReadonlyMap<string, string>,
  lists: readonly (readonly [path: string, title: string, ...rest: unknown[]])[],
  language: Language,
): Promise<string> {
  const words = siteWords(language);
  const rows = model.playbooks.map(({ name, title, about, severity, mode, owner }) => {
    const tests = model.tests.filter((test) => test.playbook === name).length;
    return html`<tr><td><a href="${encodeURI(paths.get(name)!)}">${title ?? name}</a><br><span class="quiet">${name}</span></td><td>${about ?? ''}</td><td>${severity}</td><td>${mode}</td><td>${owner ?? ''}</td><td>${tests}</td></tr>\n`;
  });
  const body = html`<h2>${words.playbooks}</h2>
<table>
<tr><th>${words.playbooks}</th><th></th><th>${words.severity}</th><th>${words.mode}</th><th>${words.owner}</th><th>${words.testCount}</th></tr>
${rows}</table>
<ul>${lists.map(([path, title]) => html`<li><a href="${path}">${title}</a></li>`)}</ul>
<h2>${words.flow}</h2>
${await pictureOf(projectGraph(model, config.name, language))}`;
  return page(config.name, body, null, language);
}

/** Declarations of some kinds one under the other, each in both languages. */
function listPage(
  title: string,
  kinds: readonly Named['kind'][],
  { model, connectors }: LoadedProject,
  language: Language,
): string {
  const offers = offersOf(connectors);
  const order: readonly Language[] = language === 'ko' ? ['ko', 'en'] : ['en', 'ko'];
  const wanted = namedIn(model).filter(({ kind }) => kinds.includes(kind));
  // A routine is called from several places, a shared check is checked in several playbooks.
  const entries = wanted
    .filter((named, index) => wanted.findIndex(({ of }) => of.name === named.of.name) === index)
    .map(
      (named) =>
        html`<section id="${named.of.name}"><h2>${named.of.title ?? named.of.name}</h2>
${order.map((one) => proseHtml(describeNamed(named, model, one, offers), one))}</section>\n`,
    );
  return page(title, html`${entries}`, 'index.html', language);
}

import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { told } from '../dsl/messages/in-language.ts';
import { isBlocking } from '../dsl/project.ts';
import { say } from '../dsl/say.ts';
import type { Io } from './io.ts';
import { loadProjectAt } from './load-project.ts';
import { reportForPeople, reportOn } from './report/diagnostics.ts';
import { WRITTEN_BY } from './site/page.ts';
import { siteOf } from './site/site.ts';
import { CheckFailed, UsageError } from './usage-error.ts';

/**
 * Writes a static site of a project; pages of an earlier one are replaced, other files stay.
 *
 * @param into  the site's folder, made where it is not there
 * @throws CheckFailed  where the project has errors: half a site would pass for a whole one
 * @throws UsageError   where the folder holds what was not written by us
 */
export async function documentProject(folder: string, into: string, io: Io, json = false): Promise<void> {
  const project = await loadProjectAt(folder);
  const errors = project.diagnostics.filter(isBlocking);
  if (errors.length > 0) {
    io.err(reportForPeople(reportOn(project, { diagnostics: errors }), 'pretty', io.lang));
    throw new CheckFailed('the project has errors');
  }
  await refuseForeign(into);
  const files = await siteOf(project, io.lang);
  try {
    for (const { path, text } of files) {
      const to = join(into, path);
      await mkdir(dirname(to), { recursive: true });
      await writeFile(to, text);
    }
  } catch {
    throw new UsageError(
      say`cannot write into \`${into}\``,
      say`name a folder that is yours to write, or one that is not there yet`,
    );
  }
  if (json) {
    const pages = files.map(({ path }) => path);
    io.out(JSON.stringify({ schema: 'ordersense.docs/1', folder: into, pages }, null, 2));
    return;
  }
  io.out(told(say`${files.length} pages in ${into}, from ${join(into, 'index.html')}`, io.lang));
}

/** A folder is ours to write where it is empty, or where its index says that we wrote it. */
async function refuseForeign(into: string): Promise<void> {
  const there = await readdir(into).catch(() => []);
  if (there.length === 0) return;
  const index = await readFile(join(into, 'index.html'), 'utf8').catch(() => null);
  if (index?.includes(WRITTEN_BY)) return;
  throw new UsageError(
    index === null
      ? say`\`${into}\` holds files that are no site of ours`
      : say`\`${join(into, 'index.html')}\` was not written by this command`,
    say`name an empty folder, or one that is not there yet`,
  );
}

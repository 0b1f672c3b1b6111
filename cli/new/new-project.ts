import { posix } from 'node:path';
import { stringify } from 'yaml';
import { say } from '../../dsl/say.ts';
import { UsageError } from '../usage-error.ts';
import { galleryText, sampleOf } from './gallery.ts';
import type { NewFiles } from './new-file.ts';

/** What a new project begins with: one sample that can be tested at once. */
const FIRST = 'region-drop';

/**
 * A folder with settings, sources, metrics, one playbook and its test.
 *
 * @param folder       its last part is the project's name: `my-city`, `work/my-city`
 * @throws UsageError  for a name that the settings would refuse
 */
export function newProject(folder: string): NewFiles {
  const name = posix.basename(folder);
  if (!/^[a-z0-9][a-z0-9-]*$/.test(name))
    throw new UsageError(
      say`a project cannot be called \`${name}\``,
      say`small letters, digits and hyphens: \`ordersense new project my-city\``,
    );
  const sample = sampleOf(FIRST);
  if (sample === null) throw new Error(`no sample ${FIRST}`);
  const of = (path: string, text: string) => ({ path: posix.join(folder, path), text });
  return {
    files: [
      of(
        'ordersense.config.yaml',
        galleryText('ordersense.config.yaml').replace('name: gallery', `name: ${yamlText(name)}`),
      ),
      of('shared/sources.play', galleryText('shared/sources.play')),
      of('shared/metrics.play', galleryText('shared/metrics.play')),
      of(`playbooks/${FIRST}.play`, sample.playbook),
      of(`tests/${FIRST}.test.play`, sample.test),
    ],
    next: [say`next: ordersense test -C ${folder}, then write your own: docs/first-playbook.md`],
  };
}

/** A name as YAML reads it as text: `1`, `true`, `no` or a date would be something else without quotes. */
function yamlText(name: string): string {
  return /^\d/.test(name) ? `"${name}"` : stringify(name, { version: '1.1' }).trimEnd();
}

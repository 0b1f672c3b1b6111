import { nearest } from '../../dsl/nearest.ts';
import { allOf, say } from '../../dsl/say.ts';
import { UsageError } from '../usage-error.ts';
import { sampleNames, sampleOf } from './gallery.ts';
import type { NewFiles } from './new-file.ts';
import { fileNameOf, newName } from './new-name.ts';

/** The sample that is taken where none is named. */
const DEFAULT = 'region-drop';

/**
 * A playbook from a sample of the gallery, with its test, under a name of its own.
 *
 * @param from  `gallery:region-drop`, or null
 * @throws UsageError  for an unknown sample or a name that is none
 */
export function newPlaybook(written: string, from: string | null): NewFiles {
  const name = newName(written);
  const wanted = (from ?? `gallery:${DEFAULT}`).replace(/^gallery:/, '');
  const sample = sampleOf(wanted);
  if (sample === null) {
    const near = nearest(wanted, sampleNames());
    throw new UsageError(
      say`there is no sample \`${wanted}\``,
      near === null
        ? say`there is ${allOf(sampleNames().map((one) => `\`gallery:${one}\``))}`
        : say`did you mean \`gallery:${near}\`?`,
    );
  }
  const old = /^playbook (\S+)/m.exec(sample.playbook)?.[1] ?? '';
  const file = fileNameOf(name);
  return {
    files: [
      {
        path: `playbooks/${file}.play`,
        text: sample.playbook.replace(`playbook ${old}`, `playbook ${name}`),
      },
      { path: `tests/${file}.test.play`, text: sample.test.replaceAll(`for ${old} {`, `for ${name} {`) },
    ],
    next: [say`next: ordersense lint says what it needs that this project does not have yet`],
  };
}

import { resolve } from 'node:path';
import { told } from '../../dsl/messages/in-language.ts';
import { isBlocking } from '../../dsl/project.ts';
import { english, say, type Text } from '../../dsl/say.ts';
import type { Config } from '../config.ts';
import type { Io } from '../io.ts';
import { type LoadedProject, loadProjectAt } from '../load-project.ts';
import { CONFIG_FILE } from '../settings-file.ts';
import { CheckFailed } from '../usage-error.ts';
import { type Examination, failureOf, fine } from './examination.ts';
import { examineDataFolder, examineNode } from './machine.ts';
import { examineKafka, examineReach, examineRedis, examineStore } from './services.ts';

export interface DoctorOptions {
  readonly directory: string;
  /** Folder of embedded parts; null: `.ordersense` in the project. */
  readonly data: string | null;
  readonly json: boolean;
}

/**
 * `doctor`: every setting and connection that `run` needs, what is wrong and what to do. Writes nothing but a lock for a
 * moment, sends nothing, and never tells the value of a reference.
 *
 * @throws CheckFailed  when something is wrong, which is told
 */
export async function doctor({ directory, data, json }: DoctorOptions, io: Io): Promise<void> {
  const found: Examination[] = [];
  const add = (...all: readonly Examination[]): void => {
    for (const one of all) {
      found.push(one);
      if (!json) io.out(lines(one, io).join('\n'));
    }
  };
  add(examineNode(process.versions.node));
  const project = await loadProjectAt(directory).catch((error: unknown) => {
    add(failureOf('project', error));
    return null;
  });
  const folder = data ?? resolve(directory, '.ordersense');
  if (project !== null) {
    add(...examineProject(project));
    add(examineDataFolder(folder));
    add(...(await examineStore(project.config, folder, Date.now)));
    add(await examineKafka(project.config, topicsOf(project)));
    add(await examineRedis(project.config));
    add(...(await examineConnectors(project)));
  }
  const wrong = found.filter(({ level }) => level === 'error').length;
  const odd = found.filter(({ level }) => level === 'warning').length;
  if (json) io.out(asJson(found));
  else io.out(`\n${told(wrong + odd === 0 ? say`all is well` : say`${wrong} wrong, ${odd} odd`, io.lang)}`);
  if (wrong > 0) throw new CheckFailed('something is wrong');
}

function topicsOf({ model }: LoadedProject): readonly string[] {
  return [...new Set(model.sources.map(({ topic }) => topic))];
}

function examineProject({ config, files, diagnostics, model }: LoadedProject): readonly Examination[] {
  const errors = diagnostics.filter(isBlocking).length;
  return [
    fine('settings', say`${CONFIG_FILE}: project \`${config.name}\`, zone ${config.zone}`),
    fine('ceilings', ceilingsText(config.ceilings)),
    errors === 0
      ? fine('project', say`${files.length} files, ${model.playbooks.length} playbooks`)
      : {
          of: 'project',
          level: 'error',
          said: say`the playbooks have ${errors} errors`,
          help: say`\`ordersense lint\` shows them`,
        },
  ];
}

function ceilingsText({ actsPerMinute, actsPerHour, returnsPerDay }: Config['ceilings']): Text {
  const shown = (count: number) => count.toLocaleString('en-US');
  return say`a playbook is stopped above ${shown(actsPerMinute)} acts in 1m or ${shown(actsPerHour)} in 1h, or where one thing comes back ${shown(returnsPerDay)} times in 1d`;
}

async function examineConnectors({ config, connectors }: LoadedProject): Promise<readonly Examination[]> {
  const { problems, unset } = await connectors.check();
  const unsetPaths = new Set(unset.map(({ path }) => path));
  const bases = Object.entries(config.connectors).flatMap(([entry, settings]) => {
    const base = settings['baseUrl'];
    return typeof base === 'string' && !unsetPaths.has(`connectors.${entry}.baseUrl`)
      ? [[entry, base] as const]
      : [];
  });
  return [
    ...problems.map(
      ({ path, message }): Examination => ({
        of: path,
        level: 'error',
        said: say`${path}: ${message}`,
        help: say`see docs/connectors.md for every setting`,
      }),
    ),
    ...unset.map(
      ({ path, reference }): Examination => ({
        of: path,
        level: 'error',
        said: say`${path}: nothing answers \`${reference}\` here; \`run\` needs it`,
        help: say`set it in the environment, or write the file`,
      }),
    ),
    ...(await Promise.all(bases.map(([entry, base]) => examineReach(entry, base)))),
  ];
}

const SIGN: Readonly<Record<Examination['level'], string>> = { fine: '✓', warning: '!', error: '✗' };

function lines({ level, said, help }: Examination, { lang }: Io): readonly string[] {
  return [
    `${SIGN[level]} ${told(said, lang)}`,
    ...(help === null ? [] : [`    ${told(say`help`, lang)}: ${told(help, lang)}`]),
  ];
}

function asJson(found: readonly Examination[]): string {
  const examinations = found.map(({ of, level, said, help }) => ({
    of,
    level,
    message: english(said),
    help: help === null ? null : english(help),
  }));
  return JSON.stringify({ schema: 'ordersense.doctor/1', examinations }, null, 2);
}

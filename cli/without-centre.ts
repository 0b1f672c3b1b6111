import { type Diagnostic, diagnostic } from '../dsl/diagnostic.ts';
import { audiencesIn } from '../dsl/lint/audiences-in.ts';
import { walk } from '../dsl/lint/walk.ts';
import type { Project } from '../dsl/model/project.ts';
import type { SourceMap } from '../dsl/resolve/source-map.ts';
import { inBoth, say } from '../dsl/say.ts';
import type { Config } from './config.ts';

/**
 * OS1101 for each audience that somebody acts on and that is measured from a place of which nothing says where it is: neither the settings nor a
 * table keyed by it that has a `point`. It would never reach anybody.
 */
export function withoutCentre(
  { audiences, sources, playbooks }: Project,
  map: SourceMap,
  places: Config['places'],
): readonly Diagnostic[] {
  const acts = playbooks.flatMap((playbook) => walk(playbook).acts);
  const reached = new Set(acts.flatMap(({ args }) => audiencesIn(args).map(({ audience }) => audience)));
  return audiences.flatMap((audience) => {
    const { name, within } = audience;
    const place = map.placeOf(audience);
    if (within === null || place === null || !reached.has(name)) return [];
    if (Object.keys(places[within.of] ?? {}).length > 0) return [];
    const isKept = sources.some(
      ({ kind, key, fields }) =>
        kind === 'table' && key === within.of && fields.some(({ type }) => type.kind === 'point'),
    );
    if (isKept) return [];
    return [
      diagnostic(
        'OS1101',
        'error',
        place.file.path,
        place.span,
        inBoth(
          say`nothing says where a \`${within.of}\` is, and \`${name}\` is measured from there`,
          '`{0}`{0:이/가} 어디인지 알 수 없는데 `{1}`{1:은/는} 거기서부터의 거리로 정해집니다',
        ),
        {
          label: inBoth(say`it would never reach anybody`, '아무에게도 닿지 않습니다'),
          help: inBoth(
            say`write \`${`places: { ${within.of}: { 강남구: { lat: 37.4979, lon: 127.0276 } } }`}\` in \`${'ordersense.config.yaml'}\`, or a table with \`${`key ${within.of}`}\` and a field that is \`${'point'}\``,
            '`{1}`에 `{0}`처럼 쓰거나, `{2}`{2:과/와} `{3}` 필드가 있는 표를 두세요',
          ),
        },
      ),
    ];
  });
}

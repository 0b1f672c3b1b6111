import { isBlocking, loadProject } from '../../../dsl/project.ts';
import type { Bundle } from '../../../rules/bundle.ts';
import { compileProject } from '../../../rules/compile/bundle.ts';
import { notYet } from '../../../rules/compile/not-yet.ts';
import { catalogOf, type Manifest } from '../../catalog.ts';

/** The project of the simulated world, compiled for what its remote offers. @throws where it has errors */
export function worldBundle(manifests: readonly Manifest[]): Bundle {
  const { project, diagnostics } = loadProject([{ path: 'world.play', text: PLAY }], catalogOf(manifests));
  const wrong = [
    ...diagnostics.filter(isBlocking).map(({ code, message, span }) => `${code} ${message} at ${span.start}`),
    ...project.playbooks.flatMap((playbook) => notYet(playbook)),
  ];
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  return compileProject(project, { name: 'world', zone: 'Asia/Seoul' });
}

const WHEN = `owner "ops"
  severity high
  mode live
  when orders per region < 5 over 20s for 10s
  recovered when orders per region >= 5 over 20s for 10s`;

/** Lasts long enough for every statement's turn, however often it is tried. */
const SLOW = WHEN.replace('>= 5 over 20s for 10s', '>= 5 over 20s for 90s');

const PLAY = `language 1

stream order_events "주문" from kafka "orders" {
  key event_id  time at  late 2s  silent after 20s  owner "platform"
  field event_id is id
  field region   is place
  field weight   is number
}

table riders "라이더" from kafka "riders" {
  key rider  time at  late 2s  expire after 1h  silent after 1h  owner "fleet"
  field rider  is id(rider)
  field status is one of ("idle", "busy")
  field region is place
}

probe city.app "앱 상태" from city.health(place: region) {
  every 1m  timeout 3s  owner "platform"
  field ok is bool
}

metric orders "주문 수" = count of order_events per region  over 20s  missing as zero
metric weights "무게" = sum of order_events.weight per region  over 20s  missing as zero

define audience near "라이더" = riders where status is "idle" at most 6

playbook closing "문 닫기" {
  ${WHEN}
  guard { cooldown 30m per region  at most 40 runs in 1h }
  then {
    do city.close(place: region) until recovered or 10m
  }
}

playbook told "알림" {
  ${SLOW}
  guard { cooldown 30m per region  at most 40 runs in 1h }
  then {
    do city.grant(place: region)
    do city.tell(place: region)
  }
}

playbook asked "원인" {
  ${WHEN}
  guard { cooldown 30m per region  at most 40 runs in 1h }
  then {
    check app { because app_down "앱 장애" when city.app.ok is false }
    if cause is app_down { do city.grant(place: region) }
    otherwise { do city.tell(place: region) }
  }
}

playbook paid "보너스" {
  ${SLOW}
  guard { cooldown 30m per region  at most 40 runs in 1h  spend at most ₩20_000 in 1d }
  then {
    do city.bonus(to: near, amount: ₩2_000) until recovered or 10m
    do city.greet(to: near)
  }
}

playbook light "가벼움" {
  owner "ops"
  severity low
  mode live
  when weights per region < 12 over 20s for 10s
  recovered when weights per region >= 12 over 20s for 10s
  guard { cooldown 30m per region  at most 40 runs in 1h }
  then {
    do city.tell(place: region)
  }
}
`;

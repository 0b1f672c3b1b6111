import { expect, test } from '@jest/globals';
import { parse } from '../parse.ts';
import { unindented, writtenTree } from '../testing/written-tree.ts';

/** The first statement after `then`, with the words at their spans. */
function actionOf(written: string): string {
  const { file, diagnostics } = parse(`playbook p { when a > 1 then { ${unindented(written)} } }`, 'a.play');
  expect(diagnostics).toEqual([]);
  const [item] = file.items;
  return item?.kind === 'playbook' ? writtenTree(item.body?.[0], file.text) : 'no playbook';
}

// Rules: do, doMod.
test.each<[string, string, string]>([
  [
    'an action is a call',
    'do notify.ops()',
    `
      do ‹do notify.ops()›
        call ‹notify.ops()›
          name ‹notify.ops›
    `,
  ],
  [
    '`as` names its result',
    'do notify.ops() as sent',
    `
      do ‹do notify.ops() as sent›
        call ‹notify.ops()›
          name ‹notify.ops›
        as ‹sent›
    `,
  ],
  [
    '`until recovered`',
    'do x() until recovered',
    `
      do ‹do x() until recovered›
        call ‹x()›
          name ‹x›
        until recovered ‹until recovered›
    `,
  ],
  [
    '`until recovered or` a time from now',
    'do x() until recovered or 2h',
    `
      do ‹do x() until recovered or 2h›
        call ‹x()›
          name ‹x›
        until recovered ‹until recovered or 2h›
          end duration ms=7200000 ‹2h›
    `,
  ],
  [
    '`until recovered or` a time of day',
    'do x() until recovered or 09:00',
    `
      do ‹do x() until recovered or 09:00›
        call ‹x()›
          name ‹x›
        until recovered ‹until recovered or 09:00›
          end time minutes=540 ‹09:00›
    `,
  ],
  [
    '`until` a time from now',
    'do x() until 30m',
    `
      do ‹do x() until 30m›
        call ‹x()›
          name ‹x›
        until ‹until 30m›
          end duration ms=1800000 ‹30m›
    `,
  ],
  [
    '`until` a time of day',
    'do x() until 24:00',
    `
      do ‹do x() until 24:00›
        call ‹x()›
          name ‹x›
        until ‹until 24:00›
          end time minutes=1440 ‹24:00›
    `,
  ],
  [
    '`undo` is a call',
    'do restaurants.pause(of: failing) undo restaurants.resume(of: failing)',
    `
      do ‹do restaurants.pause(of: … ants.resume(of: failing)›
        call ‹restaurants.pause(of: failing)›
          name ‹restaurants.pause›
          args[] ‹of: failing›
            name ‹of›
            value name ‹failing›
        undo ‹restaurants.resume(of: failing)›
          name ‹restaurants.resume›
          args[] ‹of: failing›
            name ‹of›
            value name ‹failing›
    `,
  ],
  [
    '`timeout`',
    'do x() timeout 5s',
    `
      do ‹do x() timeout 5s›
        call ‹x()›
          name ‹x›
        timeout duration ms=5000 ‹5s›
    `,
  ],
  [
    '`retry` without a pause',
    'do x() retry 3 times',
    `
      do ‹do x() retry 3 times›
        call ‹x()›
          name ‹x›
        retry ‹retry 3 times›
          times number ‹3›
    `,
  ],
  [
    '`retry` with a pause',
    'do x() retry 3 times every 30s',
    `
      do ‹do x() retry 3 times every 30s›
        call ‹x()›
          name ‹x›
        retry ‹retry 3 times every 30s›
          times number ‹3›
          every duration ms=30000 ‹30s›
    `,
  ],
  [
    '`on failure` takes braces',
    'do x() on failure { escalate ... }',
    `
      do ‹do x() on failure { escalate ... }›
        call ‹x()›
          name ‹x›
        onFailure[] escalate ‹escalate›
        onFailure[] hole ‹...›
    `,
  ],
  [
    'limits keep their order, other modifiers have places of their own',
    'do x() at most 3 runs until 1h cooldown 5m undo y() at most 10% of riders',
    `
      do ‹do x() at most 3 runs un … () at most 10% of riders›
        call ‹x()›
          name ‹x›
        limits[] cap ‹at most 3 runs›
          amount number ‹3›
          noun ‹runs›
        limits[] cooldown ‹cooldown 5m›
          duration duration ms=300000 ‹5m›
        limits[] cap ‹at most 10% of riders›
          amount percent ratio=0.1 ‹10%›
          of ‹riders›
        until ‹until 1h›
          end duration ms=3600000 ‹1h›
        undo ‹y()›
          name ‹y›
    `,
  ],
])('%s', (_title, written, tree) => {
  expect(actionOf(written)).toBe(unindented(tree));
});

// Rules: call, args, argValue, record.
test.each<[string, string, string]>([
  [
    'by position',
    'do x(1, "a", b.c)',
    `
      do ‹do x(1, "a", b.c)›
        call ‹x(1, "a", b.c)›
          name ‹x›
          args[] ‹1›
            value number ‹1›
          args[] ‹"a"›
            value text ‹"a"›
          args[] ‹b.c›
            value name ‹b.c›
    `,
  ],
  [
    'by name',
    'do x(to: riders, text: "안녕")',
    `
      do ‹do x(to: riders, text: "안녕")›
        call ‹x(to: riders, text: "안녕")›
          name ‹x›
          args[] ‹to: riders›
            name ‹to›
            value name ‹riders›
          args[] ‹text: "안녕"›
            name ‹text›
            value text ‹"안녕"›
    `,
  ],
  [
    'a name may be any word',
    'do x(when: 1, in: 2, 언제: 3, `do`: 4)',
    `
      do ‹do x(when: 1, in: 2, 언제: 3, \`do\`: 4)›
        call ‹x(when: 1, in: 2, 언제: 3, \`do\`: 4)›
          name ‹x›
          args[] ‹when: 1›
            name ‹when›
            value number ‹1›
          args[] ‹in: 2›
            name ‹in›
            value number ‹2›
          args[] ‹언제: 3›
            name ‹언제›
            value number ‹3›
          args[] ‹\`do\`: 4›
            name text=do ‹\`do\`›
            value number ‹4›
    `,
  ],
  [
    'by position and by name',
    'do x(riders, text: "a", 5m)',
    `
      do ‹do x(riders, text: "a", 5m)›
        call ‹x(riders, text: "a", 5m)›
          name ‹x›
          args[] ‹riders›
            value name ‹riders›
          args[] ‹text: "a"›
            name ‹text›
            value text ‹"a"›
          args[] ‹5m›
            value duration ms=300000 ‹5m›
    `,
  ],
  [
    'negative values',
    'do x(-5%, by: -2000원)',
    `
      do ‹do x(-5%, by: -2000원)›
        call ‹x(-5%, by: -2000원)›
          name ‹x›
          args[] ‹-5%›
            value percent ratio=-0.05 ‹-5%›
          args[] ‹by: -2000원›
            name ‹by›
            value money minor=-2000 currency=KRW ‹-2000원›
    `,
  ],
  [
    'truths',
    'do x(true, quiet: false)',
    `
      do ‹do x(true, quiet: false)›
        call ‹x(true, quiet: false)›
          name ‹x›
          args[] ‹true›
            value bool ‹true›
          args[] ‹quiet: false›
            name ‹quiet›
            value bool ‹false›
    `,
  ],
  [
    'a share',
    'do x(n: 80% of riders.available)',
    `
      do ‹do x(n: 80% of riders.available)›
        call ‹x(n: 80% of riders.available)›
          name ‹x›
          args[] ‹n: 80% of riders.available›
            name ‹n›
            value share ‹80% of riders.available›
              literal percent ratio=0.8 ‹80%›
              of ‹riders.available›
    `,
  ],
  [
    'a list',
    'do x([1, "a", [b]])',
    `
      do ‹do x([1, "a", [b]])›
        call ‹x([1, "a", [b]])›
          name ‹x›
          args[] ‹[1, "a", [b]]›
            value list ‹[1, "a", [b]]›
              values[] number ‹1›
              values[] text ‹"a"›
              values[] list ‹[b]›
                values[] name ‹b›
    `,
  ],
  [
    'an empty list',
    'do x(to: [])',
    `
      do ‹do x(to: [])›
        call ‹x(to: [])›
          name ‹x›
          args[] ‹to: []›
            name ‹to›
            value list ‹[]›
    `,
  ],
  [
    'a record',
    'do x({ team: "ops", limits: { a: 1 } })',
    `
      do ‹do x({ team: "ops", limits: { a: 1 } })›
        call ‹x({ team: "ops", limits: { a: 1 } })›
          name ‹x›
          args[] ‹{ team: "ops", limits: { a: 1 } }›
            value record ‹{ team: "ops", limits: { a: 1 } }›
              entries[] ‹team: "ops"›
                name ‹team›
                value text ‹"ops"›
              entries[] ‹limits: { a: 1 }›
                name ‹limits›
                value record ‹{ a: 1 }›
                  entries[] ‹a: 1›
                    name ‹a›
                    value number ‹1›
    `,
  ],
  [
    'an empty record',
    'do x(labels: {})',
    `
      do ‹do x(labels: {})›
        call ‹x(labels: {})›
          name ‹x›
          args[] ‹labels: {}›
            name ‹labels›
            value record ‹{}›
    `,
  ],
  [
    'a call',
    'do x(to: nearest(riders, 5))',
    `
      do ‹do x(to: nearest(riders, 5))›
        call ‹x(to: nearest(riders, 5))›
          name ‹x›
          args[] ‹to: nearest(riders, 5)›
            name ‹to›
            value call ‹nearest(riders, 5)›
              call ‹nearest(riders, 5)›
                name ‹nearest›
                args[] ‹riders›
                  value name ‹riders›
                args[] ‹5›
                  value number ‹5›
    `,
  ],
  [
    'a call without arguments',
    'do x(at: now())',
    `
      do ‹do x(at: now())›
        call ‹x(at: now())›
          name ‹x›
          args[] ‹at: now()›
            name ‹at›
            value call ‹now()›
              call ‹now()›
                name ‹now›
    `,
  ],
  [
    'a text over several lines',
    `
      do x(text: """a
        b""")
    `,
    `
      do ‹do x(text: """a⏎  b""")›
        call ‹x(text: """a⏎  b""")›
          name ‹x›
          args[] ‹text: """a⏎  b"""›
            name ‹text›
            value text value=a⏎b ‹"""a⏎  b"""›
    `,
  ],
  [
    'placeholders of a text have places of their own',
    'do x(text: "{region}: {drop|percent} 줄었어요")',
    `
      do ‹do x(text: "{region}: {drop|percent} 줄었어요")›
        call ‹x(text: "{region}: {drop|percent} 줄었어요")›
          name ‹x›
          args[] ‹text: "{region}: {drop|percent} 줄었어요"›
            name ‹text›
            value text ‹"{region}: {drop|percent} 줄었어요"›
              parts[] placeholder name=region ‹{region}›
              parts[] plain text=": "
              parts[] placeholder name=drop format=percent ‹{drop|percent}›
              parts[] plain text=" 줄었어요"
    `,
  ],
])('arguments: %s', (_title, written, tree) => {
  expect(actionOf(written)).toBe(unindented(tree));
});

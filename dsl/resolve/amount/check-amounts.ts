import { inBoth, say } from '../../say.ts';
import type { Literal } from '../../tree/literal.ts';
import type { Report } from '../report.ts';
import { shortDuration } from '../window.ts';
import { type AmountRole, amountRoles } from './roles.ts';

/** The roles by node, then by field. */
const rolesOf = new Map<string, Map<string, AmountRole>>();
for (const [name, role] of Object.entries(amountRoles)) {
  const [owner = '', field = ''] = name.split('.');
  rolesOf.set(owner, (rolesOf.get(owner) ?? new Map()).set(field, role));
}

/**
 * OS1311 for every amount of a declaration that is none at all, such as `cooldown 0m`: an error, for the engine would
 * do nothing, or everything at once. A warning for one that is too long to be meant, such as `wait 400d`. The tree is
 * walked without knowing its nodes: a literal's part is told by the node and the field in which it stands.
 */
export function checkAmounts(item: object, report: Report): void {
  const visit = (node: object, owner: string): void => {
    const roles = rolesOf.get(owner);
    // Every node of every file comes by: no lists are made on the way.
    for (const field in node) {
      const value = (node as Readonly<Record<string, unknown>>)[field];
      if (typeof value !== 'object' || value === null || field === 'span') continue;
      const role = roles?.get(field);
      if (isLiteral(value) && isBeyondCounting(value)) tellBeyond(value, report);
      else if (role !== undefined && isLiteral(value)) checkAmount(value, role, report);
      else if (!Array.isArray(value)) visit(value, ownerOf(value, field));
      else for (const child of value) if (typeof child === 'object') visit(child, ownerOf(child, field));
    }
  };
  visit(item, ownerOf(item, ''));
}

/** A node is known by its kind; one without a kind by the field that holds it. */
function ownerOf(node: unknown, field: string): string {
  const { kind } = (typeof node === 'object' && node !== null ? node : {}) as { readonly kind?: string };
  return kind ?? field;
}

function isLiteral(value: object): value is Literal {
  return 'raw' in value;
}

/** More than a number can say exactly: what is compared with it is compared with another one. */
function isBeyondCounting(literal: Literal): boolean {
  const size = sizeOf(literal);
  return size !== null && Math.abs(size) > Number.MAX_SAFE_INTEGER;
}

function tellBeyond({ raw, span }: Literal, report: Report): void {
  const most = Number.MAX_SAFE_INTEGER.toLocaleString('en').replaceAll(',', '_');
  report.error(
    'OS1311',
    span,
    inBoth(say`\`${raw}\` is more than can be counted`, '`{0}`{0:은/는} 셀 수 없을 만큼 큽니다'),
    {
      label: inBoth(say`too large`, '너무 큼'),
      help: inBoth(
        say`write what is meant: the most is \`${most}\``,
        '뜻한 값을 쓰세요. 가장 큰 값은 `{0}`입니다',
      ),
    },
  );
}

function checkAmount(literal: Literal, role: AmountRole, report: Report): void {
  const amount = sizeOf(literal);
  if (amount === 0) checkNone(literal, role, report);
  if (amount === null || role.most === null || amount <= role.most) return;
  const most = literal.kind === 'duration' ? shortDuration(role.most) : `${role.most}`;
  const words = `${role.word} ${literal.raw}`;
  report.warn(
    'OS1311',
    literal.span,
    inBoth(say`\`${words}\` is hardly meant`, '`{0}`: 이렇게 크게 쓸 일은 거의 없습니다'),
    {
      label: inBoth(say`more than ${most}`, '{0} 초과'),
      help: inBoth(say`write what is meant, for example \`${role.example}\``, '뜻한 값을 쓰세요. 예: `{0}`'),
    },
  );
}

function checkNone(literal: Literal, said: AmountRole, report: Report): void {
  const role =
    literal.kind === 'money' ? { ...said, word: 'spend at most', example: 'spend at most 500만원' } : said;
  const words = `${role.word} ${literal.raw}`;
  const tell = role.level === 'error' ? report.error : report.warn;
  tell(
    'OS1311',
    literal.span,
    inBoth(say`\`${words}\` amounts to nothing`, '`{0}`: 0이라 아무 뜻이 없습니다'),
    {
      label: role.none,
      help: role.isOptional
        ? inBoth(
            say`leave it out, or write for example \`${role.example}\``,
            '빼거나 알맞은 값을 쓰세요. 예: `{0}`',
          )
        : inBoth(say`write for example \`${role.example}\``, '예: `{0}`'),
    },
  );
}

/** In ms, metres, the smallest unit of money or as counted; null for what has no size. */
function sizeOf(literal: Literal): number | null {
  switch (literal.kind) {
    case 'duration':
      return literal.ms;
    case 'money':
      return literal.minor;
    case 'distance':
      return literal.metres;
    case 'number':
    case 'count':
      return literal.value;
    default:
      return null;
  }
}
